/// What a county's allocation is for (S2; D§1.3, Budget).
public enum BudgetPurpose: String, ClosedVocabulary {
  case prevention
  case intervention
  case training
  case staff
  case advocates
  case services
  case administration
}

/// Why a budget needs a look.
public enum BudgetFlag: String, ClosedVocabulary {
  /// More is planned than was allocated.
  case overAllocated = "over_allocated"
  /// More was spent than is planned for the purpose.
  case overSpent = "over_spent"
  /// Something is planned, and no plan says what was allocated.
  case noAllocation = "no_allocation"
  /// A plan has an allocation, and nothing says what it is for.
  case nothingPlanned = "nothing_planned"
}

/// What is planned for one purpose, in hundredths of a dollar.
public struct BudgetPart: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The year.
  public let year: FiscalYear
  /// What for.
  public let purpose: BudgetPurpose
  /// What is planned.
  public let planned: Int
  /// What was spent so far; `nil` = not known.
  public let spent: Int?

  /// Makes the part.
  public init(
    county: String, year: FiscalYear, purpose: BudgetPurpose, planned: Int, spent: Int?
  ) {
    self.county = county
    self.year = year
    self.purpose = purpose
    self.planned = planned
    self.spent = spent
  }
}

/// One county's budget of one fiscal year, by purpose; amounts are hundredths of a dollar.
public struct CountyBudget: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The year.
  public let year: FiscalYear
  /// What the plan says was allocated; `nil` = not known.
  public let allocation: Int?
  /// What is planned by purpose, in the order of the vocabulary.
  public let parts: [BudgetPart]

  /// The sum of what is planned; `nil` where nothing is.
  public var planned: Int? { parts.isEmpty ? nil : parts.reduce(0) { $0 + $1.planned } }
  /// The sum of what was spent, as far as it is known; `nil` where none is.
  public var spent: Int? {
    let known = parts.compactMap(\.spent)
    return known.isEmpty ? nil : known.reduce(0, +)
  }
  /// What is not planned for yet, negative where too much is; `nil` where either is unknown.
  public var left: Int? {
    guard let allocation, let planned else { return nil }
    return allocation - planned
  }

  /// Why it needs a look, the worst first.
  public var flag: BudgetFlag? {
    if let left, left < 0 { return .overAllocated }
    if parts.contains(where: { ($0.spent ?? 0) > $0.planned }) { return .overSpent }
    if parts.isEmpty { return .nothingPlanned }
    return allocation == nil ? .noAllocation : nil
  }

  /// Every county and year with an allocation or a part, the newest year and what is flagged first.
  ///
  /// - Parameter allocations: of the plans received; hundredths of a dollar.
  public static func lines(
    allocations: [(county: String, year: FiscalYear, amount: Int)], parts: [BudgetPart]
  ) -> [CountyBudget] {
    struct Place: Hashable { let county: String, year: FiscalYear }
    var amounts: [Place: Int] = [:]
    for (county, year, amount) in allocations {
      amounts[Place(county: county, year: year)] = amount
    }
    let byPlace = Dictionary(grouping: parts) { Place(county: $0.county, year: $0.year) }
    let order = BudgetPurpose.allCases
    let lines = Set(amounts.keys).union(byPlace.keys).map { place in
      CountyBudget(
        county: place.county, year: place.year, allocation: amounts[place],
        parts: (byPlace[place] ?? []).sorted {
          order.firstIndex(of: $0.purpose) ?? 0 < order.firstIndex(of: $1.purpose) ?? 0
        })
    }
    return lines.sorted { rank(of: $0) < rank(of: $1) }
  }

  private static func rank(of line: CountyBudget) -> (Int, Int, String) {
    let flag =
      line.flag.flatMap { BudgetFlag.allCases.firstIndex(of: $0) } ?? BudgetFlag.allCases.count
    return (-line.year.start, flag, line.county)
  }
}
