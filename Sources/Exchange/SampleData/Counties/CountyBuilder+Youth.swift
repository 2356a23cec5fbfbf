import Domain

/// Youth with their circumstances and how far exploitation is recognised.
extension CountyBuilder {
  mutating func addYouth() throws {
    dealing = SampleDealing(part: part, random: &random)
    var active = 0
    var unassigned = 0
    var sibling: (group: String, worker: Int?)?
    for index in dealing.standings.indices {
      var youth = makeYouth(index)
      if youth.standing.isActive {
        if examples.count < 4 { examples.append(youth.id) }
        youth.episodeKind = episodeKind(activeOrdinal: active)
        active += 1
        deal(&youth, &unassigned, &sibling)
      }
      try addRows(of: &youth)
    }
  }

  private mutating func addRows(of youth: inout SampleYouth) throws {
    try addYouthRow(youth)
    try addFlags(youth)
    try addStatus(youth)
    try addReports(youth)
    if youth.standing.isActive {
      try addOpenCase(youth)
      try addStay(&youth)
      try addEpisodes(youth)
      try addHearing(youth)
    } else if random.chance(450) {
      try addClosedCase(youth)
    }
  }

  private mutating func makeYouth(_ index: Int) -> SampleYouth {
    let standing = dealing.standings[index]
    let identified = identifiedAt(standing)
    // Who was identified in the published span is older by now.
    let isLater = standing.isActive && part.past.total > 0
    let isNonminor = standing.isActive && random.chance(isLater ? 200 : 80)
    let age =
      isNonminor
      ? random.within(18...19)
      : isLater ? random.within(15...17) : random.within(11...17)
    let reference = standing.isActive ? run.today : run.zone.localDate(of: identified)
    let born = reference.adding(months: -12 * age).adding(days: -random.within(1...360))
    return SampleYouth(
      id: run.key("Y"), index: index, standing: standing, identifiedAt: identified, bornOn: born,
      isNonminor: isNonminor, languages: random.weighted([("en", 80), ("en;es", 15), ("es", 5)]),
      openedOn: run.zone.localDate(of: identified))
  }

  private mutating func identifiedAt(_ standing: SampleDealing.Standing) -> Instant {
    guard part.past.total > 0 else {
      let isRecent = standing.isActive && standing.status != .historic
      return run.hoursAgo(
        24 * (isRecent ? random.within(5...330) : random.within(420...900)),
        minutes: random.below(1_440))
    }
    let span = SamplePlan.State.span(run.zone)
    let seconds = Int(span.until.seconds - span.from.seconds)
    // Who has an open case now was young then.
    let earliest = standing.isActive ? seconds * 4 / 5 : 0
    return span.from.adding(seconds: Int64(earliest + random.below(seconds - earliest)))
  }

  /// Finds the youth's worker and component; siblings share a worker.
  private mutating func deal(
    _ youth: inout SampleYouth, _ unassigned: inout Int,
    _ sibling: inout (group: String, worker: Int?)?
  ) {
    if let known = sibling {
      youth.group = known.group
      youth.worker = known.worker
      sibling = nil
    } else {
      let isLeft =
        part.isShowcase
        ? unassigned == 0 && place != 1 && youth.standing.status == .clear : random.chance(3)
      youth.worker = isLeft ? nil : leastLoaded()
      unassigned += isLeft ? 1 : 0
      if !isLeft, youth.episodeKind == nil, random.chance(70) {
        youth.group = run.key("G")
        sibling = (youth.group ?? "", youth.worker)
      }
    }
    chooseComponent(&youth)
    if let worker = youth.worker {
      workers[worker].points += run.defaultPoints(youth.component, youth.standing.status)
    }
  }

  private func leastLoaded() -> Int? {
    workers.indices.min {
      workers[$0].points * 100 * workers[$1].pull * workers[$1].capacity
        < workers[$1].points * 100 * workers[$0].pull * workers[$0].capacity
    }
  }

  private mutating func chooseComponent(_ youth: inout SampleYouth) {
    var days = random.within(30...700)
    switch youth.worker.map({ workers[$0].line }) ?? .emergency {
    case .emergency:
      youth.component = random.chance(800) ? .emergencyResponse : .emergencyResponseAssessment
      days = youth.component == .emergencyResponse ? random.within(1...29) : random.within(0...5)
    case .probation: youth.component = .probation
    case .exploitation:
      youth.component =
        youth.isNonminor
        ? .supportiveTransition
        : random.weighted([
          (.familyReunification, 42), (.familyMaintenance, 24), (.permanentPlacement, 24),
          (.voluntaryFamilyMaintenance, 10),
        ])
    }
    youth.openedOn = run.today.adding(days: -days)
  }

  private mutating func addYouthRow(_ youth: SampleYouth) throws {
    let word = SampleNames.word(SampleNames.youth, random.below(SampleNames.youth.count))
    let line = youth.worker.map { workers[$0].line }
    let involvement =
      line == .probation ? "probation" : random.weighted([("child_welfare", 94), ("dual", 6)])
    // A few have nobody who answers for them: the board counts them.
    let hasLead = !youth.standing.isActive || !random.chance(15)
    let agency = youth.worker.map { workers[$0].agency } ?? childWelfare
    let person = youth.worker.map { workers[$0].id } ?? supervisors.first ?? ""
    try add(
      "youth",
      [
        "id": youth.id, "initials": "S\(word.prefix(1))",
        "name": "Sample \(word) \(youth.id.dropFirst(2))", "born_on": youth.bornOn.text,
        "gender": random.weighted([("female", 78), ("male", 16), ("nonbinary", 6)]),
        "county": fips, "languages": youth.languages, "sibling_group": youth.group ?? "",
        "involvement": youth.standing.isActive ? involvement : "none",
        "lead_agency": hasLead ? agency : "", "lead_person": hasLead ? person : "",
      ])
  }

  private static let flags: [(YouthFlag, perThousand: Int)] = [
    (.pregnantOrParenting, 40), (.icwaActiveEfforts, 35), (.hospitalOrDetention, 12),
    (.dualLead, 30), (.dualNonLead, 20), (.specialtyCourt, 80), (.confidentialLocation, 30),
    (.exploitationLocal, 70), (.needsSubstanceUseCapable, 60), (.wantsLgbtqAffirming, 50),
  ]

  private mutating func addFlags(_ youth: SampleYouth) throws {
    guard youth.standing.isActive else { return }
    for (flag, perThousand) in Self.flags where random.chance(perThousand) {
      try addFlag(youth, flag, from: run.today.adding(days: -random.within(2...90)))
    }
    if youth.languages == "es" { try addFlag(youth, .interpreter, from: youth.openedOn) }
    if youth.group != nil, random.chance(400) {
      try addFlag(youth, .siblingsOrdered, from: youth.openedOn)
    }
    if youth.isNonminor {
      try addFlag(youth, .nonminorDependent, from: youth.bornOn.adding(months: 216))
    }
  }

  private func addFlag(_ youth: SampleYouth, _ flag: YouthFlag, from: LocalDate) throws {
    try add("flags", ["youth": youth.id, "flag": flag.rawValue, "from": from.text])
  }
}
