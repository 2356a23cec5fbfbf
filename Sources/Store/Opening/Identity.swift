import Glibc

/// The operating system's account that runs the program: `getuid`, never an
/// environment variable (S8).
public struct Identity: Hashable, Sendable {
  /// The account's number.
  public let uid: Int
  /// The account's name; `uid:N` where the system has none.
  public let account: String
  /// Where the session runs: the terminal's name and the process's number.
  public let session: String

  /// A given identity, for tests.
  public init(uid: Int, account: String, session: String = "test") {
    self.uid = uid
    self.account = account
    self.session = session
  }

  /// The identity of this process.
  public static func current() -> Identity {
    let uid = getuid()
    var record = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    let status = getpwuid_r(uid, &record, &buffer, buffer.count, &found)
    var account = "uid:\(uid)"
    if status == 0, found != nil, let name = record.pw_name { account = String(cString: name) }
    var terminal = "-"
    if isatty(0) == 1 {
      var name = [CChar](repeating: 0, count: 128)
      if ttyname_r(0, &name, name.count) == 0 {
        terminal = name.withUnsafeBufferPointer { bytes in
          bytes.baseAddress.map { String(cString: $0) } ?? "-"
        }
      }
    }
    return Identity(uid: Int(uid), account: account, session: "\(terminal) \(getpid())")
  }

  /// The number of an account by its name, or `nil` where the system has none.
  public static func uid(ofAccount name: String) -> Int? {
    var record = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwnam_r(name, &record, &buffer, buffer.count, &found) == 0, found != nil else {
      return nil
    }
    return Int(record.pw_uid)
  }
}
