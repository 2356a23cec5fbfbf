/// Where text goes: a string in tests, a descriptor in the program.
public protocol TextSink {
  /// Takes the text, in order. Throws what its destination throws, e.g. a full disk.
  mutating func write(_ text: String) throws
  /// Takes text that is UTF-8 already.
  mutating func write(_ text: TextBytes) throws
}

/// A sink that keeps everything it is given.
public struct StringSink: TextSink, Sendable {
  /// All that was written.
  public private(set) var text = ""

  /// Makes an empty sink.
  public init() {}

  /// Appends the text.
  public mutating func write(_ text: String) { self.text += text }

  /// Appends the text.
  public mutating func write(_ text: TextBytes) { self.text += text.text }
}
