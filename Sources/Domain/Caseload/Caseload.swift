/// Weighted caseloads: one function from facts and a time to every figure of the listing.
public enum Caseload {
  /// Weighs every open case and sums by worker, unit and county.
  ///
  /// - Parameters:
  ///   - cases: Of any time; closed ones are passed over.
  ///   - staff: As they are at the instant, whether or not in service.
  ///   - positions: Of any time.
  ///   - counties: For the names and days of the counties' rows.
  /// - Complexity: Linear in the rows, apart from sorting the answer.
  ///
  /// Source: interface §4.1, §4.7.
  public static func evaluate(
    cases: [CaseFacts], staff: [StaffFacts], positions: [PositionFacts],
    counties: [CountyFacts], policies: PolicyBook, at instant: Instant, zone: ZoneRules
  ) -> CaseloadFigures {
    var weigher = CaseWeigher(policies: policies, at: instant, zone: zone)
    // Each case is reached where it stands: a copy of one counts a dozen references.
    for index in cases.indices { weigher.weigh(cases[index]) }
    return weigher.figures(staff: staff, positions: positions, counties: counties)
  }
}

/// The weight tables of one day, each county's looked up once.
struct WeightTables {
  let policies: PolicyBook
  let day: LocalDate
  private(set) var all: [WeightTable] = []
  private var places: [String: Int] = [:]
  /// What was asked for last: cases come county by county.
  private var last: (county: String, place: Int)?

  init(policies: PolicyBook, day: LocalDate) {
    self.policies = policies
    self.day = day
  }

  mutating func index(of county: String) -> Int {
    if let last, last.county == county { return last.place }
    let place = places[county] ?? all.count
    last = (county, place)
    if place == all.count {
      places[county] = place
      all.append(policies.weights(for: county, on: day))
    }
    return place
  }

  subscript(county: String) -> WeightTable {
    mutating get { all[index(of: county)] }
  }
}
