import Database
import Domain

/// The entries of the log that the viewer sees: their own, their unit's or their
/// agency's doings, or every one. They hold ids and no record's text.
public struct AuditQuery: Query {
  /// How many of the newest entries, newest first; `nil` = all of them, oldest first.
  public let newest: Int?
  /// The key of the youth whose entries alone are meant; `nil` = of everything.
  public let youth: String?

  /// All entries, or the newest, or those of one youth.
  public init(newest: Int? = nil, youth: String? = nil) {
    self.newest = newest
    self.youth = youth
  }

  /// The view that the log is read through.
  public var views: [String] { ["my_audit"] }

  /// Entries by place, or the newest by place from the end.
  /// - Throws: ``StoreError/notPermitted(reason:)`` for another role.
  public func fetch(_ viewing: Viewing) throws -> [AuditEntry] {
    guard AccessMatrix.access(viewing.viewer.role, .f18).mayRead else {
      throw StoreError.notPermitted(reason: "your role sees no audit log")
    }
    return try viewing.connection.fetchAll(
      "SELECT \(AuditEntry.columns) FROM my_audit"
        + (youth == nil ? "" : " WHERE subject_kind = 'youth' AND subject = ?1")
        + " ORDER BY seq" + (newest == nil ? "" : " DESC LIMIT ?\(youth == nil ? 1 : 2)"),
      (youth.map { [.text($0)] } ?? []) + (newest.map { [.integer(Int64($0))] } ?? [])
    ) { try AuditEntry(row: $0) }
  }
}

/// The newest entry's hash, to be kept where nobody who can write the store can write.
public struct AuditHeadQuery: Query {
  /// The place and the hash of the newest entry.
  public struct Head: Hashable, Sendable {
    /// How many entries there are.
    public let entries: Int
    /// The hash, 32 bytes.
    public let hash: [UInt8]
  }

  /// The head.
  public init() {}

  /// The view that the log is read through.
  public var views: [String] { ["my_audit"] }

  /// The head; of an empty log no entries and 32 zeros.
  /// - Throws: ``StoreError/notPermitted(reason:)`` for another role than the administrator.
  public func fetch(_ viewing: Viewing) throws -> Head {
    try Self.requireReader(viewing)
    return try viewing.connection.fetchOne(
      "SELECT seq, hash FROM my_audit ORDER BY seq DESC LIMIT 1"
    ) { Head(entries: $0.int(0), hash: $0.blob(1)) }
      ?? Head(entries: 0, hash: [UInt8](repeating: 0, count: 32))
  }

  static func requireReader(_ viewing: Viewing) throws {
    guard viewing.viewer.role.seesWholeLog else {
      throw StoreError.notPermitted(
        reason: "the head of the audit log is for administrators and auditors")
    }
  }
}
