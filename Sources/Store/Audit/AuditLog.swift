import Database
import Domain

/// Appends to the log inside a write transaction and proves it whole.
struct AuditLog {
  let connection: Connection

  /// Who acts, from where: the fields that every entry of a session shares.
  struct Actor {
    let uid: Int
    let account: String
    let role: String
    let agency: String
    let session: String
  }

  /// What an entry says beyond who and when.
  struct Act {
    let verb: String
    var subjectKind = ""
    var subject = ""
    var basis = "role"
    var outcome = "done"
    var detail = "{}"
  }

  /// The newest entry's place and hash; 0 and 32 zeros in an empty log.
  func head() throws -> (seq: Int, hash: [UInt8]) {
    try connection.fetchOne("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1") {
      (seq: $0.int(0), hash: $0.blob(1))
    } ?? (seq: 0, hash: [UInt8](repeating: 0, count: 32))
  }

  /// Adds one entry behind `previous` and returns it.
  ///
  /// Only inside a write transaction: two appends side by side would fork the chain.
  @discardableResult
  func append(_ act: Act, by actor: Actor, atHundredths: Int) throws -> AuditEntry {
    let previous = try head()
    return try append(act, by: actor, atHundredths: atHundredths, after: previous)
  }

  /// As above, where the caller already knows the head (many entries in one import).
  @discardableResult
  func append(
    _ act: Act, by actor: Actor, atHundredths: Int, after previous: (seq: Int, hash: [UInt8])
  ) throws -> AuditEntry {
    let open = AuditEntry(
      seq: previous.seq + 1, atHundredths: atHundredths, uid: actor.uid, account: actor.account,
      role: actor.role, agency: actor.agency, session: actor.session, verb: act.verb,
      subjectKind: act.subjectKind, subject: act.subject, basis: act.basis, outcome: act.outcome,
      detail: act.detail, prev: previous.hash, hash: [])
    let entry = open.sealed(with: open.expectedHash())
    try connection.execute(
      "INSERT INTO audit (\(AuditEntry.columns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      [
        .integer(Int64(entry.seq)), .integer(Int64(entry.atHundredths)),
        .integer(Int64(entry.uid)), .text(entry.account), .text(entry.role), .text(entry.agency),
        .text(entry.session), .text(entry.verb), .text(entry.subjectKind), .text(entry.subject),
        .text(entry.basis), .text(entry.outcome), .text(entry.detail), .blob(entry.prev),
        .blob(entry.hash),
      ])
    return entry
  }

  /// The place of the first entry that does not fit the one before it, or `nil`.
  ///
  /// - Parameter newest: how many entries from the end to read; `nil` = all.
  func firstBrokenEntry(newest: Int? = nil) throws -> Int? {
    let last = try head().seq
    let first = newest.map { max(1, last - $0 + 1) } ?? 1
    var expected: (seq: Int, hash: [UInt8])?
    if first == 1 { expected = (seq: 0, hash: [UInt8](repeating: 0, count: 32)) }
    var broken: Int?
    try connection.forEach(
      "SELECT \(AuditEntry.columns) FROM audit WHERE seq >= ? ORDER BY seq",
      [.integer(Int64(first))]
    ) { row in
      if broken != nil { return }
      let entry = try AuditEntry(row: row)
      let follows = expected.map { entry.seq == $0.seq + 1 && entry.prev == $0.hash } ?? true
      if !follows || entry.hash != entry.expectedHash() { broken = entry.seq }
      expected = (entry.seq, entry.hash)
    }
    return broken
  }
}

extension AuditEntry {
  /// The same entry with its hash filled in.
  fileprivate func sealed(with hash: [UInt8]) -> AuditEntry {
    AuditEntry(
      seq: seq, atHundredths: atHundredths, uid: uid, account: account, role: role,
      agency: agency, session: session, verb: verb, subjectKind: subjectKind, subject: subject,
      basis: basis, outcome: outcome, detail: detail, prev: prev, hash: hash)
  }
}
