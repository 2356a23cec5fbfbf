import SafeText

/// A one-line editor: the text as typed, the cursor between two characters, a horizontal scroll.
public struct TextField: Hashable, Sendable {
  private var characters: [Character]
  /// Characters left of the cursor.
  public private(set) var cursor: Int
  /// The first character shown.
  private var scroll = 0
  /// The most characters it takes.
  public let limit: Int

  /// A field holding a text, the cursor at its end.
  public init(_ text: String = "", limit: Int = 4_096) {
    self.limit = max(0, limit)
    characters = Array(text.prefix(max(0, limit)))
    cursor = characters.count
  }

  /// The text as typed.
  public var text: String { String(characters) }

  /// Whether nothing is typed.
  public var isEmpty: Bool { characters.isEmpty }

  /// Puts text at the cursor; line feeds and tabs become blanks, as a field is one line.
  public mutating func insert(_ text: String) {
    let room = limit - characters.count
    let added = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }.prefix(max(0, room))
    characters.insert(contentsOf: added, at: cursor)
    // A typed combining mark joins the character before it, so the count is taken anew.
    let before = String(characters[..<(cursor + added.count)])
    let after = String(characters[(cursor + added.count)...])
    characters = Array(before + after)
    cursor = min(before.count, characters.count)
  }

  /// Edits by a key: arrows, Home and End, Backspace and Delete, ^A ^E ^U ^K ^W, characters.
  /// - Returns: whether the key was one of them.
  @discardableResult
  public mutating func handle(_ key: KeyPress) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .backspace, .control("h"): remove(cursor - 1..<cursor)
    case .delete, .control("d"): remove(cursor..<cursor + 1)
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<characters.count)
    case .control("w"), .alt("\u{7F}"): remove(wordStart..<cursor)
    case .alt("b"): cursor = wordStart
    case .alt("f"): cursor = wordEnd
    default: return false
    }
    return true
  }

  /// Draws the field in the top row of a rectangle and scrolls so that the cursor shows.
  /// - Returns: where the cursor stands, or nil in an empty rectangle.
  @discardableResult
  public mutating func draw(
    in rect: Rect, on surface: inout Surface, style: Style = .plain
  ) -> Point? {
    guard !rect.isEmpty else { return nil }
    scroll = min(scroll, cursor)
    while scroll < cursor, width(scroll..<cursor) >= rect.width { scroll += 1 }
    while scroll > 0, width(scroll - 1..<characters.count) < rect.width { scroll -= 1 }
    surface.fill(rect.row(0), style: style)
    return surface.clipped(to: rect.row(0)) { surface in
      surface.write(
        String(characters[scroll...]), at: rect.origin, style: style, maxWidth: rect.width)
      return Point(x: rect.x + min(width(scroll..<cursor), rect.width - 1), y: rect.y)
    }
  }

  private func width(_ range: Range<Int>) -> Int {
    DisplayWidth.of(TextGuard.clean(String(characters[range])))
  }

  private mutating func remove(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<characters.count)
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private var wordStart: Int {
    var place = cursor
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    var place = cursor
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    while place < characters.count, !characters[place].isWhitespace { place += 1 }
    return place
  }
}
