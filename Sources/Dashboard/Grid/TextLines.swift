import SafeText

/// Sentences cut at words to a width.
enum TextLines {
  /// The lines; a word wider than the width is cut.
  static func wrap(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    for word in TextGuard.clean(text).split(separator: " ") {
      let joined = line.isEmpty ? String(word) : line + " " + word
      if DisplayWidth.of(joined) <= width {
        line = joined
      } else {
        if !line.isEmpty { lines.append(line) }
        line = TextGuard.truncate(String(word), columns: width)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
