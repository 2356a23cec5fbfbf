import Database
import Domain

/// The share of whoever was a case's primary worker before, which ended without a word for whoever
/// comes next (S37).
struct FormerShare {
  /// The assignment, in the order of its table.
  let row: [DatabaseValue]
  private let ended: LocalDate

  /// The last primary share of another person within twelve months, unless something was written
  /// with it; one put right on its own day is passed over, and one of which the viewer reads no
  /// words is not asked about.
  static func of(
    _ caseKey: String, to staff: String, role: String, from: Instant, _ work: WriteWork
  ) throws -> FormerShare? {
    guard role == AssignmentRole.primary.rawValue else { return nil }
    let table = RecordTable.base(of: RecordCatalog.assignments)
    let since = work.zone.firstInstant(of: work.zone.localDate(of: from).adding(months: -12))
    let rows = try work.connection.fetchAll(
      "SELECT \(table.columns.joined(separator: ", ")) FROM assignments WHERE case_id = ?"
        + " AND role = ? AND until_at > ? AND until_at <= ? ORDER BY until_at DESC, from_at DESC",
      [.text(caseKey), .text(role), .integer(since.seconds), .integer(from.seconds)]
    ) { row in table.columns.indices.map { row.value($0) } }
    for row in rows {
      guard let began = row[3].int64, let until = row[4].int64 else { continue }
      let share = AssignmentFacts(
        staff: row[1].text ?? "", role: .primary, from: Instant(seconds: began),
        until: Instant(seconds: until))
      if share.isCorrection(in: work.zone) { continue }
      guard share.staff != staff, row[5].text == nil, try isSeen(row, work) else { return nil }
      return FormerShare(row: row, ended: work.zone.localDate(of: Instant(seconds: until)))
    }
    return nil
  }

  /// What an advocate writes is for no other agency to read (F4 of D§7.2), nor whether they did.
  private static func isSeen(_ row: [DatabaseValue], _ work: WriteWork) throws -> Bool {
    if work.viewer.role == .everything { return true }
    return try work.connection.fetchOne(
      "SELECT 1 FROM staff_versions p JOIN agencies g ON g.id = p.agency WHERE p.id = ?"
        + " AND g.kind = ? LIMIT 1", [row[1], .text(AgencyKind.advocate.rawValue)]
    ) { $0.int(0) } == nil
  }

  /// Refuses to let the case go on without a word.
  func require(_ handover: String?) throws {
    if handover != nil { return }
    throw StoreError.field(
      FieldProblem(
        field: "handover",
        reason: "is needed: '\(row[1].text ?? "")' had the case until \(ended.text) and left no"
          + " word for whoever comes next"))
  }

  /// Writes what is to be known with the share that ended.
  func write(_ handover: String?, _ writer: inout RecordWriter) throws {
    var after = row
    after[5] = DatabaseValue(handover)
    try writer.write(after, to: .base(of: RecordCatalog.assignments), before: row)
  }
}
