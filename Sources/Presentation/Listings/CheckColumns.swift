/// One thing that was checked.
public struct CheckedLine: Hashable, Sendable {
  /// What was checked.
  public let name: String
  /// Whether it is as it must be.
  public let isGood: Bool
  /// What was found.
  public let finding: String

  /// One line.
  public init(name: String, isGood: Bool, finding: String) {
    self.name = name
    self.isGood = isGood
    self.finding = finding
  }
}

/// The listings of `check` and `doctor`.
public enum CheckColumns {
  /// One line a check.
  public static let listing = named("check")

  /// The listing of `doctor`: one line a thing looked at.
  public static let doctor = named("doctor")

  private static func named(_ name: String) -> Listing<CheckedLine> {
    Listing(
      name: name, columns: columns, summaryKeys: summaryKeys, emptyText: "Nothing was checked.")
  }

  private static let summaryKeys = ["checks", "not_good"]

  private static let columns: [Column<CheckedLine>] =
    [
      Column("check", "Check", priority: 1) { .text($0.name) },
      Column(
        "good", "Good", priority: 1, emphasis: { $0.isGood ? .good : .critical }
      ) { .boolean($0.isGood) },
      Column("finding", "Finding", priority: 2) { .text($0.finding) },
    ]
}
