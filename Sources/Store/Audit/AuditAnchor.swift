import Database
import Domain
import Glibc

/// Where the head of the log is kept outside the store: a chain alone does not show that its tail
/// was cut off, or that all of it was written anew (S13).
///
/// The file is the site's, made once and set append-only (`chattr +a`); the program never makes it,
/// so that one which was taken away is noticed.
public struct AuditAnchor: Hashable, Sendable {
  /// The append-only file; `nil` = none.
  public let file: String?
  /// Whether the system's log gets the heads too.
  public let isInSyslog: Bool
  /// After how many seconds a head is kept again.
  public static let interval: Int64 = 900

  /// Where heads are kept; `nil` where nowhere.
  public init?(file: String?, isInSyslog: Bool) {
    if file == nil, !isInSyslog { return nil }
    self.file = file
    self.isInSyslog = isInSyslog
  }

  /// Keeps the head of a store's log, unless the file's newest line of it says the same.
  ///
  /// - Returns: whether there was a new head to keep.
  /// - Throws: ``StoreError/inputOutput(_:)`` where the file can't be read or written.
  @discardableResult
  public func keep(headOf path: String, now: Instant) throws -> Bool {
    try keep(headOf: path, now: now) { Self.tell($0) }
  }

  /// The same, with the line of the system's log given to whoever stands in for it.
  func keep(headOf path: String, now: Instant, tell: (String) -> Void) throws -> Bool {
    try StoreError.translating {
      let connection = try Connection(
        path: path, access: .readOnly, applicationID: BoardStore.applicationID)
      defer { connection.close() }
      let head = try AuditLog(connection: connection).head()
      let line = AnchoredHead(
        at: now, entry: head.seq, hash: Hexadecimal.text(head.hash),
        store: AnchorFile.standardPath(path))
      if let file {
        let newest = try AnchorFile(path: file).heads(of: line.store).last
        if newest?.entry == line.entry, newest?.hash == line.hash { return false }
        try AnchorFile(path: file).append(line)
      }
      if isInSyslog { tell("csecboard audit head \(line.line)") }
      return true
    }
  }

  /// One line for the system's log, which holds an entry's place and hash and nothing of a record.
  private static func tell(_ line: String) {
    // LOG_AUTHPRIV | LOG_NOTICE; Glibc's macros do not reach Swift.
    let priority: Int32 = (10 << 3) | 5
    line.withCString { text in
      withVaList([text]) { vsyslog(priority, "%s", $0) }
    }
  }
}

/// One head as it was kept: `TIME ENTRY HASH STORE`.
struct AnchoredHead: Hashable, Sendable {
  let at: Instant
  let entry: Int
  let hash: String
  let store: String

  /// The line without its end.
  var line: String { "\(at.rfc3339) \(entry) \(hash) \(store)" }

  init(at: Instant, entry: Int, hash: String, store: String) {
    self.at = at
    self.entry = entry
    self.hash = hash
    self.store = store
  }

  /// A line of the file; `nil` where it is no head: what others wrote there proves nothing.
  init?(_ line: Substring, zone: ZoneRules) {
    let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let at = try? TimeText.instant(String(parts[0]), zone: zone),
      let entry = Int(parts[1]), parts[2].utf8.count == 64
    else { return nil }
    self.init(at: at, entry: entry, hash: String(parts[2]), store: String(parts[3]))
  }
}
