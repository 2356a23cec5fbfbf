import Domain

/// The listing of `breakglass`: openings of records for life safety and their reviews.
public enum OpeningColumns {
  /// One opening, as it stands at a moment.
  public struct Item: Sendable {
    /// The opening.
    public let line: OpeningLine
    /// The moment.
    public let at: Instant
    /// Whether what people wrote is hidden from who looks over a shoulder.
    public let isMasked: Bool

    /// One opening at a moment.
    public init(_ line: OpeningLine, at: Instant, isMasked: Bool = false) {
      self.line = line
      self.at = at
      self.isMasked = isMasked
    }

    /// How its review stands.
    public var state: OpeningLine.State { line.state(at: at) }
  }

  /// Those to be reviewed, the longest waiting first; with `--all` the reviewed after them.
  public static let listing = Listing<Item>(
    name: "breakglass",
    columns: [
      Column("opening", "Opening", priority: 2, emphasis: { _ in .strong }) { .key($0.line.id) },
      Column("youth", "Youth", priority: 1, guarded: .openings) { .key($0.line.youth) },
      Column("account", "Opened by", priority: 1) { .key($0.line.account) },
      Column("from", "Since", priority: 3) { .instant($0.line.from) },
      Column("until", "Open until", priority: 4) { .instant($0.line.until) },
      Column(
        "state", "Review", priority: 1, emphasis: { emphasis($0.state) },
        sign: { $0.state == .late ? "X" : $0.state == .toReview ? "!" : "" }
      ) { .code($0.state) },
      Column("due_at", "Review by", priority: 2) { .instant($0.line.dueAt) },
      Column("reason", "Why", priority: 3, guarded: .openings) { hidden($0.line.reason, $0) },
      Column("reviewed_at", "Reviewed", priority: 6) { .instant($0.line.reviewedAt) },
      Column("reviewed_by", "By", priority: 6) { .key($0.line.reviewedBy) },
      Column(
        "finding", "Finding", priority: 5, guarded: .openings,
        of: { $0.line.reviewedAt != nil }
      ) { hidden($0.line.finding, $0) },
    ],
    summaryKeys: ["to_review", "late", "open_now"],
    emptyText:
      "No opening for life safety waits for a review. 'csecboard breakglass --all' lists the"
      + " reviewed ones.")

  /// The figures under the list.
  public static func summary(of lines: [Item]) -> [(key: String, cell: Cell)] {
    [
      ("to_review", .integer(lines.count { $0.state != .reviewed })),
      ("late", .integer(lines.count { $0.state == .late })),
      ("open_now", .integer(lines.count { $0.line.isOpen(at: $0.at) })),
    ]
  }

  private static func hidden(_ text: String?, _ item: Item) -> Cell {
    guard let text else { return .null }
    return .text(item.isMasked ? "m shows it" : text)
  }

  private static func emphasis(_ state: OpeningLine.State) -> Emphasis {
    switch state {
    case .late: .critical
    case .toReview: .warning
    case .reviewed: .normal
    }
  }
}
