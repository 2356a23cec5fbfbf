import Database

/// The little JSON that the ledgers hold: ids, counts, hashes.
enum JSONText {
  /// A text with its quotes.
  static func string(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case let control where control.value < 0x20:
        let digits = String(control.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// An object of texts and numbers, in the order given.
  static func object(_ fields: [(String, DatabaseValue)]) -> String {
    "{" + fields.map { string($0.0) + ":" + value($0.1) }.joined(separator: ",") + "}"
  }

  /// An array of values.
  static func array(_ values: [DatabaseValue]) -> String {
    "[" + values.map(value).joined(separator: ",") + "]"
  }

  private static func value(_ value: DatabaseValue) -> String {
    switch value {
    case .null: "null"
    case .integer(let number): String(number)
    case .real(let number): number.isFinite ? String(number) : "null"
    case .text(let text): string(text)
    case .blob(let bytes): string(Hexadecimal.text(bytes))
    }
  }
}
