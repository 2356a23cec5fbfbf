/// What a county has beside its people: beds that are made for youth with exploitation, and money
/// (S98).
public struct CountyResources: Hashable, Sendable {
  /// Beds of facilities that are able to care for youth with exploitation.
  public struct Beds: Hashable, Sendable {
    /// Contracted beds of the facilities that count.
    public let contracted: Int
    /// Open ones among them.
    public let open: Int
    /// Facilities whose beds are not counted, as they are stale, not confirmed or not licensed.
    public let leftOut: Int

    /// Adds up facilities as every total of beds does (interface §4.7).
    public init(_ lines: [FacilityLine]) {
      let totals = BedTotals(lines)
      contracted = lines.reduce(0) { $0 + ($1.counts ? $1.beds.contracted ?? 0 : 0) }
      (open, leftOut) = (totals.open, totals.leftOut)
    }
  }

  /// The budget of the fiscal year, in hundredths of a dollar.
  public struct Funds: Hashable, Sendable {
    /// What the plan says was allocated; `nil` = not known.
    public let allocation: Int?
    /// What is planned of it; `nil` = nothing is.
    public let planned: Int?
    /// What was spent; `nil` = not known.
    public let spent: Int?

    /// Those of a budget; of none nothing is known.
    public init(_ budget: CountyBudget?) {
      (allocation, planned, spent) = (budget?.allocation, budget?.planned, budget?.spent)
    }
  }

  /// The beds; `nil` = not for the viewer to see.
  public let beds: Beds?
  /// The money; `nil` = not for the viewer to see.
  public let funds: Funds?

  /// What a viewer sees of it.
  public init(beds: Beds? = nil, funds: Funds? = nil) {
    self.beds = beds
    self.funds = funds
  }
}
