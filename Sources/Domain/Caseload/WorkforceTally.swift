/// Sums points and distinct cases by worker, unit and county while cases go by.
struct WorkforceTally {
  /// Distinct cases of a group, and of the CSE cases those whose primary worker is designated.
  struct Counts {
    var cases = 0
    var cseCases = 0
    var inDesignated = 0
  }

  private struct UnitKey: Hashable {
    var county: String
    var unit: String?
  }

  private let staff: [StaffFacts]
  private let indexes: [String: Int]
  private var points: [Int]
  private var ofWorker: [Counts]
  private var ofUnit: [UnitKey: Counts] = [:]
  private var ofCounty: [String: Counts] = [:]

  init(staff: [StaffFacts]) {
    self.staff = staff
    indexes = Dictionary(
      staff.indices.map { (staff[$0].id, $0) }, uniquingKeysWith: { _, later in later })
    points = Array(repeating: 0, count: staff.count)
    ofWorker = Array(repeating: Counts(), count: staff.count)
  }

  /// The place of that member in the staff that was given.
  func index(of id: String) -> Int? { indexes[id] }

  mutating func add(points added: Int, to member: Int) { points[member] += added }

  /// Counts the case once for each of its workers, their units and their counties.
  mutating func addCase(_ one: WeighedCase) {
    let isExploitation = one.weight.status.isExploitation
    let isInDesignated =
      isExploitation
      && one.assignments.contains { held in
        held.facts.role == .primary && held.member.map { staff[$0].cseDesignated } == true
      }
    func count(_ counts: inout Counts) {
      counts.cases += 1
      if isExploitation { counts.cseCases += 1 }
      if isInDesignated { counts.inDesignated += 1 }
    }
    var workers: [Int] = []
    var units: [UnitKey] = []
    var counties: [String] = []
    for assignment in one.assignments {
      guard let index = assignment.member, !workers.contains(index) else { continue }
      workers.append(index)
      count(&ofWorker[index])
      let unit = UnitKey(county: staff[index].county, unit: staff[index].unit)
      guard !units.contains(unit) else { continue }
      units.append(unit)
      count(&ofUnit[unit, default: Counts()])
      guard !counties.contains(unit.county) else { continue }
      counties.append(unit.county)
      count(&ofCounty[unit.county, default: Counts()])
    }
  }

  /// Workers and supervisors in service, and whoever holds a case, in the order they were given.
  func workerRows(tables: inout WeightTables, today: LocalDate) -> [WorkerRow] {
    var rows: [WorkerRow] = []
    for (index, one) in staff.enumerated() {
      let isInService = one.isInService(on: today)
      let isListed = isInService && (one.role == .worker || one.role == .supervisor)
      guard isListed || ofWorker[index].cases > 0 else { continue }
      let table = tables[one.county]
      let capacity =
        isInService && one.role == .worker
        ? table.capacity(fteHundredths: one.fteHundredths, reliefPercent: one.reliefPercent) : 0
      rows.append(
        WorkerRow(
          worker: one.id, name: one.name, unit: one.unit, county: one.county, role: one.role,
          cseDesignated: one.cseDesignated, fteHundredths: one.fteHundredths,
          cases: ofWorker[index].cases, cseCases: ofWorker[index].cseCases,
          points: points[index], capacity: capacity,
          percent: Share(count: points[index], total: capacity, of: "capacity"),
          band: table.band(points: points[index], capacity: capacity)))
    }
    return rows
  }

  func unitRows(of workers: [WorkerRow]) -> [GroupRow] {
    Dictionary(grouping: workers) { UnitKey(county: $0.county, unit: $0.unit) }
      .map { key, members in
        GroupRow(
          county: key.county, unit: key.unit, members: members,
          counts: ofUnit[key] ?? Counts())
      }
  }

  /// By FIPS code.
  func countyRows(
    of workers: [WorkerRow], counties: [CountyFacts], posts: [String: Posts]
  ) -> [GroupRow] {
    let known = Dictionary(counties.map { ($0.fips, $0) }, uniquingKeysWith: { _, later in later })
    return Dictionary(grouping: workers, by: \.county)
      .map { fips, members in
        GroupRow(
          county: fips, about: known[fips], members: members,
          counts: ofCounty[fips] ?? Counts(), posts: posts[fips])
      }
      .sorted { $0.county < $1.county }
  }
}

extension GroupRow {
  fileprivate init(
    county: String, unit: String? = nil, about: CountyFacts? = nil, members: [WorkerRow],
    counts: WorkforceTally.Counts, posts: Posts? = nil
  ) {
    let points = members.reduce(0) { $0 + $1.points }
    let capacity = members.reduce(0) { $0 + $1.capacity }
    let percents = members.compactMap(\.percent.percentTenths)
    self.init(
      county: county, unit: unit, name: about?.name, optedInOn: about?.optedInOn,
      cases: counts.cases, cseCases: counts.cseCases,
      holders: members.count { $0.cseCases > 0 }, points: points, capacity: capacity,
      percent: Share(count: points, total: capacity, of: "capacity"),
      cseInDesignated: Share(
        count: counts.inDesignated, total: counts.cseCases, of: "cse_cases"),
      posts: posts,
      meanPercentTenths: percents.isEmpty
        ? nil : Rounding.halfUp(percents.reduce(0, +), over: percents.count),
      spreadPercentTenths: percents.max().flatMap { most in percents.min().map { most - $0 } })
  }
}

extension Posts {
  /// The posts of each county that has a row at or before the day: of each agency and role the
  /// newest row, with the people in service in that agency, role and county.
  ///
  /// Source: interface §4.7.
  static func byCounty(
    positions: [PositionFacts], staff: [StaffFacts], today: LocalDate
  ) -> [String: Posts] {
    struct Post: Hashable {
      var county: String
      var agency: String
      var role: StaffRole
    }
    var newest: [Post: PositionFacts] = [:]
    for row in positions where row.asOf <= today {
      let post = Post(county: row.county, agency: row.agency, role: row.role)
      if let found = newest[post], found.asOf > row.asOf { continue }
      newest[post] = row
    }
    guard !newest.isEmpty else { return [:] }
    var filled: [Post: Int] = [:]
    for one in staff where one.isInService(on: today) {
      filled[Post(county: one.county, agency: one.agency, role: one.role), default: 0] += 1
    }
    var posts: [String: Posts] = [:]
    for (post, row) in newest {
      let found = posts[post.county] ?? Posts(funded: 0, filled: 0, vacant: 0)
      let people = filled[post] ?? 0
      posts[post.county] = Posts(
        funded: found.funded + row.funded, filled: found.filled + people,
        vacant: found.vacant + max(0, row.funded - people))
    }
    return posts
  }
}
