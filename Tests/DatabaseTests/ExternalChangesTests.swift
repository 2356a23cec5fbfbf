import Glibc
import Testing

@testable import Database

@Suite struct ExternalChangesTests {
  @Test func `tells another connection's commit and nothing before it`() throws {
    let store = try TemporaryStore()
    let reader = try store.reader()
    let changes = try ExternalChanges(storePath: store.path)
    let descriptor = try #require(changes.descriptor)
    _ = try reader.dataVersion()
    _ = changes.drain()
    #expect(!changes.drain())
    let before = try reader.dataVersion()
    try store.add("seen")
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&wait, 1, 2000) == 1)
    #expect(changes.drain())
    #expect(try reader.dataVersion() != before)
    #expect(!changes.drain())
  }

  @Test
  func `tells once more when the lock is let go, for whoever asked before the commit was done`()
    throws
  {
    let store = try TemporaryStore()
    let changes = try ExternalChanges(storePath: store.path)
    let lock = try WriteLock(storePath: store.path)
    try lock.acquire(verb: "test", wait: 1_000)
    _ = changes.drain()
    #expect(!changes.drain())
    lock.release()
    #expect(changes.drain())
  }

  @Test func `leaves other files of the folder alone`() throws {
    let store = try TemporaryStore()
    let changes = try ExternalChanges(storePath: store.path)
    _ = store.folder.file("notes.txt", [1])
    _ = store.folder.file("board.db-wal2", [1])
    #expect(!changes.drain())
  }
}
