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

  /// Counts by a key, and for each member the place of theirs, so that no key is hashed by case.
  private struct Places<Key: Hashable> {
    private var placeByKey: [Key: Int] = [:]
    private(set) var ofMember: [Int] = []
    var counts: [Counts] = []

    subscript(key: Key) -> Counts { placeByKey[key].map { counts[$0] } ?? Counts() }

    mutating func add(_ key: Key) {
      let place = placeByKey[key] ?? counts.count
      if place == counts.count {
        placeByKey[key] = place
        counts.append(Counts())
      }
      ofMember.append(place)
    }
  }

  private let staff: [StaffFacts]
  private let indexes: [String: Int]
  private var points: [Int]
  private var ofWorker: [Counts]
  private var units = Places<UnitKey>()
  private var counties = Places<String>()

  init(staff: [StaffFacts]) {
    self.staff = staff
    indexes = Dictionary(
      staff.indices.map { (staff[$0].id, $0) }, uniquingKeysWith: { _, later in later })
    points = Array(repeating: 0, count: staff.count)
    ofWorker = Array(repeating: Counts(), count: staff.count)
    for one in staff {
      units.add(UnitKey(county: one.county, unit: one.unit))
      counties.add(one.county)
    }
  }

  /// The place of that member in the staff that was given.
  func index(of id: String) -> Int? { indexes[id] }

  mutating func add(points added: Int, to member: Int) { points[member] += added }

  /// Counts a case of that status once for each of its workers, their units and their counties.
  mutating func addCase(_ status: ExploitationStatus, _ assignments: ArraySlice<HeldAssignment>) {
    let isExploitation = status.isExploitation
    let isInDesignated =
      isExploitation
      && assignments.contains { held in
        held.facts.role == .primary && held.member.map { staff[$0].cseDesignated } == true
      }
    func count(_ counts: inout Counts) {
      counts.cases += 1
      if isExploitation { counts.cseCases += 1 }
      if isInDesignated { counts.inDesignated += 1 }
    }
    // A case has one to three assignments, so looking back is cheaper than a set.
    for index in assignments.indices {
      guard let member = assignments[index].member else { continue }
      let earlier = assignments[assignments.startIndex..<index]
      func isNew(_ place: (Int) -> Int) -> Bool {
        !earlier.contains { $0.member.map(place) == place(member) }
      }
      if isNew({ $0 }) { count(&ofWorker[member]) }
      let unit = units.ofMember
      if isNew({ unit[$0] }) { count(&units.counts[unit[member]]) }
      let county = counties.ofMember
      if isNew({ county[$0] }) { count(&counties.counts[county[member]]) }
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
          band: table.band(points: points[index], capacity: capacity),
          trainingEndedOn: one.designationEndedOn,
          leftOn: one.endedOn.flatMap { $0 < today ? $0 : nil }))
    }
    return rows
  }

  func unitRows(of workers: [WorkerRow], tables: inout WeightTables) -> [GroupRow] {
    var rows: [GroupRow] = []
    for (key, members) in Dictionary(
      grouping: workers, by: { UnitKey(county: $0.county, unit: $0.unit) })
    {
      rows.append(
        GroupRow(
          county: key.county, unit: key.unit, members: members, counts: units[key],
          table: tables[key.county]))
    }
    return rows
  }

  /// By FIPS code.
  func countyRows(
    of workers: [WorkerRow], about facts: [CountyFacts], posts: [String: Posts],
    tables: inout WeightTables
  ) -> [GroupRow] {
    let known = Dictionary(facts.map { ($0.fips, $0) }, uniquingKeysWith: { _, later in later })
    var rows: [GroupRow] = []
    for (fips, members) in Dictionary(grouping: workers, by: \.county) {
      rows.append(
        GroupRow(
          county: fips, about: known[fips], members: members,
          counts: counties[fips], posts: posts[fips], table: tables[fips]))
    }
    return rows.sorted { $0.county < $1.county }
  }
}

extension GroupRow {
  fileprivate init(
    county: String, unit: String? = nil, about: CountyFacts? = nil, members: [WorkerRow],
    counts: WorkforceTally.Counts, posts: Posts? = nil, table: WeightTable
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
      spreadPercentTenths: percents.max().flatMap { most in percents.min().map { most - $0 } },
      band: table.band(points: points, capacity: capacity))
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
