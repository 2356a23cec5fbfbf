import Database
import Domain

/// Gathers what a youth's points and status rest on, and who has the youth's cases, into the youth's
/// one row of `youth_evidence`.
///
/// The schema empties the row with whatever is written about the youth; here it is filled again,
/// before the same transaction commits. It has a row for each youth who has a case, of any time.
///
/// The text is a row of facts, each a letter and its fields: a number as its digits and `,`, a text
/// as the number of its bytes, `:` and the bytes; of what is absent the mark alone. ``EvidenceText``
/// reads it.
enum KeptEvidence {
  /// Fills every row that is empty, and takes out those of youth without a case.
  static func gather(_ connection: Connection) throws {
    let found = try connection.fetchOne(
      "SELECT 1 FROM youth_evidence WHERE facts IS NULL LIMIT 1"
    ) { $0.int(0) }
    if found == nil { return }
    do {
      try connection.execute(fill)
    } catch let error as DatabaseError where error.code.primary == .tooBig {
      try gatherOneByOne(connection)
    }
    try connection.execute("DELETE FROM youth_evidence WHERE facts IS NULL")
  }

  /// More is known of one youth than a value may hold: the others' rows are filled, and theirs is
  /// read fact by fact.
  private static func gatherOneByOne(_ connection: Connection) throws {
    let keys = try connection.fetchAll("SELECT youth FROM youth_evidence WHERE facts IS NULL") {
      $0.text(0)
    }
    for key in keys {
      do {
        try connection.execute("\(fill) AND youth = ?", [.text(key)])
      } catch let error as DatabaseError where error.code.primary == .tooBig {
        continue
      }
    }
  }

  private static let fill =
    "UPDATE youth_evidence SET facts = \(facts("youth_evidence.youth")) WHERE facts IS NULL"
    + " AND EXISTS (SELECT 1 FROM cases c WHERE c.youth = youth_evidence.youth)"

  /// Rows that hold something else than what is recorded, for `check`.
  static let differing =
    "SELECT youth FROM youth_evidence WHERE facts IS NOT NULL"
    + " AND facts <> \(facts("youth_evidence.youth"))"

  /// The text of one youth's facts, an expression.
  private static func facts(_ youth: String) -> String {
    sources.map { source in
      let fields = source.fields.map(\.sql).joined(separator: " || ")
      let condition = source.condition.map { " AND \($0)" } ?? ""
      return "ifnull((SELECT group_concat('\(source.mark)' || \(fields), '')"
        + " FROM \(source.table) AS x WHERE \(source.isOf(youth))\(condition)), '')"
    }.joined(separator: " || ")
  }

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
    /// What is kept of each row, in this order.
    let fields: [Field]
    /// Which rows.
    var condition: String?

    /// What holds of a row `x` that is of a youth.
    fileprivate func isOf(_ key: String) -> String {
      isByCase
        ? "x.\(youth) IN (SELECT c.id FROM cases c WHERE c.youth = \(key))" : "x.\(youth) = \(key)"
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

    fileprivate var sql: String {
      switch self {
      case .number(let name): "ifnull(x.\(name), '') || ','"
      case .text(let name):
        "ifnull(length(CAST(x.\(name) AS BLOB)), '') || ':' || ifnull(x.\(name), '')"
      }
    }
  }

  /// All of them. Of a facility stands its key alone: its type and county are its own record's.
  static let sources = [
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
    Source(
      mark: "a", kind: RecordCatalog.assignments, table: "assignments", youth: "case_id",
      isByCase: true,
      fields: [
        .text("case_id"), .text("staff"), .text("role"), .number("from_at"), .number("until_at"),
      ]),
  ]
}
