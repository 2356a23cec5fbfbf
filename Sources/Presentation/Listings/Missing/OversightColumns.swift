import Domain

/// The listing of `oversight`: youth without a lead agency or lead person (S45).
public enum OversightColumns {
  /// One row a youth.
  public static let listing = Listing<OversightLine>(
    name: "oversight",
    columns: [
      Column("youth", "Youth", priority: 1, emphasis: { _ in .strong }) { .key($0.youth) },
      Column("initials", "Initials", priority: 3, guarded: .identity) { .text($0.initials) },
      Column("county", "County", priority: 4) { .key($0.county) },
      Column("involvement", "Involved", priority: 5, guarded: .identity) { .code($0.involvement) },
      Column("lead_agency", "Lead agency", priority: 2) { .key($0.leadAgency) },
      Column("lead_person", "Lead person", priority: 2) { .key($0.leadPerson) },
      Column(
        "missing", "Missing", priority: 1, leastWidth: .max, emphasis: { _ in .critical }
      ) {
        .codes($0.missing)
      },
    ],
    summaryKeys: ["youth", "without_lead_agency", "without_lead_person"],
    emptyText: "Every youth here has a lead agency and a lead person.")

  /// The figures under the list.
  public static func summary(of lines: [OversightLine]) -> [(key: String, cell: Cell)] {
    [
      ("youth", .integer(lines.count)),
      ("without_lead_agency", .integer(lines.filter { $0.leadAgency == nil }.count)),
      ("without_lead_person", .integer(lines.filter { $0.leadPerson == nil }.count)),
    ]
  }
}
