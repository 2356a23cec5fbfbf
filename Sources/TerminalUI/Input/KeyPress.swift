/// One key as the terminal reports it.
public enum KeyPress: Hashable, Sendable {
  /// A printable character, space included.
  case character(Character)
  /// Enter or Return.
  case enter
  /// Escape by itself.
  case escape
  /// Tab.
  case tab
  /// Shift and Tab.
  case backTab
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// Insert.
  case insert
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Page Up.
  case pageUp
  /// Page Down.
  case pageDown
  /// Home.
  case home
  /// End.
  case end
  /// A function key, from 1.
  case function(Int)
  /// Control and a letter (lower case) or one of `@[\]^_`.
  case control(Character)
  /// Alt, or Escape at once followed by a character.
  case alt(Character)
}

extension KeyPress: CustomStringConvertible {
  /// The key as help names it: `q`, `^L`, `PgDn`, `M-x`, `F1`.
  public var description: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "^" + String(character).uppercased()
    case .alt(let character): "M-" + String(character)
    case .function(let number): "F\(number)"
    default: Self.names.first { $0.key == self }?.name ?? "?"
    }
  }

  /// The key of a name as ``description`` writes it, or nil.
  public init?(_ name: String) {
    if let named = Self.names.first(where: { $0.name == name }) {
      self = named.key
    } else if name == "Space" {
      self = .character(" ")
    } else if name.count == 1, let character = name.first {
      self = .character(character)
    } else if name.count == 2, name.first == "^", let character = name.lowercased().last {
      self = .control(character)
    } else if name.count == 3, name.hasPrefix("M-"), let character = name.last {
      self = .alt(character)
    } else if name.first == "F", let number = Int(name.dropFirst()), (1...63).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let names: [(key: KeyPress, name: String)] = [
    (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "S-Tab"),
    (.backspace, "Backspace"), (.delete, "Del"), (.insert, "Ins"), (.up, "Up"), (.down, "Down"),
    (.left, "Left"), (.right, "Right"), (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.home, "Home"),
    (.end, "End"),
  ]
}

/// What a terminal tells the program.
public enum TerminalEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(KeyPress)
  /// Text was pasted; never to be read as keys. May hold line feeds.
  case paste(String)
  /// The window has a new size.
  case resized(Size)
  /// The window gained (true) or lost the keyboard.
  case focus(Bool)
}
