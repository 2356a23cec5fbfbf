import CSQLite
import Glibc

/// What the process must be like before a store is opened in it.
public enum ProcessLimits {
  /// Why the process is not fit to open a store.
  public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Files may only grow to so many bytes (`ulimit -f`); a write could be cut off (F8).
    case fileSize(bytes: UInt64)
    /// Too few files may be open (`ulimit -n`), and the limit cannot be raised (F9).
    case openFiles(count: UInt64)
    /// A call of the operating system failed.
    case system(call: String, number: Int32)

    /// A full sentence for a person.
    public var description: String {
      switch self {
      case .fileSize(let bytes):
        "The size of files is limited to \(bytes) bytes; start again after: ulimit -f unlimited"
      case .openFiles(let count):
        "Only \(count) files may be open and 64 are needed; start again after: ulimit -n 64"
      case .system(let call, let number): "\(call) failed: \(systemMessage(number))."
      }
    }
  }

  /// The files that may have to be open at once.
  static let neededFiles: rlim_t = 64

  /// Sets what can be set and refuses what cannot be borne; to be called first in the program.
  ///
  /// SIGXFSZ and SIGPIPE are ignored, so that a full quota or a closed pipe is an error to handle
  /// and no death; no core file is written and no debugger of the same user may read the memory
  /// (S22).
  public static func prepare() throws(Problem) {
    fillStandardStreams()
    // Too late where SQLite runs already, and then it only counts on.
    _ = csq_count_no_memory()
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    let code = csq_refuse_dumps()
    guard code == 0 else { throw .system(call: "prctl", number: code) }
    try set(RLIMIT_CORE, rlimit(rlim_cur: 0, rlim_max: 0))
    let size = try get(RLIMIT_FSIZE)
    guard size.rlim_cur == rlim_t.max else { throw .fileSize(bytes: UInt64(size.rlim_cur)) }
    var files = try get(RLIMIT_NOFILE)
    if files.rlim_cur < neededFiles {
      guard files.rlim_max >= neededFiles else {
        throw .openFiles(count: UInt64(files.rlim_max))
      }
      files.rlim_cur = neededFiles
      try set(RLIMIT_NOFILE, files)
    }
  }

  /// Opens /dev/null for each of the three standard streams that is closed, so that no file of the
  /// store gets its number and with it what the program prints (F10).
  private static func fillStandardStreams() {
    for stream in Int32(0)...2 where fcntl(stream, F_GETFD) < 0 && errno == EBADF {
      _ = Glibc.open("/dev/null", O_RDWR)
    }
  }

  private static func get(_ resource: __rlimit_resource) throws(Problem) -> rlimit {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else {
      throw .system(call: "getrlimit", number: errno)
    }
    return limit
  }

  private static func set(_ resource: __rlimit_resource, _ limit: rlimit) throws(Problem) {
    var limit = limit
    guard setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else {
      throw .system(call: "setrlimit", number: errno)
    }
  }
}
