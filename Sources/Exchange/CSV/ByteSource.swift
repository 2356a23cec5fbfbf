import Glibc
import Store

/// Why a file could not be opened.
public struct FileOpenError: Error, Hashable, Sendable {
  /// The path as it was given.
  public let path: String
  /// The system's error number, for example `ENOENT`.
  public let code: Int32
  /// What the system calls it, for example `No such file or directory`.
  public let reason: String
}

/// The bytes of a file or of memory, in order, once.
///
/// A class because it owns a descriptor: the last holder closes it.
final class ByteSource {
  /// The size of the file when it was opened; 0 for a pipe.
  let byteCount: Int
  private let descriptor: Int32
  private var memory: ArraySlice<UInt8>
  private let pieceSize: Int
  private let tap: ((UnsafeRawBufferPointer) -> Void)?

  /// Opens a file for reading; `tap` sees each piece of it as it is read.
  init(path: String, tap: ((UnsafeRawBufferPointer) -> Void)?) throws(FileOpenError) {
    let opened = CallersFiles.reaching { open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
    guard opened >= 0 else { throw Self.failure(path, errno) }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let code = errno
      close(opened)
      throw Self.failure(path, code)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(opened)
      throw Self.failure(path, EISDIR)
    }
    descriptor = opened
    byteCount = Int(status.st_size)
    memory = []
    pieceSize = .max
    self.tap = tap
  }

  /// Reads from memory, at most `pieceSize` bytes at a time, as a pipe may.
  init(bytes: [UInt8], pieceSize: Int = .max) {
    self.pieceSize = pieceSize
    descriptor = -1
    byteCount = bytes.count
    memory = bytes[...]
    tap = nil
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Fills as much of `target` as one read gives.
  ///
  /// - Returns: the number of bytes, 0 at the end, or the system's error number, negated.
  func read(into target: UnsafeMutableRawBufferPointer) -> Int {
    guard descriptor >= 0 else { return readMemory(into: target) }
    while true {
      let count = Glibc.read(descriptor, target.baseAddress, target.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return -Int(errno) }
      tap?(UnsafeRawBufferPointer(rebasing: target[..<count]))
      return count
    }
  }

  private func readMemory(into target: UnsafeMutableRawBufferPointer) -> Int {
    let piece = memory.prefix(min(target.count, pieceSize))
    target.copyBytes(from: piece)
    memory = memory.dropFirst(piece.count)
    return piece.count
  }

  private static func failure(_ path: String, _ code: Int32) -> FileOpenError {
    FileOpenError(path: path, code: code, reason: String(cString: strerror(code)))
  }
}
