import Domain
import Glibc

/// The append-only file that heads of logs are kept in.
struct AnchorFile {
  let path: String
  /// More than a century of quarter hours.
  private static let mostBytes = 1 << 30

  /// A store's path as the file names it, links resolved.
  static func standardPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Every head kept of a store, oldest first.
  func heads(of store: String) throws(StoreError) -> [AnchoredHead] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw problem("read") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < Self.mostBytes {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw problem("read")
      }
      bytes += buffer[..<count]
    }
    // Times in it are UTC, so no zone is asked.
    guard let zone = try? SystemZone.load() else {
      throw StoreError.inputOutput("the system has no time zone data")
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .compactMap { AnchoredHead($0, zone: zone) }.filter { $0.store == store }
  }

  /// Adds one line, whole or not at all, and sees it to the disk.
  func append(_ head: AnchoredHead) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw problem("appended to") }
    defer { close(descriptor) }
    let line = Array((head.line + "\n").utf8)
    guard write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0 else {
      throw problem("appended to")
    }
  }

  /// Whether the system lets nobody change what is in it (`chattr +a`); `nil` where it does not say.
  var isAppendOnly: Bool? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var flags: CLong = 0
    // FS_IOC_GETFLAGS and FS_APPEND_FL of linux/fs.h, which Glibc's module leaves out.
    guard ioctl(descriptor, 0x8008_6601, &flags) == 0 else { return nil }
    return flags & 0x20 != 0
  }

  private func problem(_ verb: String) -> StoreError {
    .inputOutput("the anchor '\(path)' can't be \(verb): \(String(cString: strerror(errno)))")
  }
}
