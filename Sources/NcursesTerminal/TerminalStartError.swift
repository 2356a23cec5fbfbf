/// Why the screen can't be used; the caller falls back to plain text.
public enum TerminalStartError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Input or output is not a terminal.
  case notATerminal
  /// The terminal description of `TERM` is missing or of no use; carries its name.
  case unknownTerminal(String)
  /// The terminal can't place the cursor, as `TERM=dumb`; carries its name.
  case cannotPositionCursor(String)
  /// The system gave no memory or descriptor for the screen.
  case systemFailure

  /// A sentence.
  public var description: String {
    switch self {
    case .notATerminal: "Input and output are not a terminal."
    case .unknownTerminal(let name): "The terminal type '\(name)' is unknown. Set TERM."
    case .cannotPositionCursor(let name):
      "The terminal type '\(name)' can't place the cursor. Set TERM."
    case .systemFailure: "The system refused memory or a descriptor for the screen."
    }
  }
}
