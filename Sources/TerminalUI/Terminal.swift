/// What a terminal can show.
public struct TerminalCapabilities: Hashable, Sendable {
  /// Colours: 0, 8, 16, 88, 256, or 16,777,216.
  public var colorCount: Int
  /// Whether characters beyond ASCII can be shown.
  public var unicode: Bool

  /// Capabilities.
  public init(colorCount: Int, unicode: Bool) {
    self.colorCount = colorCount
    self.unicode = unicode
  }

  /// Whether only attributes can tell things apart: no colours, or `NO_COLOR` set.
  public var isMonochrome: Bool { colorCount < 8 }
}

/// A screen and keyboard.
///
/// Used from one thread. The program waits on `inputDescriptor`, then asks for
/// ``pendingEvents()``; on SIGWINCH it calls ``resize()``; nothing here blocks except
/// ``suspend()``.
public protocol Terminal: AnyObject {
  /// Columns and rows as of the last start, resize or resume; at least 1 × 1.
  var size: Size { get }
  /// What it can show.
  var capabilities: TerminalCapabilities { get }
  /// The descriptor to poll for input.
  var inputDescriptor: Int32 { get }
  /// Shows a surface, in one write; the same surface again writes nothing.
  /// - Parameter cursor: where the visible cursor stands, or nil to hide it.
  func present(_ surface: Surface, cursor: Point?)
  /// What was typed since the last call, in order; never waits.
  func pendingEvents() -> [TerminalEvent]
  /// Reads the window's size anew, and tells it when it changed.
  @discardableResult func resize() -> Size
  /// Makes the next ``present(_:cursor:)`` paint every cell.
  func redraw()
  /// Gives the terminal back, stops the process group until continued, and takes it again. The
  /// caller presents its surface afterwards.
  func suspend()
  /// Gives the terminal back as it was; more calls do nothing.
  func restore()
  /// Rings.
  func bell()
  /// Rings, and has the terminal show a text of ours beside its window where it can (OSC 9, or
  /// OSC 777 where that is what it knows). The text is ASCII without a semicolon; anything else in
  /// it is left out.
  func notify(_ text: String)
  /// Puts text on the user's clipboard where the terminal allows it (OSC 52).
  func copy(_ text: String)
}
