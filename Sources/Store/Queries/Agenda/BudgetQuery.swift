import Database
import Domain

/// What counties' allocations are for, by fiscal year (S2).
public struct BudgetQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all that the viewer sees.
  public let counties: [String]

  /// Budgets at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_budget_parts_f15"] + PlanReader.views }

  /// The newest year first, in it what is flagged.
  public func fetch(_ viewing: Viewing) throws -> [CountyBudget] {
    let chosen = { (county: String) in counties.isEmpty || counties.contains(county) }
    let parts = try viewing.connection.fetchAll(
      """
      SELECT b.county, b.fiscal_year, b.purpose, b.planned, b.spent FROM my_budget_parts_f15 b
      WHERE b.at = (SELECT max(n.at) FROM my_budget_parts_f15 n WHERE n.county = b.county
        AND n.fiscal_year = b.fiscal_year AND n.purpose = b.purpose AND n.at <= ?1)
      """, [.integer(at.seconds)]
    ) { row -> BudgetPart? in
      guard let year = FiscalYear(row.text(1)), let purpose = BudgetPurpose(stored: row.text(2))
      else { return nil }
      return BudgetPart(
        county: row.text(0), year: year, purpose: purpose, planned: row.int(3),
        spent: row.optionalInt(4))
    }
    let allocations = try PlanReader(viewing, at: at).versions().compactMap { version in
      version.header.allocation.map {
        (county: version.header.county, year: version.header.year, amount: $0)
      }
    }
    return CountyBudget.lines(
      allocations: allocations.filter { chosen($0.county) },
      parts: parts.compactMap { $0 }.filter { chosen($0.county) })
  }
}
