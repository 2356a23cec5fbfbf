import Domain

/// The caseload of the contract read a second time, plainly and slowly, as lines of text.
///
/// It shares the facts and the time types with the product and nothing of its rules: every
/// figure is found by looking through all the rows again.
struct NaiveCaseload {
  var cases: [CaseFacts]
  var staff: [StaffFacts]
  var positions: [PositionFacts]
  var policies: [PolicyRow]
  var now: Instant
  var zone: ZoneRules

  var today: LocalDate { zone.localDate(of: now) }

  static let shipped: [String: Int] = [
    "base ER": 120, "base ERA": 13, "base FM": 110, "base FR": 100, "base PP": 66,
    "base VFM": 110, "base ST": 66, "base PROB": 100, "tier none": 100, "tier at_risk": 125,
    "tier possible": 140, "tier clear": 170, "tier confirmed": 200,
    "tier confirmed_historic": 125, "role primary": 100, "role secondary": 50,
    "role courtesy": 35, "role closing": 25, "modifier missing": 75,
    "modifier return_window": 25, "modifier new_disclosure": 50,
    "modifier placement_change": 25, "modifier placement_change_max": 50,
    "modifier specialty_court": 25, "modifier dual_lead": 25, "modifier dual_non_lead": 15,
    "modifier nmd": 15, "modifier pregnant_or_parenting": 25, "modifier out_of_county": 15,
    "modifier out_of_state": 40, "modifier icwa_active_efforts": 25, "modifier interpreter": 10,
    "modifier hospital_or_detention": 25, "modifier floor": 25, "modifier ceiling": 500,
    "capacity full_time": 2_000, "band room": 85, "band full": 100, "band over": 115,
  ]

  func number(_ kind: String, _ key: String, in county: String) -> Int {
    for owner in [county, nil] as [String?] {
      let rows = policies.filter {
        $0.county == owner && $0.kind.rawValue == kind && $0.key == key && $0.effectiveOn <= today
      }
      if let latest = rows.map(\.effectiveOn).max() {
        return rows.last { $0.effectiveOn == latest }?.value ?? 0
      }
    }
    return Self.shipped[kind + " " + key] ?? -1_000_000
  }

  /// The whole number nearest to the quotient, upward from the middle.
  func round(_ number: Int, by divisor: Int) -> Int {
    var whole = 0
    while 2 * (number - whole * divisor) >= divisor { whole += 1 }
    return whole
  }

  func inForce(_ from: Instant, _ until: Instant?, days: Int64 = 0) -> Bool {
    let end = until.map { $0.seconds + days * 86_400 } ?? Int64.max
    return from.seconds <= now.seconds && now.seconds < end
  }

  func status(_ youth: YouthEvidence) -> String {
    var names = youth.statuses.filter { inForce($0.from, $0.until) }.map(\.status.rawValue)
    let screenings = youth.screenings.filter {
      $0.tool == "cse_it" && $0.version == "2.0" && $0.screenedOn <= today
    }
    if let newest = screenings.map(\.screenedOn).max(),
      let score = screenings.last(where: { $0.screenedOn == newest })?.score
    {
      if score >= 9 { names.append("clear") } else if score >= 4 { names.append("possible") }
    }
    guard names.contains("confirmed") else {
      return ["clear", "possible", "at_risk"].first { names.contains($0) } ?? "none"
    }
    let instants =
      youth.statuses.filter { $0.status == .confirmed || $0.basis == .disclosure }.map(\.from)
      + youth.reports.filter { $0.screening == .screenedIn }
      .filter { ($0.screenedAt ?? $0.receivedAt) <= now }.map(\.receivedAt)
    let days =
      instants.filter { $0 <= now }.map { zone.localDate(of: $0) }
      + screenings.filter { ($0.score ?? 0) >= 9 }.map(\.screenedOn)
    return days.contains { today <= yearLater($0) } ? "confirmed" : "confirmed_historic"
  }

  func yearLater(_ day: LocalDate) -> LocalDate {
    LocalDate(year: day.year + 1, month: day.month, day: day.day)
      ?? LocalDate(daysSinceEpoch: day.daysSinceEpoch + 365)
  }

  func modifiers(_ one: CaseFacts) -> [(name: String, points: Int)] {
    let youth = one.evidence
    var open: Set<String> = []
    for row in youth.flags {
      let isHospital = row.flag == .hospitalOrDetention
      guard inForce(row.from, row.until, days: isHospital ? 3 : 0) else { continue }
      open.insert(row.flag.rawValue)
    }
    if ["none", "at_risk"].contains(status(youth)) { open.remove("nmd") }
    for row in youth.episodes {
      let end = row.returnedAt.map { Instant(seconds: $0.seconds + 604_800) } ?? row.closedAt
      if inForce(row.receivedAt, end) { open.insert("missing") }
      guard let back = row.returnedAt, inForce(back, back, days: 14) else { continue }
      let both = [row.screenedAt, row.debriefedAt].compactMap { $0 }
      if both.count < 2 || both.contains(where: { now < $0 }) { open.insert("return_window") }
    }
    for row in youth.statuses
    where row.basis == .disclosure && inForce(row.from, row.from, days: 30) {
      open.insert("new_disclosure")
    }
    let current = youth.stays.filter { inForce($0.from, $0.until) }
    if current.contains(where: { $0.facilityType == .outOfState }) {
      open.insert("out_of_state")
    } else if current.contains(where: { $0.facilityCounty != youth.county }) {
      open.insert("out_of_county")
    }
    let changes = youth.stays.filter { inForce($0.from, $0.from, days: 14) }.count
    if changes > 0 { open.insert("placement_change") }
    return CaseModifier.storedNames.filter { open.contains($0) }.map { name in
      let points = number("modifier", name, in: one.county)
      guard name == "placement_change" else { return (name, points) }
      return (
        name, min(points * changes, number("modifier", "placement_change_max", in: one.county))
      )
    }
  }

  var open: [CaseFacts] {
    cases.filter { $0.openedOn <= today && today <= ($0.closedOn ?? today) }
  }

  func held(_ one: CaseFacts) -> [AssignmentFacts] {
    one.assignments.filter { inForce($0.from, $0.until) }
  }

  func base(_ one: CaseFacts, halved: Bool) -> Int {
    let whole = number("base", one.component.rawValue, in: one.county)
    return halved ? round(whole, by: 2) : whole
  }

  func points(_ one: CaseFacts, halved: Bool) -> Int {
    let tier = number("tier", status(one.evidence), in: one.county)
    var points = round(base(one, halved: halved) * tier, by: 100)
    for modifier in modifiers(one) { points += modifier.points }
    points = max(points, number("modifier", "floor", in: one.county))
    return min(points, number("modifier", "ceiling", in: one.county))
  }

  func isHalved(_ one: CaseFacts) -> Bool {
    guard let group = one.evidence.siblingGroup else { return false }
    for mine in held(one) where mine.role == .primary {
      let together = open.filter { other in
        other.evidence.siblingGroup == group
          && held(other).contains { $0.role == .primary && $0.staff == mine.staff }
      }
      guard Set(together.map(\.youth)).count > 1 else { continue }
      let most = together.map { points($0, halved: false) }.max()
      let whole = together.filter { points($0, halved: false) == most }.map(\.id).min()
      if whole != one.id { return true }
    }
    return false
  }

  func isExploitation(_ one: CaseFacts) -> Bool {
    !["none", "at_risk"].contains(status(one.evidence))
  }

  func assigned(_ one: CaseFacts, _ assignment: AssignmentFacts) -> Int {
    let whole = points(one, halved: isHalved(one))
    return round(whole * number("role", assignment.role.rawValue, in: one.county), by: 100)
  }
}

// MARK: - Lines

extension NaiveCaseload {
  var caseLines: [String] {
    open.flatMap { one -> [String] in
      let halved = isHalved(one)
      let status = status(one.evidence)
      let added = modifiers(one).map { "\($0.name)=\($0.points)" }.joined(separator: ";")
      let weight =
        "\(status) \(base(one, halved: halved)) "
        + "\(number("tier", status, in: one.county)) [\(added)] \(points(one, halved: halved))"
      let rows = held(one).map { assignment in
        "\(one.id) \(assignment.staff) \(assignment.role.rawValue) \(weight) "
          + "\(assigned(one, assignment))"
      }
      return rows.isEmpty ? ["\(one.id) - - \(weight) 0"] : rows
    }
  }

  func isInService(_ person: StaffFacts) -> Bool {
    person.startedOn <= today && today <= (person.endedOn ?? today)
  }

  func cases(of person: StaffFacts) -> [CaseFacts] {
    open.filter { held($0).contains { $0.staff == person.id } }
  }

  var members: [StaffFacts] {
    staff.filter { person in
      isInService(person) && [.worker, .supervisor].contains(person.role)
        || !cases(of: person).isEmpty
    }
  }

  func load(_ person: StaffFacts) -> Int {
    var sum = 0
    for one in open {
      for assignment in held(one) where assignment.staff == person.id {
        sum += assigned(one, assignment)
      }
    }
    return sum
  }

  func capacity(_ person: StaffFacts) -> Int {
    guard person.role == .worker, isInService(person) else { return 0 }
    let full = number("capacity", "full_time", in: person.county)
    return round(full * person.fteHundredths * (100 - person.reliefPercent), by: 10_000)
  }

  func band(_ person: StaffFacts) -> String {
    let room = capacity(person)
    guard room > 0 else { return "-" }
    let load = load(person) * 100
    if load < number("band", "room", in: person.county) * room { return "room" }
    if load <= number("band", "full", in: person.county) * room { return "full" }
    if load <= number("band", "over", in: person.county) * room { return "over" }
    return "blocked"
  }

  func tenths(_ person: StaffFacts) -> Int? {
    capacity(person) == 0 ? nil : round(load(person) * 1_000, by: capacity(person))
  }

  var workerLines: [String] {
    members.map { person in
      let mine = cases(of: person)
      return "\(person.id) \(mine.count) \(mine.filter(isExploitation).count) \(load(person)) "
        + "\(capacity(person)) \(tenths(person).map { "\($0)" } ?? "-") \(band(person))"
    }
  }

  func groupLine(_ people: [StaffFacts]) -> String {
    let ids = Set(people.map(\.id))
    let mine = open.filter { held($0).contains { ids.contains($0.staff) } }
    let exploited = mine.filter(isExploitation)
    let designated = exploited.filter { one in
      held(one).contains { assignment in
        assignment.role == .primary
          && staff.contains { $0.id == assignment.staff && $0.cseDesignated }
      }
    }
    let holders = people.filter { cases(of: $0).contains(where: isExploitation) }
    let percents = people.compactMap(tenths)
    let mean = percents.isEmpty ? "-" : "\(round(percents.reduce(0, +), by: percents.count))"
    let spread = percents.isEmpty ? "-" : "\((percents.max() ?? 0) - (percents.min() ?? 0))"
    return "\(mine.count) \(exploited.count) \(holders.count) "
      + "\(people.map(load).reduce(0, +)) \(people.map(capacity).reduce(0, +)) "
      + "\(designated.count) \(mean) \(spread)"
  }

  var unitLines: [String] {
    Set(members.map { [$0.county, $0.unit ?? "-"] }).map { key in
      let people = members.filter { [$0.county, $0.unit ?? "-"] == key }
      return "\(key[0]) \(key[1]) \(groupLine(people))"
    }
  }

  var countyLines: [String] {
    Set(members.map(\.county)).sorted().map { county in
      let people = members.filter { $0.county == county }
      return "\(county) \(groupLine(people)) \(posts(county))"
    }
  }

  func posts(_ county: String) -> String {
    let rows = positions.filter { $0.county == county && $0.asOf <= today }
    let newest = rows.filter { row in
      !rows.contains { $0.agency == row.agency && $0.role == row.role && $0.asOf > row.asOf }
    }
    guard !newest.isEmpty else { return "- - -" }
    let filled = newest.map { row in
      staff.filter {
        isInService($0) && $0.county == county && $0.agency == row.agency && $0.role == row.role
      }.count
    }
    let vacant = zip(newest, filled).map { max(0, $0.funded - $1) }
    return "\(newest.map(\.funded).reduce(0, +)) \(filled.reduce(0, +)) \(vacant.reduce(0, +))"
  }
}
