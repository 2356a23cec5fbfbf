/// The one guard of text from outside: what it returns can be written to a terminal, a log or a
/// title without moving the cursor, hiding characters or reordering a row.
///
/// Control characters, bidirectional controls, invisible and unassigned scalars become visible
/// marks of the form `\u{202E}`. Clusters whose width terminals dispute are settled: a joined
/// emoji loses its joiners, a flag becomes its two letters, variation selectors and skin tones
/// are dropped, and a cell keeps at most four combining marks. Stored text stays as typed; only
/// what is shown passes here. Every function is idempotent.
///
/// The module is named `SafeText`, hence the other name for the type.
public enum TextGuard {
  /// What becomes of a line feed.
  public enum Newlines: Sendable {
    /// One visible sign, `⏎`: for cells and single lines. CR LF counts once.
    case marked
    /// Kept, as `\n`, for text of several lines. CR LF becomes `\n`.
    case kept
  }

  /// The most combining marks one cell keeps; ncurses holds no more.
  public static let maximumMarks = 4

  /// The text with everything unsafe made visible.
  /// - Complexity: O(n). Printable ASCII is returned as it is after one pass over its bytes.
  public static func clean(_ text: String, newlines: Newlines = .marked) -> String {
    if isPrintableASCII(text) || !text.unicodeScalars.contains(where: ScalarClass.needsCare) {
      return text
    }
    return Cleaner(text, newlines: newlines).result()
  }

  /// Whether every byte is in 0x20...0x7E.
  static func isPrintableASCII(_ text: String) -> Bool {
    let fast = text.utf8.withContiguousStorageIfAvailable { bytes in
      var worst: UInt8 = 0
      for byte in bytes { worst |= (byte &- 0x20) > 0x5E ? 1 : 0 }
      return worst == 0
    }
    return fast ?? text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

/// One pass over a text that needs care.
private struct Cleaner {
  private let scalars: [Unicode.Scalar]
  private let newlines: TextGuard.Newlines
  private var output = String.UnicodeScalarView()
  private var index = 0
  private var marks = 0
  private var hasBase = false

  init(_ text: String, newlines: TextGuard.Newlines) {
    scalars = Array(text.unicodeScalars)
    self.newlines = newlines
  }

  func result() -> String {
    var copy = self
    copy.output.reserveCapacity(scalars.count + 16)
    while copy.index < scalars.count { copy.step() }
    return String(copy.output)
  }

  private mutating func step() {
    let scalar = scalars[index]
    switch ScalarClass(scalar) {
    case .plain: put(scalar)
    case .combining: combine(scalar)
    case .newline: breakLine(scalar)
    case .joiner: join(scalar)
    case .variation: dropOrMark(scalar, when: hasBase)
    case .skinTone: dropOrMark(scalar, when: followsEmoji)
    case .flagLetter: flag(scalar)
    case .unsafe: mark(scalar)
    }
    index += 1
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    output.append(scalar)
    marks = 0
    hasBase = true
  }

  private mutating func mark(_ scalar: Unicode.Scalar) {
    output.append(
      contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    marks = 0
    hasBase = true
  }

  /// A mark with nothing to sit on gets the dotted circle, or it would join the cell to its left.
  private mutating func combine(_ scalar: Unicode.Scalar) {
    if !hasBase { put("\u{25CC}") }
    guard marks < TextGuard.maximumMarks else { return }
    output.append(scalar)
    marks += 1
  }

  private mutating func breakLine(_ scalar: Unicode.Scalar) {
    let isPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
    guard scalar == "\n" || isPair else { return mark(scalar) }
    if isPair { index += 1 }
    switch newlines {
    case .marked: put("\u{23CE}")
    case .kept:
      output.append("\n")
      marks = 0
      hasBase = false
    }
  }

  /// A joiner stays between letters of scripts that need it, goes between emoji, and shows
  /// anywhere else.
  private mutating func join(_ scalar: Unicode.Scalar) {
    let next = index + 1 < scalars.count ? scalars[index + 1] : nil
    guard let previous = output.last, let next else { return mark(scalar) }
    if ScalarClass.usesJoiners(previous), ScalarClass.usesJoiners(next),
      marks < TextGuard.maximumMarks
    {
      output.append(scalar)
      marks += 1
    } else if scalar.value == 0x200D, followsEmoji, next.properties.isEmoji {
      return
    } else {
      mark(scalar)
    }
  }

  private var followsEmoji: Bool {
    guard let previous = output.last else { return false }
    return previous.value > 0x7F && previous.properties.isEmoji
  }

  private mutating func dropOrMark(_ scalar: Unicode.Scalar, when drops: Bool) {
    if !drops { mark(scalar) }
  }

  /// The two letters of a flag, in capitals: `🇺🇸` reads `US`.
  private mutating func flag(_ scalar: Unicode.Scalar) {
    guard let letter = Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41) else { return }
    put(letter)
  }
}
