import Database
import Domain
import Glibc

/// What a backup holds.
public struct BackupReport: Hashable, Sendable {
  /// Pages of the copy.
  public let pages: Int
  /// Entries of its log.
  public let entries: Int
}

extension BoardStore {
  /// Copies the store, as of one moment, into a new file of mode 0600, and proves the copy: its
  /// pages, its log's chain and its last entry are the store's.
  ///
  /// The copy holds every record in plain: it is for whoever keeps the machine, and entered in the
  /// log.
  ///
  /// - Throws: ``StoreError/notPermitted(reason:)`` for a role that may not,
  ///   ``StoreError/cannotCreate(path:reason:)`` where a file is there.
  public func backUp(
    to path: String, now: Instant, progress: (Int, Int) throws -> Void
  ) throws -> BackupReport {
    guard viewer.role == .administrator || viewer.role == .everything else {
      try noteRefusal(of: "backup", rule: "role", now: now)
      throw StoreError.notPermitted(reason: "a backup is for the administrator")
    }
    // Entered first, so that the copy itself says when and by whom it was made.
    try write(verb: "backup", now: now) { work in
      _ = try work.record(AuditLog.Act(verb: "backup"))
    }
    return try StoreCopy.translating(path) {
      let source = try proving()
      let head = try AuditLog(connection: source).head()
      var pages = 0
      // The store's own files are open since the head was read.
      try CallersFiles.reaching {
        try source.backUp(
          to: path, check: { try StoreCopy.prove($0, atLeast: head) },
          progress: { done, total in
            pages = total
            try progress(done, total)
          })
      }
      return BackupReport(pages: pages, entries: head.seq)
    }
  }

  /// Makes a store of a backup, where no store is. The backup is proved before and the copy after.
  ///
  /// - Throws: ``StoreError/cannotCreate(path:reason:)`` where anything is at the store's path;
  ///   ``StoreError`` where the backup is none, damaged, or newer than the program.
  public static func restore(
    from backup: String, to path: String, identity: Identity, now: Instant,
    progress: (Int, Int) throws -> Void
  ) throws -> BackupReport {
    try CallersFiles.reaching { try requireBackup(backup) }
    return try StoreCopy.translating(path) {
      let mode = StoreFileMode.forStore(at: path)
      let lock = try WriteLock(storePath: path, mode: mode)
      let (source, head) = try CallersFiles.reaching {
        let source = try Connection(
          path: backup, access: .readOnly, applicationID: applicationID)
        let head = try AuditLog(connection: source).head()
        try StoreCopy.prove(backup, atLeast: head)
        return (source, head)
      }
      defer { source.close() }
      try requireKeeper(source, identity, now)
      var pages = 0
      try lock.withLock(verb: "restore") {
        try source.backUp(
          to: path, mode: mode, check: { try StoreCopy.prove($0, atLeast: head) },
          progress: { done, total in
            pages = total
            try progress(done, total)
          })
      }
      return BackupReport(pages: pages, entries: head.seq)
    }
  }

  /// Refuses what is no store of this program, or one of a later program.
  private static func requireBackup(_ path: String) throws {
    let state: StoreFileState
    do {
      state = try Connection.inspect(path: path, applicationID: applicationID)
    } catch let error as StoreFileError {
      if case .system(_, _, ENOENT) = error { throw StoreError.missing(path: path) }
      throw StoreError.notAStore(path: path, reason: "\(error)")
    } catch let error as DatabaseError {
      throw StoreError.notAStore(path: path, reason: error.message)
    }
    switch state {
    case .missing: throw StoreError.missing(path: path)
    case .empty, .notADatabase, .foreign:
      throw StoreError.notAStore(path: path, reason: "it is no backup of a store")
    case .ours(let version):
      if version > Migrations.version {
        throw StoreError.notAStore(
          path: path, reason: "it was made by a newer csecboard; update the program first")
      }
    }
  }

  /// Only whoever keeps the store brings it back: its administrator, or the maker of a
  /// demonstration.
  private static func requireKeeper(
    _ source: Connection, _ identity: Identity, _ now: Instant
  ) throws {
    let isDemo =
      try source.fetchOne("SELECT value FROM board_facts WHERE name = 'demonstration'") {
        $0.text(0)
      } == "yes"
    if isDemo { return }
    let grant = try Grant.inForce(
      account: identity.account, uid: identity.uid, at: now, source)
    guard grant?.role == .administrator else {
      throw StoreError.notPermitted(
        reason: "'\(identity.account)' is not the administrator of what this backup holds")
    }
  }
}

/// Proofs of a copy.
private enum StoreCopy {
  /// Refuses a copy whose pages or log are not whole, or that ends before an entry.
  static func prove(_ path: String, atLeast head: (seq: Int, hash: [UInt8])) throws {
    let copy = try Connection(
      path: path, access: .readOnly, applicationID: BoardStore.applicationID)
    defer { copy.close() }
    if let fault = try copy.integrityCheck().first {
      throw StoreError.inputOutput("the copy is damaged: \(fault)")
    }
    let log = AuditLog(connection: copy)
    if let broken = try log.firstBrokenEntry() {
      throw StoreError.inputOutput("the copy's log is broken at entry \(broken)")
    }
    let own = try log.head()
    guard own.seq > head.seq || own.seq == head.seq && own.hash == head.hash else {
      throw StoreError.inputOutput("the copy ends at entry \(own.seq), before \(head.seq)")
    }
  }

  static func translating<T>(_ path: String, _ body: () throws -> T) throws -> T {
    try StoreError.translating {
      do {
        return try body()
      } catch let error as StoreFileError {
        switch error {
        case .exists:
          throw StoreError.cannotCreate(path: path, reason: "a file is there, and it is kept")
        case .system(_, _, let number) where ![EIO, ENOSPC, EDQUOT].contains(number):
          throw StoreError.cannotCreate(path: path, reason: String(cString: strerror(number)))
        default: throw error
        }
      }
    }
  }
}
