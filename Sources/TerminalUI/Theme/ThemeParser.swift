/// A fault in a theme file; the line is left out and the rest of the file counts.
public struct ThemeWarning: Hashable, Sendable, CustomStringConvertible {
  /// The file's name as given.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong, a sentence.
  public let message: String

  /// `file:line: message`.
  public var description: String { "\(file):\(line): \(message)" }
}

/// Reads theme files.
///
/// One setting a line, `#` at the start of a line or after a blank and before a blank begins a
/// comment:
/// ```
/// palette.red = #bf616a
/// status.critical = red bold on default
/// mono status.critical = bold reverse
/// ```
/// A style is an optional colour, any of `bold dim reverse underline italic`, and optionally `on`
/// with a colour. A colour is a palette name, `default`, one of the sixteen names (`red`,
/// `bright-red` …), a number 0...255, or `#rrggbb`.
public struct ThemeParser {
  private let file: String
  private var theme: Theme
  private var palette: [String: Color] = [:]
  private var warnings: [ThemeWarning] = []
  private var line = 0

  /// The theme of a text and everything wrong with it.
  /// - Parameters:
  ///   - base: a theme whose styles hold where the text sets none.
  ///   - file: the name for warnings.
  public static func parse(
    _ text: String, name: String, file: String, over base: Theme? = nil
  ) -> (theme: Theme, warnings: [ThemeWarning]) {
    var parser = ThemeParser(file: file, name: name, base: base)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      parser.line += 1
      parser.read(line)
    }
    return (parser.theme, parser.warnings)
  }

  private init(file: String, name: String, base: Theme?) {
    self.file = file
    theme = base ?? Theme(name: name)
    theme.name = name
  }

  private mutating func read(_ line: Substring) {
    let words = Self.words(line)
    guard !words.isEmpty else { return }
    guard let equals = words.firstIndex(of: "=") else {
      return warn("Expected 'role = style'.")
    }
    let value = words[(equals + 1)...]
    switch words[..<equals] {
    case let key where key.count == 1 && key[0].hasPrefix("palette."):
      define(String(key[0].dropFirst("palette.".count)), value)
    case let key where key.count == 1: set(key[0], value, isMono: false)
    case let key where key.count == 2 && key[0] == "mono": set(key[1], value, isMono: true)
    default: warn("Expected one role before '='.")
    }
  }

  /// The words of a line up to a comment; a `#` followed by a digit of a colour is a word.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    for word in line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }) {
      if word.hasPrefix("#"), word.count != 7 || words.isEmpty { break }
      words.append(String(word))
    }
    return words
  }

  private mutating func define(_ name: String, _ value: ArraySlice<String>) {
    guard value.count == 1, let word = value.first, let color = color(word) else {
      return warn("Expected one colour for 'palette.\(name)', such as #bf616a.")
    }
    palette[name] = color
  }

  private mutating func set(_ name: String, _ value: ArraySlice<String>, isMono: Bool) {
    let role = ThemeRole(rawValue: name)
    guard role.isKnown else { return warn("Unknown role '\(name)'.") }
    var style = Style.plain
    var isBackground = false
    for word in value {
      if word == "on" {
        isBackground = true
      } else if let attribute = Self.attributes[word] {
        style.attributes.insert(attribute)
      } else if let color = color(word) {
        if isBackground { style.background = color } else { style.foreground = color }
      } else {
        return warn("Unknown colour or attribute '\(word)'.")
      }
    }
    if isMono { theme.monochromeStyles[role] = style } else { theme.styles[role] = style }
  }

  private func color(_ word: String) -> Color? {
    if let color = palette[word] ?? Self.names[word] { return color }
    if let index = UInt8(word) { return .indexed(index) }
    guard word.count == 7, word.first == "#", let value = UInt32(word.dropFirst(), radix: 16)
    else { return nil }
    return Color(packed: 0x0200_0000 | value)
  }

  private mutating func warn(_ message: String) {
    warnings.append(ThemeWarning(file: file, line: line, message: message))
  }

  private static let attributes: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "reverse": .reverse, "underline": .underline, "italic": .italic,
    "plain": [],
  ]

  private static let names: [String: Color] = {
    let basic = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    var names: [String: Color] = ["default": .default]
    for (index, name) in basic.enumerated() {
      names[name] = .indexed(UInt8(index))
      names["bright-" + name] = .indexed(UInt8(index + 8))
    }
    return names
  }()
}
