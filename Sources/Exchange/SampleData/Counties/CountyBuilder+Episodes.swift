import Domain

/// Missing episodes with their notices and efforts.
extension CountyBuilder {
  /// Which course an open episode of the county's so-manieth open case takes, or `nil` for none.
  func episodeKind(activeOrdinal: Int) -> Int? {
    guard part.openEpisodes > 0 else { return nil }
    let step = max(1, part.activeCount / part.openEpisodes)
    let turn = activeOrdinal / step
    guard activeOrdinal % step == step / 2, turn < part.openEpisodes else { return nil }
    run.openEpisodes += 1
    return run.openEpisodes - 1
  }

  mutating func addEpisodes(_ youth: SampleYouth) throws {
    let isExploited = youth.standing.status == .confirmed || youth.standing.status == .clear
    if isExploited, random.chance(200) { try addPastEpisode(youth) }
    guard let kind = youth.episodeKind else { return }
    let course = SampleEpisode.of(kind)
    let received = course.received(run)
    let id = run.key("M", width: 4)
    var cells = [
      "id": id, "youth": youth.id,
      "lead_agency": youth.worker.map { workers[$0].agency } ?? childWelfare,
      "last_seen_at": received.adding(seconds: -Int64(random.within(20...180)) * 60).rfc3339,
      "received_at": received.rfc3339, "facility": youth.home ?? "",
      "recovery_worker": course.hasRecoveryWorker ? recoveryWorker(kind) : "",
      "whereabouts_known": course.isWhereaboutsKnown ? "yes" : "no",
      "location_approved": course.isWhereaboutsKnown ? "no" : "",
    ]
    if kind % 3 == 2, let other = otherCounty() { cells["suspected_county"] = other }
    if let hours = course.returnedHoursAgo {
      cells["returned_at"] = run.hoursAgo(hours).rfc3339
      cells["return_kind"] = "advocate"
    }
    try add("missing", cells)
    try addNotices(id, course, received)
    for (index, hours) in course.efforts.enumerated() {
      let isSeen = course.returnedHoursAgo.map { hours > course.hours - $0 } ?? false
      try addEffort(
        id, received.adding(seconds: Int64(hours) * 3_600), isSeen ? "face_to_face" : nil, index)
    }
  }

  private func addNotices(_ id: String, _ course: SampleEpisode, _ received: Instant) throws {
    for notice in course.notices {
      try addNotice(id, notice.party, received.adding(seconds: Int64(notice.hours) * 3_600 - 300))
    }
    if course.hasExemption {
      try add(
        "notices",
        [
          "episode": id, "party": NoticeParty.parentsGuardiansTribe.rawValue,
          "at": received.rfc3339, "exempt_reason": "a court order limits contact",
        ])
    }
  }

  private func addNotice(_ id: String, _ party: NoticeParty, _ at: Instant) throws {
    let isFiled = party == .lawEnforcement || party == .ncmec
    try add(
      "notices",
      [
        "episode": id, "party": party.rawValue, "at": at.rfc3339, "by": supervisors.first ?? "",
        "reference": isFiled ? "SAMPLE-\(id)" : "",
      ])
  }

  private mutating func addEffort(_ id: String, _ at: Instant, _ kind: String?, _ index: Int) throws
  {
    let kinds = ["placement_contact", "relatives", "school", "friends", "advocate_outreach"]
    try add(
      "efforts",
      [
        "episode": id, "at": at.rfc3339, "kind": kind ?? SampleNames.word(kinds, index),
        "result": kind != nil
          ? "talked, safe and well" : random.weighted([("no answer", 3), ("message left", 2)]),
        "by": supervisors.first ?? "",
      ])
  }

  /// An episode that ended well, some months ago.
  private mutating func addPastEpisode(_ youth: SampleYouth) throws {
    let received = run.hoursAgo(24 * random.within(40...300), minutes: random.below(1_440))
    let returned = received.adding(seconds: Int64(random.within(10...200)) * 3_600)
    let id = run.key("M", width: 4)
    try add(
      "missing",
      [
        "id": id, "youth": youth.id, "lead_agency": childWelfare,
        "last_seen_at": received.adding(seconds: -7_200).rfc3339,
        "received_at": received.rfc3339, "recovery_worker": recoveryWorker(youth.index),
        "returned_at": returned.rfc3339, "return_kind": random.weighted([("self", 3), ("LE", 2)]),
        "debriefed_at": returned.adding(seconds: 40 * 3_600).rfc3339,
        "screened_at": returned.adding(seconds: 41 * 3_600).rfc3339,
        "closed_at": returned.adding(trueDays: 4).rfc3339, "whereabouts_known": "yes",
        "location_approved": "yes",
      ])
    for party in [NoticeParty.lawEnforcement, .ncmec, .attorney, .court, .parentsGuardiansTribe] {
      try addNotice(id, party, received.adding(seconds: Int64(random.within(30...1_300)) * 60))
    }
    for party in [NoticeParty.lawEnforcement, .ncmec] {
      try addNotice(id, party, returned.adding(seconds: Int64(random.within(20...220)) * 60))
    }
    try addEffort(id, returned.adding(seconds: 15 * 3_600), "face_to_face", 0)
  }

  private func recoveryWorker(_ turn: Int) -> String {
    recoveryWorkers.isEmpty
      ? supervisors.first ?? "" : recoveryWorkers[turn % recoveryWorkers.count]
  }

  /// Another county of the store in which the youth may be.
  private func otherCounty() -> String? {
    run.counties.first { $0 != fips }
  }
}
