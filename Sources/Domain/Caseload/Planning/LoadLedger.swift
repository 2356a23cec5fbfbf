/// What everybody carries, kept up to date while cases change hands on paper.
///
/// It gives the same points as ``Caseload/evaluate(cases:staff:positions:counties:policies:at:zone:)``
/// and costs only the cases that a move bears on: those of the youth's siblings with the two
/// workers. Source: interface §4.1.
struct LoadLedger {
  /// A share of a case.
  struct Share: Hashable {
    var staff: Int
    var role: AssignmentRole
    var from: Instant
  }

  /// A case as it weighs.
  struct Entry {
    let id: String
    let youth: String
    let county: String
    let group: String?
    /// Points with the whole base, and with half of it.
    let whole: Int
    let half: Int
    let status: ExploitationStatus
    let table: Int
    var shares: [Share]
  }

  private struct Holding: Hashable {
    var group: String
    var staff: Int
  }

  /// The open cases, in the order of the facts.
  private(set) var entries: [Entry] = []
  /// Points by the place of the member of staff in the facts.
  private(set) var points: [Int]
  /// Capacity by place: of workers in service only.
  let capacities: [Int]
  private var cases: [[Int: Int]]
  private var holdings: [Holding: Set<Int>] = [:]
  private let tables: [WeightTable]
  private let tableOfStaff: [Int]

  /// The keys of staff: those of the facts in their order, then whoever else has a share.
  let keys: [String]

  init(_ facts: PlanningFacts) {
    let day = facts.day
    var tables = WeightTables(policies: facts.policies, day: day)
    var (keys, places) = (facts.staff.map(\.id), [String: Int]())
    for (place, key) in keys.enumerated() { places[key] = place }
    func place(of key: String) -> Int {
      if let place = places[key] { return place }
      places[key] = keys.count
      keys.append(key)
      return keys.count - 1
    }
    let tableOfStaff = facts.staff.map { tables.index(of: $0.county) }
    for one in facts.cases where one.isOpen(on: day) {
      let table = tables.index(of: one.county)
      let weight = CaseWeight(
        component: one.component, evidence: one.evidence, table: tables.all[table], at: facts.at,
        zone: facts.zone)
      let shares = one.assignments.compactMap { held in
        facts.at.isWithin(from: held.from, until: held.until)
          ? Share(staff: place(of: held.staff), role: held.role, from: held.from) : nil
      }
      entries.append(
        Entry(
          id: one.id, youth: one.youth, county: one.county, group: one.evidence.siblingGroup,
          whole: weight.points, half: weight.halving(with: tables.all[table]).points,
          status: weight.status, table: table, shares: shares))
    }
    let all = tables.all
    let known = facts.staff.enumerated().map { place, one in
      one.isInService(on: day) && one.role == .worker
        ? all[tableOfStaff[place]].capacity(
          fteHundredths: one.fteHundredths, reliefPercent: one.reliefPercent) : 0
    }
    let strangers = keys.count - facts.staff.count
    capacities = known + Array(repeating: 0, count: strangers)
    self.tableOfStaff = tableOfStaff + Array(repeating: 0, count: strangers)
    self.tables = all
    self.keys = keys
    points = Array(repeating: 0, count: keys.count)
    cases = Array(repeating: [:], count: keys.count)
    for index in entries.indices { hold(index) }
    for index in entries.indices { count(index, 1) }
  }

  /// Distinct cases of a member of staff.
  func caseCount(_ staff: Int) -> Int { cases[staff].count }

  /// The places of the cases of a member of staff.
  func cases(of staff: Int) -> [Int] { cases[staff].keys.sorted() }

  /// The band of so many points of a member of staff.
  func band(_ staff: Int, points: Int) -> LoadBand? {
    capacities[staff] == 0
      ? nil : tables[tableOfStaff[staff]].band(points: points, capacity: capacities[staff])
  }

  /// Points of a case as it weighs now.
  func weight(_ index: Int) -> Int { isHalved(index) ? entries[index].half : entries[index].whole }

  /// What a share of a case weighs now.
  func points(_ index: Int, _ role: AssignmentRole) -> Int {
    Rounding.halfUp(weight(index) * tables[entries[index].table].role(role), over: 100)
  }

  /// Points of the cases of which somebody is the primary worker.
  func primaryPoints(_ staff: Int) -> Int {
    cases(of: staff).reduce(0) { sum, index in
      let isPrimary = entries[index].shares.contains { $0.staff == staff && $0.role == .primary }
      return isPrimary ? sum + points(index, .primary) : sum
    }
  }

  /// Gives somebody a share of a case, or takes it away, and counts anew what that bears on.
  mutating func change(_ index: Int, adding: Share?, removing: Share?) {
    let group = entries[index].group
    var touched: Set<Int> = [index]
    for share in [adding, removing] {
      guard let share, let group, share.role == .primary else { continue }
      touched.formUnion(holdings[Holding(group: group, staff: share.staff)] ?? [])
    }
    for one in touched { count(one, -1) }
    release(index)
    if let removing {
      let place = entries[index].shares.firstIndex {
        $0.staff == removing.staff && $0.role == removing.role
      }
      if let place { entries[index].shares.remove(at: place) }
    }
    if let adding { entries[index].shares.append(adding) }
    hold(index)
    for one in touched { count(one, 1) }
  }

  // MARK: - Siblings

  private mutating func hold(_ index: Int) {
    guard let group = entries[index].group else { return }
    for share in entries[index].shares where share.role == .primary {
      holdings[Holding(group: group, staff: share.staff), default: []].insert(index)
    }
  }

  private mutating func release(_ index: Int) {
    guard let group = entries[index].group else { return }
    for share in entries[index].shares where share.role == .primary {
      holdings[Holding(group: group, staff: share.staff)]?.remove(index)
    }
  }

  /// Whether the sibling rule takes half of the case's base off.
  private func isHalved(_ index: Int) -> Bool {
    guard let group = entries[index].group else { return false }
    return entries[index].shares.contains { share in
      guard share.role == .primary,
        let held = holdings[Holding(group: group, staff: share.staff)],
        held.contains(where: { entries[$0].youth != entries[index].youth })
      else { return false }
      let whole = held.min { one, other in
        (-entries[one].whole, entries[one].id) < (-entries[other].whole, entries[other].id)
      }
      return whole != index
    }
  }

  private mutating func count(_ index: Int, _ sign: Int) {
    for share in entries[index].shares {
      points[share.staff] += sign * points(index, share.role)
      cases[share.staff][index, default: 0] += sign
      if cases[share.staff][index] == 0 { cases[share.staff][index] = nil }
    }
  }
}
