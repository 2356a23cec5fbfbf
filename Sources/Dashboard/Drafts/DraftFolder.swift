import Domain
import Glibc

/// The drafts of one account beside one store, each a file that its owner alone can read (R7, S5).
///
/// They lie in the store's own folder: what was typed about a youth goes nowhere that the store
/// itself would not be kept. A file's name says whose it is and which session's; a session takes
/// over the drafts of those that have ended. One that is entered or discarded is removed at once,
/// one that nobody went on with after ``Draft/days`` days.
struct DraftFolder: Sendable {
  private let folder: String
  /// The front of every name: the store's, and the account's number.
  private let stem: String
  private let process: Int32
  private let owner: uid_t

  /// The drafts beside a store.
  init(storePath: String, owner: uid_t = getuid(), process: Int32 = getpid()) {
    let parts = storePath.split(separator: "/", omittingEmptySubsequences: false)
    let above = parts.dropLast().joined(separator: "/")
    folder = parts.count == 1 ? "." : above.isEmpty ? "/" : above
    stem = "\(parts.last ?? "store").draft-\(owner)-"
    self.process = process
    self.owner = owner
  }

  // MARK: - Keeping

  /// Writes a draft over its former file, whole or not at all.
  func keep(_ draft: Draft) throws(Problem) {
    let handle = try open()
    defer { close(handle) }
    let name = name(of: draft.id)
    let new = name + ".new"
    // A session that was killed between the two steps has left one behind.
    unlinkat(handle, new, 0)
    let file = openat(handle, new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw problem }
    do throws(Problem) {
      try write(Array(draft.text.utf8), to: file)
    } catch {
      close(file)
      unlinkat(handle, new, 0)
      throw error
    }
    close(file)
    guard renameat(handle, new, handle, name) == 0 else {
      let problem = problem
      unlinkat(handle, new, 0)
      throw problem
    }
    fsync(handle)
  }

  /// Removes a draft's file, if there is one.
  func discard(_ id: Int) {
    guard let handle = try? open() else { return }
    defer { close(handle) }
    unlinkat(handle, name(of: id), 0)
  }

  private func write(_ bytes: [UInt8], to file: Int32) throws(Problem) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw problem }
      start += count
    }
    guard fsync(file) == 0 else { throw problem }
  }

  // MARK: - Taking over

  /// The drafts of sessions that have ended, now this session's; the oldest first.
  ///
  /// They are numbered anew, past any that a former session of this process's number left.
  func takeOver(now: Instant) -> [Draft] {
    guard let handle = try? open() else { return [] }
    defer { close(handle) }
    let names = names().sorted()
    var id = names.compactMap { number(of: $0) }.max() ?? 0
    var drafts: [Draft] = []
    for name in names where isOfEndedSession(name) {
      guard let text = read(name, in: handle), let draft = Draft(text: text, id: 0),
        draft.at > now.adding(trueDays: -Draft.days)
      else {
        unlinkat(handle, name, 0)
        continue
      }
      id += 1
      // Of two sessions that start at once, one gets it.
      guard renameat(handle, name, handle, self.name(of: id)) == 0 else { continue }
      drafts.append(draft)
      drafts[drafts.count - 1].id = id
    }
    return drafts.sorted { $0.at < $1.at }
  }

  /// The number of a draft of this process's number.
  private func number(of name: String) -> Int? {
    let mine = "\(stem)\(process)-"
    return name.hasPrefix(mine) ? Int(name.dropFirst(mine.count).prefix { $0.isNumber }) : nil
  }

  private func isOfEndedSession(_ name: String) -> Bool {
    guard let other = Int32(name.dropFirst(stem.count).prefix { $0.isNumber }), other > 0 else {
      return false
    }
    // This session has none yet, so one of its number was left by an earlier one.
    return other == process || (kill(other, 0) != 0 && errno == ESRCH)
  }

  private func names() -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(stem) { names.append(name) }
    }
    return names
  }

  /// The most bytes that a draft has: far above a form's fields.
  private static let limit = 1_048_576

  /// The text of a file that is this account's alone; nil for anything else that lies there.
  private func read(_ name: String, in handle: Int32) -> String? {
    let file = openat(handle, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_uid == owner,
      facts.st_mode & 0o077 == 0, facts.st_nlink == 1, facts.st_size <= Self.limit
    else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count == 0 ? String(validating: bytes, as: UTF8.self) : nil }
      bytes += buffer[..<count]
    }
  }

  // MARK: - Names

  private func name(of id: Int) -> String { "\(stem)\(process)-\(id)" }

  private func open() throws(Problem) -> Int32 {
    let handle = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw problem }
    return handle
  }

  private var problem: Problem { Problem(String(cString: strerror(errno))) }
}
