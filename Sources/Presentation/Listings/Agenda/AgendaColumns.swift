import Domain

/// The listings of `agenda`: what counties agreed, what is at odds or lacking, who was heard.
public enum AgendaColumns {
  /// One row an item, what needs somebody first.
  public static let listing = Listing<AgendaLine>(
    name: "agenda",
    columns: [
      Column("county", "County", priority: 2) { .key($0.county) },
      Column(
        "state", "State", priority: 1, emphasis: { emphasis(of: $0.state) },
        sign: { sign(of: $0.state) }
      ) { .code($0.state) },
      Column("kind", "Kind", priority: 1) { .code($0.kind) },
      Column("title", "About", priority: 1, emphasis: { _ in .strong }) { .text(title(of: $0)) },
      Column("due_on", "Due", priority: 2) { .date($0.item?.day) },
      Column("agency", "Owner", priority: 4) { .key($0.item?.agency) },
      Column("other_agency", "At odds with", priority: 5) { .key($0.item?.other) },
      Column("signed", "Signed", kind: .share, priority: 4) { .share($0.signatures) },
      Column("unsigned", "Has yet to sign", priority: 4, emphasis: { _ in .warning }) {
        .list($0.unsigned)
      },
      Column("heard", "Heard", priority: 6) { .code($0.heard) },
      Column("answer", "Answer", priority: 5) { .text($0.item?.answer) },
      Column("days", "Days", kind: .number, priority: 5) { .integer($0.days) },
      Column("indicator", "Figure", priority: 5) { .code($0.item?.indicator) },
      Column("youth", "Youth", priority: 5) { .key($0.item?.youth) },
      Column("detail", "Detail", priority: 7) { .text($0.item?.detail) },
      Column("fiscal_year", "Year", priority: 7) { .key($0.year?.text) },
      Column("item", "Item", priority: 6) { .key($0.item?.id) },
      Column("author", "By", priority: 8) { .text($0.item?.author) },
      Column("at", "Entered", priority: 8) { .instant($0.item?.at) },
    ],
    summaryKeys: ["items", "missing", "overdue", "escalated", "unsigned", "closed"],
    emptyText: "Nothing is on a county's agenda. Press a and choose add-goal, raise-conflict,"
      + " raise-gap, record-consultation or add-improvement.")

  /// What an item is about, or what should be there.
  public static func title(of line: AgendaLine) -> String {
    line.item?.title ?? "nobody with lived experience was heard for the plan"
  }

  /// How many need somebody, of all that are shown.
  public static func summary(of lines: [AgendaLine]) -> [(key: String, cell: Cell)] {
    func count(_ state: AgendaState) -> Cell { .integer(lines.count { $0.state == state }) }
    return [
      ("items", .integer(lines.count { $0.item != nil })), ("missing", count(.missing)),
      ("overdue", count(.overdue)), ("escalated", count(.escalated)),
      ("unsigned", .integer(lines.count { $0.state != .closed && !$0.unsigned.isEmpty })),
      ("closed", count(.closed)),
    ]
  }

  /// `agenda --pairs`: one row two agencies of a county.
  public static let pairs = Listing<AgencyPair>(
    name: "agenda", variant: "pairs",
    columns: [
      Column("county", "County", priority: 2) { .key($0.county) },
      Column("agency", "Agency", priority: 1) { .key($0.agency) },
      Column("other_agency", "At odds with", priority: 1) { .key($0.other) },
      Column("conflicts", "Conflicts", kind: .number, priority: 1) { .integer($0.conflicts) },
      Column("open", "Open", kind: .number, priority: 2) { .integer($0.open) },
      Column("escalated", "Escalated", kind: .number, priority: 2) { .integer($0.escalated) },
    ],
    summaryKeys: ["pairs", "conflicts"],
    emptyText: "No conflict of mandates was entered. 'csecboard do raise-conflict' enters one.")

  /// The figures under the pairs.
  public static func summary(of pairs: [AgencyPair]) -> [(key: String, cell: Cell)] {
    [
      ("pairs", .integer(pairs.count)),
      ("conflicts", .integer(pairs.reduce(0) { $0 + $1.conflicts })),
    ]
  }

  /// How much a state asks for attention.
  public static func emphasis(of state: AgendaState) -> Emphasis {
    switch state {
    case .missing, .overdue, .escalated: .critical
    case .dueSoon: .warning
    case .open: .normal
    case .answered: .notice
    case .agreed, .recorded: .good
    case .closed: .muted
    }
  }

  /// `X` needs somebody now, `!` soon, `=` answered, `·` well.
  public static func sign(of state: AgendaState) -> String {
    switch state {
    case .missing, .overdue, .escalated: "X"
    case .dueSoon: "!"
    case .open: ""
    case .answered: "="
    case .agreed, .recorded, .closed: "·"
    }
  }
}
