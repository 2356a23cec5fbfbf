import Domain

/// The listing of `alerts`: what is due of missing youth, most urgent first, and who has taken it on.
public enum AlertColumns {
  /// One row an alert.
  public static let listing = Listing<AlertLine>(
    name: "alerts",
    columns: [
      Column("alert", "Alert", priority: 6) { .key($0.subject.storedName) },
      Column("title", "What", priority: 1, emphasis: { _ in .strong }) { .text($0.subject.title) },
      Column("episode", "Episode", priority: 2) { .key($0.line.episode.id) },
      Column("youth", "Youth", priority: 3) { .key($0.line.episode.youth) },
      Column("county", "County", priority: 4) { .key($0.line.episode.county) },
      Column(
        "state", "State", priority: 1,
        emphasis: { $0.reading.map { ClockStateStyle.emphasis($0.state) } ?? .warning },
        sign: { $0.reading.map { ClockStateStyle.sign($0.state) } ?? "" }
      ) { .code($0.reading?.state) },
      Column("due_at", "Due", priority: 3) { .instant($0.reading?.dueAt) },
      Column("minutes_left", "Left, min", kind: .number, priority: 2) {
        .integer($0.reading?.minutesLeft)
      },
      Column("actor", "Who acts", priority: 3) { .text($0.subject.actor) },
      Column("owner", "Taken on by", priority: 2) { .key($0.owner?.owner) },
      Column("owned_until", "Until", priority: 4) { .instant($0.owner?.until) },
      Column("company", "Left with", priority: 7) { .list($0.company) },
    ],
    summaryKeys: ["alerts", "late", "due_soon", "unassigned", "not_notified", "not_taken_on"],
    emptyText: "No youth whom you may see is missing from care here, and no deadline runs.")

  /// The figures under the list.
  public static func summary(of lines: [AlertLine]) -> [(key: String, cell: Cell)] {
    func clocks(_ state: ClockState) -> Int {
      lines.count { line in
        if case .clock = line.subject { line.reading?.state == state } else { false }
      }
    }
    return [
      ("alerts", .integer(lines.count)), ("late", .integer(clocks(.late))),
      ("due_soon", .integer(clocks(.dueSoon))),
      ("unassigned", .integer(lines.count { $0.subject == .unassigned })),
      ("not_notified", .integer(lines.count { $0.subject == .notNotified })),
      ("not_taken_on", .integer(lines.count(where: \.isForNobody))),
    ]
  }
}
