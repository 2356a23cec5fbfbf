import Domain

/// The listing of `responsibilities`: function by agency.
public enum ResponsibilityColumns {
  /// One row a function of a county.
  public static let listing = Listing<ResponsibilityLine>(
    name: "responsibilities",
    columns: [
      Column("county", "County", priority: 2) { .key($0.county) },
      Column("function", "Function", priority: 1, emphasis: { _ in .strong }) {
        .code($0.function)
      },
      Column("leads", "Leads", priority: 1) { .list($0.agencies(.lead)) },
      Column("supports", "Support", priority: 3) { .list($0.agencies(.support)) },
      Column("informed", "Informed", priority: 4) { .list($0.agencies(.informed)) },
      Column(
        "flag", "Flag", priority: 1, emphasis: { $0.flag == nil ? .good : .critical },
        sign: { $0.flag == nil ? "·" : "X" }
      ) { .code($0.flag) },
    ],
    summaryKeys: ["functions", "no_lead", "several_leads"],
    emptyText: "No county is known here. Import counties.csv; set-responsibility says who leads.")

  /// The figures under the list.
  public static func summary(of lines: [ResponsibilityLine]) -> [(key: String, cell: Cell)] {
    [
      ("functions", .integer(lines.count)),
      ("no_lead", .integer(lines.count { $0.flag == .noLead })),
      ("several_leads", .integer(lines.count { $0.flag == .severalLeads })),
    ]
  }
}
