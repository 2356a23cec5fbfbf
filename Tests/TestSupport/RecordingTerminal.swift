import TerminalUI

/// A terminal without a screen: events come from a script, and every surface shown is kept.
public final class RecordingTerminal: Terminal {
  /// The size; ``resize()`` takes the next of `sizes`.
  public private(set) var size: Size
  /// What it claims to show.
  public let capabilities: TerminalCapabilities
  /// No descriptor: tests step the program themselves.
  public let inputDescriptor: Int32 = -1
  /// Events not yet handed out, in bursts: each call of ``pendingEvents()`` takes one.
  public var script: [[TerminalEvent]]
  /// Sizes that ``resize()`` will report.
  public var sizes: [Size] = []
  /// Every surface presented, oldest first.
  public private(set) var presented: [Surface] = []
  /// The cursor of the last surface.
  public private(set) var cursor: Point?
  /// What was copied.
  public private(set) var copied: [String] = []
  /// What was told beside the screen.
  public private(set) var notified: [String] = []
  /// How often each was called.
  public private(set) var bells = 0
  /// Calls of ``redraw()``.
  public private(set) var redraws = 0
  /// Calls of ``suspend()``.
  public private(set) var suspensions = 0
  /// Whether ``restore()`` was called.
  public private(set) var isRestored = false

  /// A terminal of a size with a script.
  public init(
    size: Size = Size(width: 80, height: 24),
    capabilities: TerminalCapabilities = TerminalCapabilities(colorCount: 256, unicode: true),
    script: [[TerminalEvent]] = []
  ) {
    self.size = size
    self.capabilities = capabilities
    self.script = script
  }

  /// The last surface shown.
  public var last: Surface? { presented.last }

  /// Adds keys as one burst.
  public func press(_ keys: KeyPress...) { script.append(keys.map { .key($0) }) }

  /// Adds each character of a text as a key, in one burst.
  public func type(_ text: String) { script.append(text.map { .key(.character($0)) }) }

  /// Keeps the surface and the cursor.
  public func present(_ surface: Surface, cursor: Point?) {
    presented.append(surface)
    self.cursor = cursor
  }

  /// The next burst of the script.
  public func pendingEvents() -> [TerminalEvent] { script.isEmpty ? [] : script.removeFirst() }

  /// Takes the next size.
  @discardableResult public func resize() -> Size {
    if !sizes.isEmpty { size = sizes.removeFirst() }
    return size
  }

  /// Counts.
  public func redraw() { redraws += 1 }
  /// Counts.
  public func suspend() { suspensions += 1 }
  /// Remembers.
  public func restore() { isRestored = true }
  /// Counts.
  public func bell() { bells += 1 }
  /// Keeps the text.
  public func notify(_ text: String) { notified.append(text) }
  /// Keeps the text.
  public func copy(_ text: String) { copied.append(text) }
}
