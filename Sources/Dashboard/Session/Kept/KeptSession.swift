/// What a session leaves to the next one of the same person on the same store: the screen, and the
/// columns and sorts that were chosen.
///
/// Nothing in it is about anybody: names of screens, of listings and of their columns. Filters and
/// searches are left out, for what is typed there may be a name, and a list that hides rows one
/// does not remember hiding is dangerous. The board's own lists keep their order, the most urgent
/// first.
struct KeptSession: Hashable, Sendable {
  /// The screen of the catalogue that was seen last.
  var screen: ScreenID?
  /// Layouts by the listing's name and variant.
  var layouts: [String: GridLayout] = [:]

  /// The first line of a file.
  private static let heading = "csecboard session 1"
  /// The most lists that a file tells of: far above those that there are.
  private static let mostLists = 200

  // MARK: - As text

  /// The lines of a file.
  var text: String {
    var lines = [Self.heading]
    if let screen { lines.append("screen \(screen.rawValue)") }
    for (name, layout) in layouts.sorted(by: { $0.key < $1.key }) {
      lines.append("list \(name)")
      lines.append("shown \(layout.shown.joined(separator: " "))")
      if !layout.hidden.isEmpty {
        lines.append("hidden \(layout.hidden.joined(separator: " "))")
      }
      if let key = layout.sortKey, !name.hasPrefix("board-") {
        lines.append("sort \(key) \(layout.isAscending ? "rising" : "falling")")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  init(screen: ScreenID? = nil, layouts: [String: GridLayout] = [:]) {
    self.screen = screen
    self.layouts = layouts
  }

  /// Reads a file's text; nil where it is not one that ``text`` wrote.
  init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == Self.heading[...], lines.popLast() == "" else { return nil }
    var open: (name: String, layout: GridLayout)?
    for line in lines {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let rest = Array(words.dropFirst())
      guard !rest.isEmpty, rest.allSatisfy(Self.isName) else { return nil }
      switch words[0] {
      case "screen":
        guard rest.count == 1, let found = ScreenID(rawValue: rest[0]) else { return nil }
        screen = found
      case "list":
        if let open { layouts[open.name] = open.layout }
        open = (rest.joined(separator: " "), GridLayout(shown: [], hidden: []))
      case "shown": open?.layout.shown = rest
      case "hidden": open?.layout.hidden = rest
      case "sort":
        guard rest.count == 2, rest[1] == "rising" || rest[1] == "falling" else { return nil }
        open?.layout.sortKey = rest[0]
        open?.layout.isAscending = rest[1] == "rising"
      default: return nil
      }
    }
    if let open { layouts[open.name] = open.layout }
    guard layouts.count <= Self.mostLists else { return nil }
  }

  /// Whether a word is a name of ours: letters, digits, `_` and `-`.
  private static func isName(_ word: String) -> Bool {
    !word.isEmpty && word.count <= 60
      && word.utf8.allSatisfy { byte in
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
          || byte == 95 || byte == 45
      }
  }
}
