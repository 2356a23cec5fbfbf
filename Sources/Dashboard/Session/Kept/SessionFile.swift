import Glibc

/// The file of a ``KeptSession`` in the user's own state folder, readable by its owner alone.
public struct SessionFile: Sendable {
  /// What lies in the place.
  enum Found: Hashable, Sendable {
    case nothing
    case session(KeptSession)
    /// Something that no session wrote, or that others may have.
    case damaged
  }

  private let folder: String
  private let name: String

  /// The file of one store and one account, whose name tells neither.
  ///
  /// - Parameters:
  ///   - folder: the state folder, made for its owner alone where it is missing.
  ///   - storePath: the store, by whichever path it was opened.
  ///   - account: the account that one acts as.
  public init(folder: String, storePath: String, account: String) {
    self.folder = folder
    var path = storePath
    if let real = realpath(storePath, nil) {
      path = String(cString: real)
      free(real)
    }
    name = "session-" + Self.digest("\(path)\u{0}\(account)")
  }

  private var path: String { "\(folder)/\(name)" }

  /// Source: the FNV-1a hash, 64 bits.
  private static func digest(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: - Reading

  /// The most bytes that are read.
  private static let limit = 65_536

  /// What the last session left.
  func read() -> Found {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return errno == ENOENT ? .nothing : .damaged }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_uid == geteuid(),
      facts.st_mode & 0o022 == 0, facts.st_size <= Self.limit
    else { return .damaged }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8_192)
    while bytes.count <= Self.limit {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        if count < 0 { return .damaged }
        break
      }
      bytes += buffer[..<count]
    }
    guard let text = String(validating: bytes, as: UTF8.self), let kept = KeptSession(text: text)
    else { return .damaged }
    return .session(kept)
  }

  // MARK: - Writing

  /// Leaves a session to the next, whole or not at all; whether that could be done.
  @discardableResult
  func write(_ session: KeptSession) -> Bool {
    makeFolder()
    let new = "\(path).\(getpid())"
    unlink(new)
    let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    let isWritten = Self.write(Array(session.text.utf8), to: file)
    close(file)
    guard isWritten, rename(new, path) == 0 else {
      unlink(new)
      return false
    }
    return true
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      start += count
    }
    return true
  }

  private func makeFolder() {
    var built = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      built += "/\(part)"
      mkdir(built, 0o700)
    }
  }
}
