import Domain

/// County plans of three years: complete ones, drafts, gaps, and years in which none came.
extension CountyBuilder {
  /// How a county's plans stand, from the present year backwards.
  private struct Standing {
    let status: PlanStatus?
    var lacking: Set<String> = []
    var empty: Set<String> = []
  }

  /// Five kinds of counties, in turn.
  private static let standings: [[Standing]] = [
    [Standing(status: .submitted), Standing(status: .approved), Standing(status: .approved)],
    [
      Standing(status: .draft, lacking: ["Missing-youth protocol"], empty: ["Budget"]),
      Standing(status: .approved), Standing(status: nil),
    ],
    [
      Standing(status: nil), Standing(status: .submitted, empty: ["Data and outcomes"]),
      Standing(status: .approved),
    ],
    [
      Standing(status: .approved), Standing(status: .approved),
      Standing(status: .approved, lacking: ["MDT tiers"]),
    ],
    [
      Standing(status: .submitted, lacking: ["Training"]), Standing(status: nil),
      Standing(status: .approved),
    ],
  ]

  /// Gives the county's plans to the sink.
  mutating func addPlans() throws {
    let current = FiscalYear(of: run.today)
    for (age, standing) in Self.standings[place % Self.standings.count].enumerated().reversed() {
      guard let status = standing.status else { continue }
      let year = current.adding(-age)
      let plan = SamplePlanText(
        county: part.county, year: year, age: age, status: status, lacking: standing.lacking,
        empty: standing.empty, submittedOn: submission(year, status),
        allocation: 60_000 + part.county.population * 150 + year.start % 10 * 5_000)
      try run.sink.addPlan("\(fips)-\(year.text).md", plan.text)
    }
  }

  /// A plan is handed in before its year begins, this year's by today.
  private mutating func submission(_ year: FiscalYear, _ status: PlanStatus) -> LocalDate? {
    if status == .draft { return nil }
    guard let begin = LocalDate(year: year.start, month: 7, day: 1) else { return nil }
    return min(begin.adding(days: -random.within(5...40)), run.today)
  }
}
