import Glibc

/// Why a descriptor did not take what was written to it.
public struct SinkError: Error, Hashable, Sendable {
  /// The system's error number: `ENOSPC`, `EIO`, `EPIPE`.
  public let errorNumber: Int32

  /// Keeps the system's error number.
  public init(errorNumber: Int32) { self.errorNumber = errorNumber }

  /// Whether the reader went away, which ends the output without being a failure.
  public var isClosedPipe: Bool { errorNumber == EPIPE }

  /// The system's words, such as `No space left on device`.
  public var reason: String { String(cString: strerror(errorNumber)) }
}

/// A buffered sink on an open descriptor, which it never closes.
///
/// Call `flush()` at the end: a short write found only then must still reach the exit status.
public struct DescriptorSink: TextSink {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let capacity = 64 * 1024

  /// Writes to a descriptor that stays open as long as the sink is used.
  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Takes the text, and passes it on once 64 KiB have gathered.
  /// - Throws: `SinkError`
  public mutating func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Takes the text, and passes it on once 64 KiB have gathered.
  /// - Throws: `SinkError`
  public mutating func write(_ text: TextBytes) throws {
    buffer.append(contentsOf: text.bytes)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Passes on everything that was taken.
  /// - Throws: `SinkError`; what had not gone through by then is dropped.
  public mutating func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    try buffer.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = Glibc.write(
          descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
        if count > 0 {
          sent += count
        } else if count < 0 && errno != EINTR {
          throw SinkError(errorNumber: errno)
        }
      }
    }
  }
}
