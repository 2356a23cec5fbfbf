import Glibc

/// A small text file as a whole, or standard input.
public enum TextFile {
  /// Why a file could not be read.
  public struct Problem: Error {
    /// The system's error number; 0 where the content is at fault.
    public let errorNumber: Int32
    /// The sentence for a person.
    public let reason: String

    /// Whether there is no such file.
    public var isMissing: Bool { errorNumber == ENOENT || errorNumber == ENOTDIR }
  }

  /// More than any field or configuration needs.
  static let mostBytes = 1 << 20

  /// Reads a file.
  public static func read(path: String) throws(Problem) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw system(errno) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor)
  }

  /// Reads to the end of a descriptor, which stays open.
  static func read(descriptor: Int32) throws(Problem) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw system(errno)
      }
      bytes += buffer[..<count]
      if bytes.count > mostBytes {
        throw Problem(errorNumber: 0, reason: "Is longer than 1 MiB.")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(errorNumber: 0, reason: "Is not UTF-8 text.")
    }
    return text
  }

  private static func system(_ number: Int32) -> Problem {
    Problem(errorNumber: number, reason: String(cString: strerror(number)) + ".")
  }
}
