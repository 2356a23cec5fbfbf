import Domain

/// The listings of `budget`: what allocations are for.
public enum BudgetColumns {
  /// One row a county and fiscal year.
  public static let listing = Listing<CountyBudget>(
    name: "budget",
    columns: [
      Column("county", "County", priority: 1, emphasis: { _ in .strong }) { .key($0.county) },
      Column("fiscal_year", "Year", priority: 1) { .key($0.year.text) },
      Column(
        "flag", "Flag", priority: 1, emphasis: { emphasis(of: $0.flag) },
        sign: { sign(of: $0.flag) }
      ) { .code($0.flag) },
      Column("allocation", "Allocated $", kind: .number, priority: 2) {
        PlanColumns.amount($0.allocation)
      },
      Column("planned", "Planned $", kind: .number, priority: 2) { PlanColumns.amount($0.planned) },
      Column(
        "left", "Left $", kind: .number, priority: 2,
        emphasis: { $0.left ?? 0 < 0 ? .critical : .normal }
      ) { PlanColumns.amount($0.left) },
      Column("spent", "Spent $", kind: .number, priority: 3) { PlanColumns.amount($0.spent) },
      Column("purposes", "Planned by purpose", priority: 4) { line in
        .records(
          line.parts.map {
            CellRecord([
              .init("purpose", .code($0.purpose)),
              .init("planned", PlanColumns.amount($0.planned)),
            ])
          })
      },
    ],
    summaryKeys: ["budgets", "over_allocated", "allocation", "planned", "spent"],
    emptyText: "No plan with an allocation came, and nothing is planned. Press a and choose"
      + " set-budget: what is planned for a purpose.")

  /// The sums of the counties, each the sum of its rows.
  public static func summary(of lines: [CountyBudget]) -> [(key: String, cell: Cell)] {
    func sum(_ amount: (CountyBudget) -> Int?) -> Cell {
      PlanColumns.amount(lines.reduce(0) { $0 + (amount($1) ?? 0) })
    }
    return [
      ("budgets", .integer(lines.count)),
      ("over_allocated", .integer(lines.count { $0.flag == .overAllocated })),
      ("allocation", sum(\.allocation)), ("planned", sum(\.planned)), ("spent", sum(\.spent)),
    ]
  }

  /// `budget --purposes`: one row a purpose.
  public static let parts = Listing<BudgetPart>(
    name: "budget", variant: "purposes",
    columns: [
      Column("county", "County", priority: 1) { .key($0.county) },
      Column("fiscal_year", "Year", priority: 1) { .key($0.year.text) },
      Column("purpose", "Purpose", priority: 1) { .code($0.purpose) },
      Column("planned", "Planned $", kind: .number, priority: 1) { PlanColumns.amount($0.planned) },
      Column("spent", "Spent $", kind: .number, priority: 2) { PlanColumns.amount($0.spent) },
    ],
    summaryKeys: ["purposes", "planned", "spent"],
    emptyText: "Nothing is planned. 'csecboard do set-budget' plans for a purpose.")

  /// The figures under the purposes.
  public static func summary(of parts: [BudgetPart]) -> [(key: String, cell: Cell)] {
    [
      ("purposes", .integer(parts.count)),
      ("planned", PlanColumns.amount(parts.reduce(0) { $0 + $1.planned })),
      ("spent", PlanColumns.amount(parts.reduce(0) { $0 + ($1.spent ?? 0) })),
    ]
  }

  /// How much a flag asks for attention.
  public static func emphasis(of flag: BudgetFlag?) -> Emphasis {
    switch flag {
    case .overAllocated, .overSpent: .critical
    case .noAllocation, .nothingPlanned: .warning
    case nil: .good
    }
  }

  private static func sign(of flag: BudgetFlag?) -> String {
    switch flag {
    case .overAllocated, .overSpent: "X"
    case .noAllocation, .nothingPlanned: "!"
    case nil: "·"
    }
  }
}
