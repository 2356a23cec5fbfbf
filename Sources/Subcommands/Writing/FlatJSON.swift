/// A strict reader of one JSON object of fields (RFC 8259): the standard input of `do ACTION -`.
///
/// Values are strings, numbers, `true` (yes), `false` (no), `null` (left empty), or arrays of
/// strings (joined by `;`). Anything deeper is refused: no action has such a field.
enum FlatJSON {
  /// Why a text is no such object; never quotes a value.
  struct Problem: Error {
    /// A full sentence with the place, counted in characters from 1.
    let reason: String
  }

  /// The object's fields in order.
  static func fields(of text: String) throws(Problem) -> [(name: String, text: String)] {
    var reader = Reader(scalars: Array(text.unicodeScalars))
    return try reader.object()
  }

  private struct Reader {
    let scalars: [Unicode.Scalar]
    var place = 0

    mutating func object() throws(Problem) -> [(name: String, text: String)] {
      var fields: [(name: String, text: String)] = []
      try expect("{")
      if !take("}") {
        repeat {
          skipBlanks()
          let name = try string()
          try expect(":")
          fields.append((name, try value()))
        } while take(",")
        try expect("}")
      }
      skipBlanks()
      guard place == scalars.count else { throw problem("Something follows the object") }
      return fields
    }

    private mutating func value() throws(Problem) -> String {
      skipBlanks()
      guard let next = peek else { throw problem("The text ends too early") }
      switch next {
      case "\"": return try string()
      case "[": return try list()
      case "{": throw problem("An object can't be the value of a field")
      case "-", "0"..."9": return try number()
      default: return try word()
      }
    }

    private mutating func list() throws(Problem) -> String {
      try expect("[")
      if take("]") { return "" }
      var items: [String] = []
      repeat {
        skipBlanks()
        items.append(try string())
      } while take(",")
      try expect("]")
      return items.joined(separator: ";")
    }

    private mutating func word() throws(Problem) -> String {
      let begin = place
      while let next = peek, ("a"..."z").contains(next) { place += 1 }
      switch String(String.UnicodeScalarView(scalars[begin..<place])) {
      case "true": return "yes"
      case "false": return "no"
      case "null": return ""
      default: throw problem("Expected a value")
      }
    }

    private mutating func number() throws(Problem) -> String {
      let begin = place
      while let next = peek, "+-.eE".unicodeScalars.contains(next) || ("0"..."9").contains(next) {
        place += 1
      }
      let text = String(String.UnicodeScalarView(scalars[begin..<place]))
      let digits = text.drop { $0 == "-" }
      let isPadded = digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true
      guard Double(text) != nil, !isPadded, text.last != "." else {
        throw problem("This is no number")
      }
      return text
    }

    private mutating func string() throws(Problem) -> String {
      guard peek == "\"" else { throw problem("Expected a string in double quotes") }
      place += 1
      var text = String.UnicodeScalarView()
      while let next = peek {
        place += 1
        switch next {
        case "\"": return String(text)
        case "\\": text.append(try escape())
        case _ where next.value < 0x20: throw problem("A control character must be escaped")
        default: text.append(next)
        }
      }
      throw problem("A string is not closed")
    }

    private mutating func escape() throws(Problem) -> Unicode.Scalar {
      guard let next = peek else { throw problem("The text ends too early") }
      place += 1
      switch next {
      case "\"", "\\", "/": return next
      case "b": return "\u{8}"
      case "f": return "\u{C}"
      case "n": return "\n"
      case "r": return "\r"
      case "t": return "\t"
      case "u": return try escapedScalar()
      default: throw problem("Unknown escape")
      }
    }

    private mutating func escapedScalar() throws(Problem) -> Unicode.Scalar {
      let first = try unit()
      if let scalar = Unicode.Scalar(first) { return scalar }
      // The first half of a pair must be followed by the second.
      guard first < 0xDC00, take(exactly: "\\"), take(exactly: "u") else {
        throw problem("Half of a surrogate pair")
      }
      let second = try unit()
      guard (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
      else { throw problem("Half of a surrogate pair") }
      return scalar
    }

    private mutating func unit() throws(Problem) -> UInt32 {
      var value: UInt32 = 0
      for _ in 0..<4 {
        guard let next = peek, let digit = Character(next).hexDigitValue else {
          throw problem("\\u needs four hexadecimal digits")
        }
        value = value * 16 + UInt32(digit)
        place += 1
      }
      return value
    }

    private var peek: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func skipBlanks() {
      while let next = peek, next == " " || next == "\n" || next == "\r" || next == "\t" {
        place += 1
      }
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
      skipBlanks()
      return take(exactly: mark)
    }

    private mutating func take(exactly mark: Unicode.Scalar) -> Bool {
      guard peek == mark else { return false }
      place += 1
      return true
    }

    private mutating func expect(_ mark: Unicode.Scalar) throws(Problem) {
      guard take(mark) else { throw problem("Expected \(mark)") }
    }

    private func problem(_ what: String) -> Problem {
      Problem(reason: "\(what), at character \(place + 1).")
    }
  }
}
