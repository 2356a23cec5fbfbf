import Database
import Domain
import Glibc

/// What `doctor` needs to know besides the store.
public struct DoctorRequest: Sendable {
  /// Where heads of the log are kept; `nil` = nowhere.
  public let anchor: AuditAnchor?
  /// The present.
  public let now: Instant

  /// One examination.
  public init(anchor: AuditAnchor?, now: Instant) {
    self.anchor = anchor
    self.now = now
  }
}

extension BoardStore {
  /// Settings, permissions and deployment, one line each; of accounts for their administrator.
  ///
  /// Nothing is repaired, and no record is read.
  public func doctor(_ request: DoctorRequest) throws -> [CheckLine] {
    try StoreError.translating {
      let connection = try proving()
      let store = StoreDoctor(store: self, connection: connection, request: request)
      let lines = try connection.read {
        [
          try store.settings(), store.file(), store.folder(), store.space(), store.process(),
          try store.newestEntries(), try store.anchor(),
        ]
      }
      guard viewer.role.seesAccounts else {
        return lines + [
          CheckLine(
            name: "accounts", isGood: true, finding: "not looked at: they are the administrator's")
        ]
      }
      return try connection.read {
        lines + (try AccountDoctor(of: self, connection, request).lines())
      }
    }
  }
}

/// The store's settings, its file, the process and the log.
struct StoreDoctor {
  let store: BoardStore
  let connection: Connection
  let request: DoctorRequest

  private func line(_ name: String, _ isGood: Bool, _ finding: String) -> CheckLine {
    CheckLine(name: name, isGood: isGood, finding: finding)
  }

  /// Every setting of the connection as it reads now.
  func settings() throws -> CheckLine {
    let settings = try connection.settings()
    let wrong = settings.filter { $0.wanted != $0.found }
    return line(
      "settings", wrong.isEmpty,
      wrong.first.map { "\($0.name) is \($0.found) and must be \($0.wanted)" }
        ?? "ok (\(settings.count) read back)")
  }

  /// The store's file and its lock: one name each, and nobody's but the owner's or the group's.
  func file() -> CheckLine {
    let wanted = StoreFileMode.forStore(at: store.path)
    for path in [store.path, store.path + ".lock"] {
      var facts = stat()
      guard lstat(path, &facts) == 0 else {
        return line("files", false, "\(path): \(String(cString: strerror(errno)))")
      }
      let mode = facts.st_mode & 0o7777
      if facts.st_mode & S_IFMT != S_IFREG || facts.st_nlink != 1 {
        return line("files", false, "\(path) is no file with one name")
      }
      if mode & ~wanted != 0 {
        return line(
          "files", false, "\(path) has mode \(octal(mode)) and must have \(octal(wanted))")
      }
    }
    return line("files", true, "ok (mode \(octal(wanted)))")
  }

  /// The folder: whoever may write there may put another store in this one's place.
  func folder() -> CheckLine {
    let folder = store.path.lastIndex(of: "/").map { String(store.path[..<$0]) } ?? "."
    var facts = stat()
    guard stat(folder.isEmpty ? "/" : folder, &facts) == 0 else {
      return line("folder", false, "\(folder): \(String(cString: strerror(errno)))")
    }
    let isOpen = facts.st_mode & S_IWOTH != 0 && facts.st_mode & S_ISVTX == 0
    return line(
      "folder", !isOpen, isOpen ? "\(folder) can be written by everybody" : "ok")
  }

  /// Room for a copy of the store beside it, which a backup and a migration need.
  func space() -> CheckLine {
    var facts = stat()
    var system = statvfs()
    guard stat(store.path, &facts) == 0, statvfs(store.path, &system) == 0 else {
      return line("free space", false, String(cString: strerror(errno)))
    }
    let free = UInt64(system.f_bavail) * UInt64(system.f_frsize)
    let needed = UInt64(max(0, facts.st_size)) * 2
    return line(
      "free space", free >= needed,
      "\(free >> 20) MiB free, \(needed >> 20) MiB needed for two copies of the store")
  }

  /// No core file, no reading of the memory by others (S22).
  func process() -> CheckLine {
    var limit = rlimit()
    let hasCore = getrlimit(__rlimit_resource_t(4), &limit) == 0 && limit.rlim_cur > 0
    return line("process", !hasCore, hasCore ? "a core file could be written" : "ok (no core file)")
  }

  /// The newest entries of the log; `check` follows the whole chain.
  func newestEntries() throws -> CheckLine {
    let log = AuditLog(connection: connection)
    let count = min(1_000, try log.head().seq)
    let broken = try log.firstBrokenEntry(newest: 1_000)
    return line(
      "audit chain", broken == nil,
      broken.map { "broken at entry \($0)" } ?? "ok (the newest \(count) entries)")
  }

  /// Whether heads are kept elsewhere, where nobody can change them, and whether the log has them.
  func anchor() throws -> CheckLine {
    let name = "audit anchor"
    guard let anchor = request.anchor else {
      return line(
        name, store.isDemo, "none is configured: a cut tail of the log would not be noticed")
    }
    guard let path = anchor.file else { return line(name, true, "ok (the system's log)") }
    let file = AnchorFile(path: path)
    do throws(StoreError) {
      let heads = try file.heads(of: AnchorFile.standardPath(store.path))
      guard let newest = heads.last else { return line(name, false, "\(path) holds no head yet") }
      let lost = try? AuditLog(connection: connection).firstLost(of: heads)
      if let lost = lost ?? nil { return line(name, false, "entry \(lost) was kept and is gone") }
      let isKept = file.isAppendOnly
      let finding =
        "\(Plural.of(heads.count, "head")), the newest of entry \(newest.entry)"
      return line(
        name, isKept != false, isKept == false ? "\(finding); \(path) is not append-only" : finding)
    } catch {
      guard case .inputOutput(let reason) = error else { return line(name, false, "\(error)") }
      return line(name, false, reason)
    }
  }

  private func octal(_ mode: UInt32) -> String { "0" + String(mode & 0o7777, radix: 8) }
}
