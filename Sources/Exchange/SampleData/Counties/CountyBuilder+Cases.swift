import Domain

/// Cases, who has them, where the youth stays, and what court says next.
extension CountyBuilder {
  mutating func addOpenCase(_ youth: SampleYouth) throws {
    let id = run.key("C")
    try add(
      "cases",
      [
        "id": id, "youth": youth.id, "county": fips, "component": youth.component.rawValue,
        "opened_on": youth.openedOn.text,
      ])
    guard let worker = youth.worker else { return }
    var since = youth.openedOn
    if let formerWorker, since < run.today.adding(days: -60), random.chance(80) {
      let change = run.today.adding(days: -random.within(20...50))
      try assign(
        id, formerWorker, "primary", from: since, until: change,
        handover: "met together, file read")
      since = change
    }
    try assign(id, workers[worker].id, "primary", from: since)
    if workers.count > 1, random.chance(60) {
      let other = (worker + 1 + random.below(workers.count - 1)) % workers.count
      workers[other].points +=
        run.defaultPoints(youth.component, youth.standing.status) / 2
      try assign(
        id, workers[other].id, random.chance(700) ? "secondary" : "courtesy", from: since)
    }
  }

  mutating func addClosedCase(_ youth: SampleYouth) throws {
    let id = run.key("C")
    let opened = youth.openedOn.adding(days: random.within(1...5))
    let closed = min(opened.adding(days: random.within(60...600)), run.today.adding(days: -1))
    let component = random.weighted([("FR", 40), ("FM", 25), ("ER", 20), ("PP", 15)])
    try add(
      "cases",
      [
        "id": id, "youth": youth.id, "county": fips, "component": component,
        "opened_on": opened.text, "closed_on": closed.text,
      ])
    let veterans = workers.filter(\.isVeteran)
    guard !veterans.isEmpty else { return }
    try assign(
      id, veterans[random.below(veterans.count)].id, "primary", from: opened, until: closed)
  }

  private func assign(
    _ caseKey: String, _ staff: String, _ role: String, from: LocalDate, until: LocalDate? = nil,
    handover: String = ""
  ) throws {
    try add(
      "assignments",
      [
        "case": caseKey, "staff": staff, "role": role, "from": from.text,
        "until": until?.text ?? "", "handover": handover,
      ])
  }

  /// A stay, for youth in care, as long as there are beds.
  mutating func addStay(_ youth: inout SampleYouth) throws {
    let inCare: [CaseComponent] = [
      .familyReunification, .permanentPlacement, .supportiveTransition, .probation,
    ]
    guard inCare.contains(youth.component) || youth.episodeKind != nil,
      let home = takeBed(youth)
    else { return }
    let most = max(1, run.today.daysSinceEpoch - youth.openedOn.daysSinceEpoch)
    let days = random.chance(80) ? random.within(1...13) : random.within(14...400)
    var from = run.hoursAgo(24 * min(days, most), minutes: random.below(900))
    let left = youth.episodeKind.map { SampleEpisode.of($0).received(run) }
    if let left { from = min(from, left.adding(trueDays: -3)) }
    if days < most - 40, random.chance(250), let earlier = homes.first {
      try add(
        "stays",
        [
          "youth": youth.id, "facility": earlier.id,
          "from": from.adding(trueDays: -random.within(10...30)).rfc3339,
          "until": from.rfc3339, "end_reason": "moved nearer to family",
        ])
    }
    youth.home = home
    var cells = ["youth": youth.id, "facility": home, "from": from.rfc3339]
    if let left {
      cells["until"] = left.rfc3339
      cells["end_reason"] = "missing from care"
    }
    try add("stays", cells)
  }

  private mutating func takeBed(_ youth: SampleYouth) -> String? {
    if random.chance(50), let far = run.bedsForOthers.firstIndex(where: { $0.beds > 0 }) {
      let home = run.bedsForOthers[far].home
      if !homes.contains(where: { $0.id == home }) {
        run.bedsForOthers[far].beds -= 1
        return home
      }
    }
    let start = random.below(homes.count)
    for step in homes.indices {
      let index = (start + step) % homes.count
      let isForAdults = homes[index].type == .transitionalHousingNonminor
      guard isForAdults == youth.isNonminor else { continue }
      // Who is missing now has left the bed.
      if youth.episodeKind != nil { return homes[index].id }
      guard homes[index].hasRoom else { continue }
      homes[index].placed += 1
      return homes[index].id
    }
    return nil
  }

  mutating func addHearing(_ youth: SampleYouth) throws {
    guard random.chance(220) else { return }
    let day = run.today.adding(days: random.within(1...60))
    let weekday = day.weekday > 5 ? day.adding(days: 8 - day.weekday) : day
    let isDesignated = random.chance(200)
    try add(
      "hearings",
      [
        "id": run.key("H"), "youth": youth.id,
        "court": isDesignated ? "Sample \(part.county.name) Specialty Court" : court,
        "designated": isDesignated ? "yes" : "no",
        "at": run.at(weekday, hour: random.weighted([(9, 3), (10, 2), (13, 2)])).rfc3339,
        "kind": random.weighted([("review", 4), ("six_month", 3), ("permanency", 2)]),
      ])
  }
}
