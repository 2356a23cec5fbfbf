import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// What a maker leaves that was killed, or had no room, before anybody was in the store.
@Suite struct UnfinishedStoreTests {
  private let identity = Identity(uid: 1000, account: "maker")
  private let now = Instant(seconds: 1_790_000_000)

  /// A store without tables, or with them and nobody in it.
  private func leave(at path: String, withTables: Bool) throws {
    let lock = try WriteLock(storePath: path, mode: 0o600)
    try Connection.create(path: path, lock: lock, applicationID: BoardStore.applicationID)
    guard withTables else { return }
    let connection = try Connection(
      path: path, access: .readWrite(lock), applicationID: BoardStore.applicationID)
    defer { connection.close() }
    _ = try Migrations.migrator.apply(to: connection)
  }

  @Test(arguments: [false, true])
  func `it is opened by nobody, and made anew at once`(withTables: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("board.db")
    try leave(at: path, withTables: withTables)
    do {
      _ = try BoardStore.open(path: path, identity: identity)
      Issue.record("an unfinished store was opened")
    } catch StoreError.notAStore(let named, let reason) {
      #expect(named == path)
      #expect(reason.contains("'csecboard init' makes it anew"))
    }
    try BoardStore.create(path: path, identity: identity, isDemo: true, now: now)
    #expect(try BoardStore.open(path: path, identity: identity).viewer.role == .everything)
  }

  @Test(arguments: [false, true])
  func `a demonstration is made in its place`(withTables: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("demo.db")
    try leave(at: path, withTables: withTables)
    try BoardStore.removeDemonstration(path: path)
    #expect(try Connection.inspect(path: path, applicationID: BoardStore.applicationID) == .missing)
  }

  @Test func `a finished one is never removed`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("board.db")
    try BoardStore.create(path: path, identity: identity, isDemo: false, now: now)
    #expect(throws: StoreError.self) {
      try BoardStore.create(path: path, identity: identity, isDemo: false, now: now)
    }
    #expect(throws: StoreError.self) { try BoardStore.removeDemonstration(path: path) }
    #expect(try BoardStore.open(path: path, identity: identity).viewer.role == .administrator)
  }
}
