import Presentation

/// Where a command's text goes: standard output, standard error, or a test that reads it back.
public final class Output: TextSink {
  private var descriptor: DescriptorSink?
  /// Whether each write goes out at once, as on standard error.
  private let isImmediate: Bool
  /// What was written where there is no descriptor.
  public private(set) var text = ""

  /// Keeps everything, for tests.
  public init() {
    descriptor = nil
    isImmediate = false
  }

  /// Writes to a descriptor that stays open.
  public init(descriptor: Int32, isImmediate: Bool = false) {
    self.descriptor = DescriptorSink(descriptor: descriptor)
    self.isImmediate = isImmediate
  }

  /// Takes text.
  /// - Throws: `SinkError`
  public func write(_ text: String) throws {
    guard descriptor != nil else {
      self.text += text
      return
    }
    try descriptor?.write(text)
    if isImmediate { try descriptor?.flush() }
  }

  /// Takes text that is UTF-8 already.
  /// - Throws: `SinkError`
  public func write(_ text: TextBytes) throws {
    guard descriptor != nil else {
      self.text += text.text
      return
    }
    try descriptor?.write(text)
    if isImmediate { try descriptor?.flush() }
  }

  /// Passes on everything that was taken.
  /// - Throws: `SinkError`
  public func flush() throws { try descriptor?.flush() }
}
