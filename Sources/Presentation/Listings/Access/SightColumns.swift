import Domain

/// The listing of `access YOUTH`: who can see a youth, and why.
public enum SightColumns {
  /// One row an account and a ground.
  public static let listing = Listing<SightLine>(
    name: "access",
    columns: [
      Column("account", "Account", priority: 1, emphasis: { _ in .strong }) { .key($0.account) },
      Column("role", "Role", priority: 2) { .code($0.role) },
      Column("agency", "Agency", priority: 4) { $0.agency.isEmpty ? .null : .key($0.agency) },
      Column(
        "ground", "Why", priority: 1,
        emphasis: { $0.ground == .lifeSafety ? .warning : .normal },
        sign: { $0.ground == .lifeSafety ? "!" : "" }
      ) { .code($0.ground) },
      Column("reference", "By", priority: 3) { .key($0.reference) },
      Column("until", "Until", priority: 2) { .instant($0.until) },
      Column("fields", "What", priority: 3) {
        .list($0.ground == .nearby ? ["the least needed to meet them"] : $0.groups.map(\.words))
      },
    ],
    summaryKeys: ["accounts"],
    emptyText: "No account sees this youth; 'csecboard grant' lets a supervisor in.")

  /// The figure under the list.
  public static func summary(of lines: [SightLine]) -> [(key: String, cell: Cell)] {
    [("accounts", .integer(Set(lines.map(\.account)).count))]
  }
}
