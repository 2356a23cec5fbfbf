import Database
import Domain

/// Gathers what a youth's points and status rest on, the youth's cases in a county and who has them
/// into the youth's row of that county in `youth_evidence`.
///
/// The schema empties the row with whatever is written about the youth; here it is filled again,
/// before the same transaction commits. It has a row for each county where a youth has a case, of any
/// time.
///
/// The text is a row of facts, each a letter and its fields: a number as its digits and `,`, a text
/// as the number of its bytes, `:` and the bytes; of what is absent the mark alone. Each case is
/// followed by its assignments. ``EvidenceText`` reads it.
enum KeptEvidence {
  /// Fills every row that is empty.
  static func gather(_ connection: Connection) throws {
    let found = try connection.fetchOne(
      "SELECT 1 FROM youth_evidence WHERE facts IS NULL LIMIT 1"
    ) { $0.int(0) }
    if found == nil { return }
    do {
      try connection.execute("UPDATE youth_evidence SET facts = \(facts) WHERE facts IS NULL")
    } catch let error as DatabaseError where error.code.primary == .tooBig {
      try gatherOneByOne(connection)
    }
  }

  /// More is known of one youth than a value may hold: the others' rows are filled, and theirs holds
  /// an empty text, so that they are read fact by fact.
  private static func gatherOneByOne(_ connection: Connection) throws {
    let keys = try connection.fetchAll(
      "SELECT DISTINCT youth FROM youth_evidence WHERE facts IS NULL"
    ) { DatabaseValue.text($0.text(0)) }
    let filling = "WHERE youth = ? AND facts IS NULL"
    for key in keys {
      do {
        try connection.execute("UPDATE youth_evidence SET facts = \(facts) \(filling)", [key])
      } catch let error as DatabaseError where error.code.primary == .tooBig {
        try connection.execute("UPDATE youth_evidence SET facts = '' \(filling)", [key])
      }
    }
  }

  /// Rows that hold something else than what is recorded, for `check`; of one without a text more is
  /// recorded than a value may hold.
  static let differing =
    "SELECT youth FROM youth_evidence WHERE facts <> '' AND facts <> \(facts)"

  /// The text of what is known of the youth of one row, an expression.
  private static let facts =
    (ofYouth.map { $0.gathered("x", where: "x.\($0.youth) = youth_evidence.youth") } + [
      cases.gathered(
        "x", where: "x.youth = youth_evidence.youth AND x.county = youth_evidence.county",
        with: assignments.gathered("n", where: "n.\(assignments.youth) = x.id"))
    ]).joined(separator: " || ")

  /// One table that the evidence is gathered from.
  struct Source {
    /// The letter that each of its facts begins with.
    let mark: Character
    /// The kind of its records.
    let kind: RecordKind
    /// Its name.
    let table: String
    /// The column of the youth's key; of a table that has none, that of the key of one of their
    /// cases.
    var youth = "youth"
    /// Whether that column is of a case's key.
    var isByCase = false
    /// Columns that the row of what is kept has for itself, beside the text.
    var beside: [String] = []
    /// What is kept of each row, in this order.
    let fields: [Field]
    /// Which rows.
    var condition: String?

    /// Every column that something is kept of.
    var columns: [String] { beside + fields.map(\.column) }

    /// Its facts in a row, an expression.
    ///
    /// - Parameters:
    ///   - name: what a row of the table is called in it.
    ///   - owner: what holds of the rows that are gathered.
    ///   - following: what stands after each fact, an expression.
    fileprivate func gathered(_ name: String, where owner: String, with following: String? = nil)
      -> String
    {
      let parts = fields.map { $0.sql(name) } + (following.map { [$0] } ?? [])
      let rows = owner + (condition.map { " AND \($0)" } ?? "")
      return "ifnull((SELECT group_concat('\(mark)' || \(parts.joined(separator: " || ")), '')"
        + " FROM \(table) AS \(name) WHERE \(rows)), '')"
    }
  }

  /// One column.
  enum Field {
    case number(String)
    case text(String)

    /// The column's name.
    var column: String {
      switch self {
      case .number(let name), .text(let name): name
      }
    }

    fileprivate func sql(_ row: String) -> String {
      switch self {
      case .number(let name): "ifnull(\(row).\(name), '') || ','"
      case .text(let name):
        "ifnull(length(CAST(\(row).\(name) AS BLOB)), '') || ':' || ifnull(\(row).\(name), '')"
      }
    }
  }

  /// All of them.
  static let sources = ofYouth + [cases, assignments]

  /// Those whose facts stand before the cases. Of a facility stands its key alone: its type and
  /// county are its own record's.
  private static let ofYouth = [
    Source(
      mark: "v", kind: RecordCatalog.youth, table: "youth_versions", youth: "id",
      fields: [.number("valid_from"), .text("county"), .text("sibling_group")]),
    Source(
      mark: "s", kind: RecordCatalog.cseStatus, table: "cse_status",
      fields: [.text("status"), .text("basis"), .number("from_at"), .number("until_at")]),
    Source(
      mark: "c", kind: RecordCatalog.screenings, table: "screenings",
      fields: [
        .text("tool"), .text("version"), .number("score"), .text("band"), .text("screened_on"),
      ]),
    Source(
      mark: "r", kind: RecordCatalog.reports, table: "reports",
      fields: [.number("received_at"), .text("screening"), .number("screened_at")],
      // The others are no indicators, and most.
      condition: "lower(x.screening) = '\(ScreeningDecision.screenedIn.rawValue)'"),
    Source(
      mark: "f", kind: RecordCatalog.flags, table: "flags",
      fields: [.text("flag"), .number("from_at"), .number("until_at")],
      condition:
        "x.flag IN (\(YouthFlag.weighing.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
    ),
    Source(
      mark: "m", kind: RecordCatalog.missing, table: "missing",
      fields: [
        .number("received_at"), .number("returned_at"), .number("screened_at"),
        .number("debriefed_at"), .number("closed_at"),
      ]),
    Source(
      mark: "p", kind: RecordCatalog.stays, table: "stays",
      fields: [.text("facility"), .number("from_at"), .number("until_at")]),
  ]

  private static let cases = Source(
    mark: "k", kind: RecordCatalog.cases, table: "cases", beside: ["county"],
    fields: [.text("id"), .text("component"), .text("opened_on"), .text("closed_on")])

  private static let assignments = Source(
    mark: "a", kind: RecordCatalog.assignments, table: "assignments", youth: "case_id",
    isByCase: true,
    fields: [.text("staff"), .text("role"), .number("from_at"), .number("until_at")])
}
