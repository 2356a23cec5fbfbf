import CSQLite
import Glibc

/// Who holds, or last announced holding, the write lock.
public struct LockHolder: Hashable, Sendable, CustomStringConvertible {
  /// The process.
  public let processID: Int
  /// The user it runs as.
  public let userID: Int
  /// What it is doing, in a word: `assign`, `import`.
  public let verb: String

  /// Makes a holder from its parts.
  public init(processID: Int, userID: Int, verb: String) {
    self.processID = processID
    self.userID = userID
    self.verb = verb
  }

  /// Reads `pid=1 uid=2 verb=word`; nil for anything else.
  init?(_ text: String) {
    var parts: [String: String] = [:]
    for part in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let pair = part.split(separator: "=", maxSplits: 1)
      if pair.count == 2 { parts[String(pair[0])] = String(pair[1]) }
    }
    guard let pid = parts["pid"].flatMap({ Int($0) }), let uid = parts["uid"].flatMap({ Int($0) }),
      let verb = parts["verb"]
    else { return nil }
    self.init(processID: pid, userID: uid, verb: verb)
  }

  /// `process 812 of user 1004 (import)`.
  public var description: String { "process \(processID) of user \(userID) (\(verb))" }
}

/// The one lock every write and every checkpoint of a store is made under (reliability R1).
///
/// SQLite before 3.51.3 can lose acknowledged commits when one process resets the write-ahead log
/// while another checkpoints it. With every write transaction and every checkpoint inside this lock
/// the two never meet. It is a `flock` on `<store>.lock`, so it ends with its process, and
/// `flock STORE.lock sqlite3 STORE` takes part in it. A connection that may write can only be made
/// with a `WriteLock` of the same store.
///
/// Never fork while one is open and go on without exec: the child would share the lock and keep it
/// when this process dies.
///
/// A lock belongs to one thread, like the connection that uses it. Two locks of one store exclude
/// each other also within a process.
public final class WriteLock {
  let store: StorePath
  private let mode: mode_t
  private var descriptor: Int32
  private(set) var depth = 0

  /// Opens the lock file, making it with `mode` where there is none.
  ///
  /// - Parameters:
  ///   - storePath: the store's own path; the lock is beside it.
  ///   - mode: 0600, or 0660 where a group shares the store.
  /// - Throws: `StoreFileError` when the file is a link, or cannot be opened for writing.
  public init(storePath: String, mode: UInt32 = 0o600) throws {
    store = try StorePath(storePath)
    self.mode = mode_t(mode)
    descriptor = try Self.open(store.lock, mode: self.mode)
  }

  deinit { Glibc.close(descriptor) }

  /// Whether this value holds the lock now.
  public var isHeld: Bool { depth > 0 }

  /// Runs `body` under the lock.
  ///
  /// Within a run it may be entered again.
  ///
  /// - Parameters:
  ///   - verb: what the holder does, shown to those who wait; letters, digits, `-`, `_` and `.`.
  ///   - milliseconds: the longest wait.
  /// - Throws: `DatabaseError(.busy)` with the holder when the wait ends; then nothing is held.
  @discardableResult
  public func withLock<T>(verb: String, wait milliseconds: Int = 5000, _ body: () throws -> T)
    throws -> T
  {
    try acquire(verb: verb, wait: milliseconds)
    defer { release() }
    return try body()
  }

  func acquire(verb: String, wait milliseconds: Int) throws {
    if depth == 0 {
      try lock(until: monotonicMilliseconds() + milliseconds, wait: milliseconds)
      announce(verb)
    }
    depth += 1
  }

  func release() {
    precondition(depth > 0, "the write lock is not held")
    depth -= 1
    guard depth == 0 else { return }
    ftruncate(descriptor, 0)
    flock(descriptor, LOCK_UN)
  }

  /// Takes the lock of the file that bears the name now.
  ///
  /// Someone may have removed the lock file:
  /// then a lock on the old one excludes nobody, and the new one must be taken.
  private func lock(until deadline: Int, wait: Int) throws {
    while true {
      let code = csq_lock_within(descriptor, max(0, deadline - monotonicMilliseconds()))
      guard code == 0 else {
        if code == ETIMEDOUT { throw busy(after: wait) }
        throw StoreFileError.system(call: "flock", path: store.lock, number: code)
      }
      var held = stat()
      fstat(descriptor, &held)
      if try FileFacts.of(store.lock)?.identity == FileFacts(held).identity { return }
      Glibc.close(descriptor)
      descriptor = -1
      descriptor = try Self.open(store.lock, mode: mode)
    }
  }

  private func busy(after milliseconds: Int) -> DatabaseError {
    let holder = currentHolder()
    let who = holder.map { "\($0)" } ?? "another process"
    return DatabaseError(
      code: .busy,
      message: "The store is being written by \(who); gave up after \(milliseconds) ms.",
      holder: holder)
  }

  /// Who the lock file names; meaningful only while someone holds it.
  func currentHolder() -> LockHolder? {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return LockHolder(String(decoding: bytes.prefix(count), as: UTF8.self))
  }

  /// Only for those who wait: a full disk must not stop a write that frees space, so failures here
  /// are of no account.
  private func announce(_ verb: String) {
    let plain = verb.unicodeScalars.filter {
      ($0 >= "a" && $0 <= "z") || ($0 >= "A" && $0 <= "Z") || ($0 >= "0" && $0 <= "9")
        || $0 == "-" || $0 == "_" || $0 == "."
    }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: plain.prefix(60))
    var line = "pid=\(getpid()) uid=\(getuid()) verb=\(String(word))\n"
    line.withUTF8 { bytes in
      if pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count {
        ftruncate(descriptor, off_t(bytes.count))
      }
    }
  }

  /// Opens the lock file above the standard streams: on one of their numbers it would receive what
  /// the program prints.
  private static func open(_ path: String, mode: mode_t) throws(StoreFileError) -> Int32 {
    let opened = try openAnywhere(path, mode: mode)
    guard opened <= 2 else { return opened }
    let moved = fcntl(opened, F_DUPFD_CLOEXEC, 3)
    let number = errno
    Glibc.close(opened)
    guard moved >= 0 else { throw .system(call: "fcntl", path: path, number: number) }
    return moved
  }

  private static func openAnywhere(_ path: String, mode: mode_t) throws(StoreFileError) -> Int32 {
    let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW
    let made = Glibc.open(path, flags | O_CREAT | O_EXCL, mode)
    if made >= 0 {
      // The mode asked for, whatever the umask: the group must be able to wait.
      fchmod(made, mode)
      return made
    }
    guard errno == EEXIST else { throw .system(call: "open", path: path, number: errno) }
    let found = Glibc.open(path, flags)
    guard found >= 0 else {
      if errno == ELOOP { throw .symbolicLink(path) }
      throw .system(call: "open", path: path, number: errno)
    }
    var facts = stat()
    fstat(found, &facts)
    guard facts.st_mode & S_IFMT == S_IFREG else {
      Glibc.close(found)
      throw .notAFile(path)
    }
    return found
  }
}
