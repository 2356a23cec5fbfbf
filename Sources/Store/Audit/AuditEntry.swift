import Database
import Domain

/// One thing that was done, or tried, and by whom. Ids, never names, and
/// never the text of a record (S12).
public struct AuditEntry: Hashable, Sendable {
  /// Place in the log, from 1.
  public let seq: Int
  /// Hundredths of a second since 1970, UTC.
  public let atHundredths: Int
  /// The operating system's number of the account.
  public let uid: Int
  /// The account's name.
  public let account: String
  /// The role under which it was done.
  public let role: String
  /// The agency's key.
  public let agency: String
  /// Where it was done: terminal, process.
  public let session: String
  /// What was done: a change's name, `import`, `grant`, `view`.
  public let verb: String
  /// The kind of record it was done to, empty for none.
  public let subjectKind: String
  /// The record's key, empty for none.
  public let subject: String
  /// Why it was allowed: role, team, consent.
  public let basis: String
  /// `done`, or `refused` with the rule in `detail`.
  public let outcome: String
  /// Ids and counts as JSON.
  public let detail: String
  /// The hash of the entry before, 32 bytes; 32 zeros for the first.
  public let prev: [UInt8]
  /// The hash of this entry, 32 bytes.
  public let hash: [UInt8]

  /// The hash that an entry of these fields must have.
  func expectedHash() -> [UInt8] {
    var canonical = CanonicalBytes()
    for number in [seq, atHundredths, uid] { canonical.append(.integer(Int64(number))) }
    for text in [
      account, role, agency, session, verb, subjectKind, subject, basis, outcome, detail,
    ] {
      canonical.append(.text(text))
    }
    canonical.append(.blob(prev))
    return SHA256.hash(canonical.bytes)
  }
}

extension AuditEntry {
  static let columns =
    "seq, at_hundredths, uid, account, role, agency, session, verb, subject_kind, subject, basis,"
    + " outcome, detail, prev, hash"

  init(row: borrowing Row) throws {
    self.init(
      seq: row.int(0), atHundredths: row.int(1), uid: row.int(2), account: row.text(3),
      role: row.text(4), agency: row.text(5), session: row.text(6), verb: row.text(7),
      subjectKind: row.text(8), subject: row.text(9), basis: row.text(10), outcome: row.text(11),
      detail: row.text(12), prev: row.blob(13), hash: row.blob(14))
  }
}
