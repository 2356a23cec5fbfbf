import Glibc
import Testing

@testable import Database

@Suite struct WriteLockTests {
  @Test func `a wait that ends names the holder and leaves no lock behind`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/s.db"
    let holder = try WriteLock(storePath: path)
    let waiter = try WriteLock(storePath: path)
    try holder.withLock(verb: "import") {
      let error = #expect(throws: DatabaseError.self) {
        try waiter.withLock(verb: "assign", wait: 120) {}
      }
      #expect(error?.code == .busy)
      #expect(
        error?.holder
          == LockHolder(processID: Int(getpid()), userID: Int(getuid()), verb: "import"))
      #expect(!waiter.isHeld)
    }
    // Nothing waits any more: a third takes it without waiting at all.
    let third = try WriteLock(storePath: path)
    #expect(try third.withLock(verb: "third", wait: 0) { third.isHeld })
    #expect(try waiter.withLock(verb: "assign", wait: 0) { waiter.isHeld })
  }

  @Test func `a write gives up with the holder's name and reads go on`() throws {
    let store = try TemporaryStore(busyWait: 80)
    let other = try WriteLock(storePath: store.path)
    try other.withLock(verb: "backup") {
      let error = #expect(throws: DatabaseError.self) { try store.add("late") }
      #expect(error?.isBusy == true)
      #expect(error?.holder?.verb == "backup")
      let seen = try store.names()
      #expect(seen == [])
    }
    try store.add("now")
    #expect(try store.names() == ["now"])
  }

  @Test func `a waiting thread gets the lock when the holder lets go`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/s.db"
    let holder = try WriteLock(storePath: path)
    try holder.acquire(verb: "first", wait: 0)
    let got = Turnstile()
    let thread = try got.start(path)
    // Waiting, or about to: either way it must get through after the release.
    holder.release()
    pthread_join(thread, nil)
    #expect(got.passed)
  }

  @Test func `may be entered again by its holder`() throws {
    let folder = try TemporaryFolder()
    let lock = try WriteLock(storePath: folder.path + "/s.db")
    try lock.withLock(verb: "outer") {
      try lock.withLock(verb: "inner") { #expect(lock.isHeld) }
      #expect(lock.isHeld)
      #expect(lock.currentHolder()?.verb == "outer")
    }
    #expect(!lock.isHeld)
    #expect(lock.currentHolder() == nil)
  }

  @Test func `locks the file that has the name when the old one was removed`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/s.db"
    let old = try WriteLock(storePath: path)
    unlink(path + ".lock")
    let new = try WriteLock(storePath: path)
    try new.withLock(verb: "new") {
      #expect(throws: DatabaseError.self) { try old.withLock(verb: "old", wait: 60) {} }
    }
    #expect(try old.withLock(verb: "old", wait: 0) { old.isHeld })
  }

  @Test func `refuses a lock file that is a link`() throws {
    let folder = try TemporaryFolder()
    let target = folder.file("target", [])
    #expect(symlink(target, folder.path + "/s.db.lock") == 0)
    #expect(throws: StoreFileError.symbolicLink(folder.path + "/s.db.lock")) {
      try WriteLock(storePath: folder.path + "/s.db")
    }
  }

  @Test func `keeps only plain characters of the verb`() throws {
    let folder = try TemporaryFolder()
    let lock = try WriteLock(storePath: folder.path + "/s.db")
    try lock.withLock(verb: "do it=now\n\u{1b}[2J") {
      #expect(lock.currentHolder()?.verb == "doitnow2J")
    }
  }

  @Test func `reads a holder only from a whole line`() {
    #expect(
      LockHolder("pid=8 uid=9 verb=import\n")
        == LockHolder(processID: 8, userID: 9, verb: "import"))
    #expect(LockHolder("pid=8 uid=") == nil)
    #expect(LockHolder("") == nil)
  }
}

/// A thread that takes the lock of a store once.
private final class Turnstile {
  var passed = false
  var path = ""

  func start(_ path: String) throws -> pthread_t {
    self.path = path
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        let me = Unmanaged<Turnstile>.fromOpaque(pointer).takeUnretainedValue()
        let lock = try? WriteLock(storePath: me.path)
        me.passed = (try? lock?.withLock(verb: "second", wait: 60_000) { true }) == true
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    guard code == 0 else { throw Refusal(number: Int(code)) }
    return thread
  }
}
