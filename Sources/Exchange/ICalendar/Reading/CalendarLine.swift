/// One content line of an iCalendar file: a name, parameters, a value (RFC 5545 §3.1).
struct CalendarLine: Hashable, Sendable {
  struct Parameter: Hashable, Sendable {
    /// In capitals.
    let name: String
    /// Without their quotes, and read as RFC 6868 says.
    let values: [String]
  }

  /// The physical line on which it begins.
  let number: Int
  /// In capitals.
  let name: String
  let parameters: [Parameter]
  /// As it stands.
  let value: String

  /// Takes a content line apart.
  init(_ content: CalendarReader.Content) throws(CalendarProblem) {
    number = content.number
    guard let name = Self.name(of: content.text) else {
      throw .file(number, "-", "is no content line: a name, a colon and a value")
    }
    self.name = name
    var rest = Substring(content.text).utf8.dropFirst(name.utf8.count)
    var parameters: [Parameter] = []
    while rest.first == UInt8(ascii: ";") {
      rest = rest.dropFirst()
      guard let parameter = Self.parameter(&rest) else {
        throw .file(number, name, "a parameter does not read: NAME=VALUE, \"in quotes\" at need")
      }
      parameters.append(parameter)
    }
    guard rest.first == UInt8(ascii: ":") else {
      throw .file(number, name, "the colon before the value is missing")
    }
    self.parameters = parameters
    value = String(Substring(rest.dropFirst()))
  }

  /// The name with which a content line begins, in capitals; nil where it begins with none.
  static func name(of text: String) -> String? {
    let letters = text.utf8.prefix(while: isNameByte)
    guard !letters.isEmpty, let next = text.utf8.dropFirst(letters.count).first,
      next == UInt8(ascii: ":") || next == UInt8(ascii: ";")
    else { return nil }
    return String(Substring(letters)).uppercased()
  }

  /// The first value of a parameter.
  func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.values.first
  }

  /// The value without blanks at either end.
  var word: String { Blanks.trimmed(value) }

  /// The value as words (RFC 5545 §3.3.11).
  var words: String { Self.texts(value, separator: nil)[0] }

  /// The value as a list of words.
  var listed: [String] { Self.texts(value, separator: ",") }

  private static func texts(_ value: String, separator: Unicode.Scalar?) -> [String] {
    var texts = [""]
    var isEscaped = false
    for character in value.unicodeScalars {
      if isEscaped {
        let meant: Unicode.Scalar = character == "n" || character == "N" ? "\n" : character
        texts[texts.count - 1].unicodeScalars.append(meant)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == separator {
        texts.append("")
      } else {
        texts[texts.count - 1].unicodeScalars.append(character)
      }
    }
    return texts
  }

  private static func parameter(_ rest: inout Substring.UTF8View.SubSequence) -> Parameter? {
    let letters = rest.prefix(while: isNameByte)
    rest = rest.dropFirst(letters.count)
    guard !letters.isEmpty, rest.first == UInt8(ascii: "=") else { return nil }
    var values: [String] = []
    repeat {
      rest = rest.dropFirst()
      guard let value = parameterValue(&rest) else { return nil }
      values.append(value)
    } while rest.first == UInt8(ascii: ",")
    return Parameter(name: String(Substring(letters)).uppercased(), values: values)
  }

  private static func parameterValue(_ rest: inout Substring.UTF8View.SubSequence) -> String? {
    let quote = UInt8(ascii: "\"")
    let value: Substring.UTF8View.SubSequence
    if rest.first == quote {
      value = rest.dropFirst().prefix { $0 != quote }
      rest = rest.dropFirst(value.count + 1)
      guard rest.first == quote else { return nil }
      rest = rest.dropFirst()
    } else {
      value = rest.prefix { $0 != quote && $0 != 0x2C && $0 != 0x3A && $0 != 0x3B }
      rest = rest.dropFirst(value.count)
    }
    return unmarked(Substring(value))
  }

  /// RFC 6868: `^n` is a line end, `^'` a quote, `^^` a caret; any other caret stands for itself.
  private static func unmarked(_ value: Substring) -> String {
    guard value.utf8.contains(UInt8(ascii: "^")) else { return String(value) }
    var text = String.UnicodeScalarView()
    var isMarked = false
    for character in value.unicodeScalars {
      switch (isMarked, character) {
      case (false, "^"):
        isMarked = true
        continue
      case (true, "n"): text.append("\n")
      case (true, "'"): text.append("\"")
      case (true, "^"): text.append("^")
      case (true, _): text.append(contentsOf: ["^", character])
      case (false, _): text.append(character)
      }
      isMarked = false
    }
    if isMarked { text.append("^") }
    return String(text)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte) || byte == 0x2D
  }
}
