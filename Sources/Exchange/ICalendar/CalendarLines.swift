import Presentation

/// Content lines of an iCalendar file (RFC 5545 §3.1): CR LF at the end, folded at 75 octets, and
/// never within a character.
struct CalendarLines {
  private static let width = 75

  /// All lines so far.
  private(set) var text = ""

  /// Adds a line whose value is spelt already: a word, a number, an address.
  mutating func add(_ name: String, _ value: String) {
    var room = Self.width
    for character in "\(name):\(value)".unicodeScalars {
      let size = UTF8.width(character)
      if size > room {
        text += "\r\n "
        room = Self.width - 1
      }
      text.unicodeScalars.append(character)
      room -= size
    }
    text += "\r\n"
  }

  /// Adds a line of words (RFC 5545 §3.3.11): what would end the line or the value is escaped, and
  /// other control characters are left out.
  mutating func add(words: String, as name: String) {
    var value = ""
    for character in words.unicodeScalars {
      switch character {
      case "\\", ";", ",": value += "\\\(character)"
      case "\n": value += "\\n"
      default: if !Self.isControl(character) { value.unicodeScalars.append(character) }
      }
    }
    add(name, value)
  }

  /// A parameter's value in quotes: what may not stand there is spelt as RFC 6868 says.
  static func quoted(_ words: String) -> String {
    var value = ""
    for character in words.unicodeScalars {
      switch character {
      case "^": value += "^^"
      case "\"": value += "^'"
      case "\n": value += "^n"
      default: if !isControl(character) { value.unicodeScalars.append(character) }
      }
    }
    return "\"\(value)\""
  }

  private static func isControl(_ character: Unicode.Scalar) -> Bool {
    character.value < 0x20 || (0x7F...0x9F).contains(character.value)
  }
}
