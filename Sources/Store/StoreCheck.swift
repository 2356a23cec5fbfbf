import Database
import Domain

/// One line of `check`.
public struct CheckLine: Hashable, Sendable {
  /// What was checked.
  public let name: String
  /// Whether it is as it must be.
  public let isGood: Bool
  /// What was found, in words and numbers, without any record's text.
  public let finding: String
}

extension BoardStore {
  /// Integrity, foreign keys, row hashes, the audit chain and the domain's
  /// invariants, one line each.
  public func check() throws -> [CheckLine] {
    try StoreError.translating {
      do {
        let connection = try proving()
        return try connection.read { try checks.map { try $0.look(connection) } }
      } catch let error as DatabaseError where error.code.poisonsHandle {
        return try checks.map(alone)
      }
    }
  }

  private typealias Check = (name: String, look: (Connection) throws -> CheckLine)

  private var checks: [Check] {
    [
      ("integrity", { self.line("integrity", try $0.integrityCheck()) }),
      ("foreign keys", { self.line("foreign keys", try $0.foreignKeyCheck()) }),
      ("row hashes", rowHashes), ("audit chain", auditChain),
    ]
      + Self.invariants.map { name, sql in (name, { try self.invariant(name, sql, $0) }) }
  }

  /// One check on a connection of its own: a damaged page ends this one and not the others.
  private func alone(_ check: Check) throws -> CheckLine {
    let connection = try Connection(
      path: path, access: .readOnly, applicationID: Self.applicationID)
    defer { connection.close() }
    do {
      return try check.look(connection)
    } catch let error as DatabaseError where error.code.poisonsHandle {
      return CheckLine(
        name: check.name, isGood: false, finding: "cannot be read: \(error.message)")
    }
  }

  private func line(_ name: String, _ findings: [String]) -> CheckLine {
    CheckLine(
      name: name, isGood: findings.isEmpty,
      finding: findings.isEmpty ? "ok" : "\(findings.count) found: \(findings[0])")
  }

  /// Whether records may be named: keys are no words of a record, yet not everybody's.
  private var namesKeys: Bool {
    [.administrator, .dataSteward, .auditor, .everything].contains(viewer.role)
  }

  private func rowHashes(_ connection: Connection) throws -> CheckLine {
    var rows = 0
    var broken: [String] = []
    for table in RecordTable.all where table.isHashed {
      let columns = table.columns
      try connection.forEach(
        "SELECT \(columns.joined(separator: ", ")), row_hash FROM \(table.name)"
      ) { row in
        rows += 1
        let values = columns.indices.map { row.value($0) }
        if row.blob(columns.count) != RowHash.of(table: table.name, values: values) {
          let key = zip(columns, values).filter { table.primaryKey.contains($0.0) }.map(\.1)
          broken.append("\(table.name) \(JSONText.array(key))")
        }
      }
    }
    let finding =
      broken.isEmpty
      ? "ok (\(rows) rows)"
      : "\(broken.count) of \(rows) rows differ" + (namesKeys ? ": \(broken[0])" : "")
    return CheckLine(name: "row hashes", isGood: broken.isEmpty, finding: finding)
  }

  private func auditChain(_ connection: Connection) throws -> CheckLine {
    let log = AuditLog(connection: connection)
    let entries = try log.head().seq
    if let broken = try log.firstBrokenEntry() {
      return CheckLine(
        name: "audit chain", isGood: false, finding: "broken at entry \(broken) of \(entries)")
    }
    return CheckLine(name: "audit chain", isGood: true, finding: "ok (\(entries) entries)")
  }

  private func invariant(_ name: String, _ sql: String, _ connection: Connection) throws
    -> CheckLine
  {
    let keys = try connection.fetchAll(sql) { $0.text(0) }
    return CheckLine(
      name: name, isGood: keys.isEmpty,
      finding: keys.isEmpty ? "ok" : "\(keys.count) found" + (namesKeys ? ", first \(keys[0])" : "")
    )
  }

  /// What must hold between records; each query names the records that break it.
  private static let invariants: [(String, String)] = [
    (
      "every record has attributes",
      """
      SELECT id FROM staff WHERE id NOT IN (SELECT id FROM staff_versions)
      UNION ALL SELECT id FROM youth WHERE id NOT IN (SELECT id FROM youth_versions)
      UNION ALL SELECT id FROM facilities WHERE id NOT IN (SELECT id FROM facility_versions)
      """
    ),
    (
      "one primary worker a case at a time",
      """
      SELECT DISTINCT a.case_id FROM assignments a JOIN assignments b
        ON b.case_id = a.case_id AND b.role = 'primary' AND b.from_at < ifnull(a.until_at, 1 << 62)
        AND a.from_at < ifnull(b.until_at, 1 << 62) AND (a.staff, a.from_at) < (b.staff, b.from_at)
      WHERE a.role = 'primary'
      """
    ),
    ("kept evidence is what is recorded", KeptEvidence.differing),
    (
      "assignments begin in their case's time",
      """
      SELECT DISTINCT a.case_id FROM assignments a JOIN cases c ON c.id = a.case_id
      WHERE c.closed_on IS NOT NULL AND a.until_at IS NULL
        AND date(a.from_at, 'unixepoch') > date(c.closed_on, '+1 day')
      """
    ),
  ]
}
