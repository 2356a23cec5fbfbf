import Glibc
import Store

/// Whole files as bytes.
public enum Bytes {
  /// Writes a file anew.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StoreError.inputOutput("\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw StoreError.inputOutput("\(path): not written whole") }
      rest = rest.dropFirst(count)
    }
  }
}
