import Database
import Domain

/// A change and every time it was taken back and put back again, in that order.
///
/// Taking back what was taken back makes the change stand again, so it stands when the chain has
/// an even number of links. Nothing but the log says so: what cannot be changed cannot disagree.
struct UndoChain {
  /// The entry of the change itself.
  let root: AuditEntry
  /// The entries that took it back, put it back, and so on.
  let links: [Int]

  /// Whether the change stands.
  var isInEffect: Bool { links.count.isMultiple(of: 2) }
  /// The entry that was the last to touch it.
  var tip: Int { links.last ?? root.seq }

  /// The chain that an entry belongs to, or `nil` where there is no such entry.
  static func of(_ entry: Int, _ connection: Connection) throws -> UndoChain? {
    guard let found = try Self.entry(entry, connection) else { return nil }
    guard found.verb == Undo.descriptor.name, found.outcome == "done" else {
      return try UndoChain(root: found, connection)
    }
    let number = try connection.fetchOne(
      "SELECT json_extract(?, '$.change')", [.text(found.detail)]
    ) { $0.optionalInt(0) }
    guard let number = number ?? nil, let root = try Self.entry(number, connection) else {
      return nil
    }
    return try UndoChain(root: root, connection)
  }

  private init(root: AuditEntry, _ connection: Connection) throws {
    self.root = root
    links = try connection.fetchAll(
      "SELECT seq FROM audit WHERE subject_kind = ? AND subject = ? AND verb = ?"
        + " AND outcome = 'done' AND json_extract(detail, '$.change') = ? ORDER BY seq",
      [
        .text(root.subjectKind), .text(root.subject), .text(Undo.descriptor.name),
        .integer(Int64(root.seq)),
      ]
    ) { $0.int(0) }
  }

  static func entry(_ number: Int, _ connection: Connection) throws -> AuditEntry? {
    try connection.fetchOne(
      "SELECT \(AuditEntry.columns) FROM audit WHERE seq = ?", [.integer(Int64(number))]
    ) { try AuditEntry(row: $0) }
  }
}

/// Whether what an entry wrote still counts, or was taken back.
enum EntryStanding {
  static func counts(_ entry: Int, _ connection: Connection) throws -> Bool {
    let reverted = try connection.fetchOne(
      "SELECT 1 FROM imports WHERE entry = ? AND reverted_at IS NOT NULL",
      [.integer(Int64(entry))]
    ) { $0.int(0) }
    if reverted != nil { return false }
    return try UndoChain.of(entry, connection)?.isInEffect ?? true
  }
}
