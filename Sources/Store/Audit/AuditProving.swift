import Database
import Domain

/// What proving the log found, against itself and against the heads kept elsewhere.
public struct AuditVerdict: Hashable, Sendable {
  /// Entries in the log.
  public let entries: Int
  /// The newest entry's hash, 32 bytes.
  public let hash: [UInt8]
  /// The place of the first entry that does not fit the one before it; `nil` = the chain holds.
  public let firstBroken: Int?
  /// How many heads were kept of this store; `nil` = no anchor is configured.
  public let anchored: Int?
  /// The place of the first kept head that the log does not have; `nil` = it has them all.
  public let firstLost: Int?

  /// Whether nothing was found.
  public var isWhole: Bool { firstBroken == nil && firstLost == nil }
}

extension BoardStore {
  /// Follows the chain from the first entry, and looks for every head that was kept.
  ///
  /// - Throws: ``StoreError/inputOutput(_:)`` where the anchor can't be read.
  public func proveAudit(against anchor: AuditAnchor?) throws -> AuditVerdict {
    try StoreError.translating {
      let heads = try anchor?.file.map {
        try AnchorFile(path: $0).heads(of: AnchorFile.standardPath(path))
      }
      let connection = try proving()
      return try connection.read {
        let log = AuditLog(connection: connection)
        let head = try log.head()
        return AuditVerdict(
          entries: head.seq, hash: head.hash, firstBroken: try log.firstBrokenEntry(),
          anchored: heads?.count, firstLost: try heads.flatMap { try log.firstLost(of: $0) })
      }
    }
  }
}

extension AuditLog {
  /// The place of the first kept head whose entry is gone or has another hash.
  func firstLost(of heads: [AnchoredHead]) throws -> Int? {
    for head in heads where head.entry > 0 {
      let found = try connection.fetchOne(
        "SELECT hash FROM audit WHERE seq = ?", [.integer(Int64(head.entry))]
      ) { $0.blob(0) }
      if found.map(Hexadecimal.text) != head.hash { return head.entry }
    }
    return nil
  }
}
