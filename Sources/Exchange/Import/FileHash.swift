import Glibc
import Store

/// The hash and size of a file's bytes.
enum FileHash {
  /// SHA-256 as hexadecimal digits.
  ///
  /// - Throws: ``ImportFailure/missing(path:reason:)`` where it cannot be read.
  static func of(_ path: String) throws -> String {
    let descriptor = CallersFiles.reaching { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      throw ImportFailure.missing(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw ImportFailure.missing(path: path, reason: String(cString: strerror(errno)))
      }
      if count == 0 { return Hexadecimal.text(hash.finish()) }
      buffer.withUnsafeBufferPointer { hash.update(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }
  }

  /// The file's size in bytes.
  static func byteCount(of path: String) throws -> Int {
    var status = stat()
    guard CallersFiles.reaching({ stat(path, &status) }) == 0 else {
      throw ImportFailure.missing(path: path, reason: String(cString: strerror(errno)))
    }
    return Int(status.st_size)
  }
}
