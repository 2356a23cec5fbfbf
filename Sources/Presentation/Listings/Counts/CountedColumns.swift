import Domain

/// The listings of `missing`, `callouts` and `caseloads` for a role that may have counts only
/// (D§7.2): groups in place of records.
public enum CountedColumns {
  /// The listing of one subject, under the name of the command whose rows it stands in for.
  public static func listing(_ subject: CountedSubject) -> Listing<CountedTable.Line> {
    let unit: [Column<CountedTable.Line>] =
      subject.isByUnit
      ? [Column("unit", "Unit", priority: 1, emphasis: { _ in .strong }) { .text($0.unit) }] : []
    return Listing(
      name: subject.rawValue, variant: "counts",
      columns: unit + [Column("county", "County", priority: 1) { .key($0.county) }]
        + counts(subject),
      summaryKeys: subject.measures,
      emptyText: "Nothing was counted in your counties by the end of the last whole quarter.")
  }

  /// The counts of all groups together.
  public static func summary(of table: CountedTable) -> [(key: String, cell: Cell)] {
    counts(table.subject).map { ($0.key, $0.value(table.total)) }
  }

  /// The sentence that says what the counts are, and of when.
  public static func note(of table: CountedTable, zone: ZoneRules) -> String {
    "\(table.subject.words): \(FunnelColumns.countedNote(through: table.through.adding(seconds: 1), zone: zone))"
  }

  private static func counts(_ subject: CountedSubject) -> [Column<CountedTable.Line>] {
    subject.measures.enumerated().map { place, key in
      Column(key, title(key), kind: .number, priority: place == 0 ? 1 : 2) { line in
        line.hidden.contains(place) ? .suppressed : .integer(line.counts[place])
      }
    }
  }

  private static func title(_ key: String) -> String {
    let words = key.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
