import Domain

/// Values as JSON (RFC 8259).
public enum JSONText {
  /// A string in quotes.
  ///
  /// Beyond what JSON asks for, everything invisible or able to steer a terminal is escaped too
  /// (reliability S1): printing it is harmless, and reading it back gives the text as it was typed.
  public static func string(_ text: String) -> String {
    var json = "\""
    append(text, to: &json)
    json += "\""
    return json
  }

  /// A cell's value; `withheld` has none and reads `null`.
  public static func value(_ cell: Cell) -> String {
    switch cell {
    case .null, .withheld, .suppressed: "null"
    case .text(let words), .key(let words): string(words)
    case .integer(let number), .points(let number): String(number)
    case .tenths(let number): NumberText.tenths(number)
    case .hundredths(let number): NumberText.hundredths(number)
    case .boolean(let flag): flag ? "true" : "false"
    case .instant(let instant): string(instant.rfc3339)
    case .date(let date): string(date.text)
    case .share(let share): value(share)
    case .list(let words): array(words.map(string))
    case .namedPoints(let items):
      array(items.map { "{\"name\":\(string($0.name)),\"points\":\($0.points)}" })
    case .records(let records): array(records.map { object($0.fields.map { ($0.key, $0.cell) }) })
    }
  }

  /// An object with its keys in the order given.
  ///
  /// Cells that are withheld or suppressed are named in `withheld` and `suppressed` at its end
  /// (interface §5).
  public static func object(_ fields: [(key: String, cell: Cell)]) -> String {
    var members: [String] = []
    members.reserveCapacity(fields.count)
    var withheld: [String] = []
    var suppressed: [String] = []
    for (key, cell) in fields {
      if cell == .withheld {
        withheld.append(string(key))
        continue
      }
      if cell == .suppressed { suppressed.append(string(key)) }
      members.append("\(string(key)):\(value(cell))")
    }
    if !withheld.isEmpty { members.append("\"withheld\":\(array(withheld))") }
    if !suppressed.isEmpty { members.append("\"suppressed\":\(array(suppressed))") }
    return "{\(members.joined(separator: ","))}"
  }

  /// An array of values that are JSON already.
  public static func array(_ values: [String]) -> String { "[\(values.joined(separator: ","))]" }

  private static func value(_ share: Share) -> String {
    let percent = share.percentTenths.map(NumberText.tenths) ?? "null"
    let count = share.count.map(String.init) ?? "null"
    let total = share.total.map(String.init) ?? "null"
    return
      "{\"percent\":\(percent),\"count\":\(count),\"total\":\(total),\"of\":\(string(share.of))}"
  }

  private static func append(_ text: String, to json: inout String) {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain {
      json += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _ where isInvisible(scalar): appendEscape(of: scalar, to: &json)
      default: json.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return true }
    if scalar.isASCII { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      return true
    default:
      return false
    }
  }

  private static func appendEscape(of scalar: Unicode.Scalar, to json: inout String) {
    for unit in UTF16.encode(scalar) ?? UTF16.EncodedScalar() {
      let digits = String(unit, radix: 16)
      json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
