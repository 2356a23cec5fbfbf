import Domain

/// Values as JSON (RFC 8259).
public enum JSONText {
  /// A string in quotes.
  ///
  /// Beyond what JSON asks for, everything invisible or able to steer a terminal is escaped too
  /// (reliability S1): printing it is harmless, and reading it back gives the text as it was typed.
  public static func string(_ text: String) -> String {
    var json = TextBytes()
    json.append(jsonString: text)
    return json.text
  }

  /// A cell's value; `withheld` has none and reads `null`.
  public static func value(_ cell: Cell) -> String {
    var json = TextBytes()
    json.append(jsonValue: cell)
    return json.text
  }

  /// An object with its keys in the order given.
  ///
  /// Cells that are withheld or suppressed are named in `withheld` and `suppressed` at its end
  /// (interface §5).
  public static func object(_ fields: [(key: String, cell: Cell)]) -> String {
    var json = TextBytes()
    json.append(jsonObject: fields.map(\.cell), names: JSONNames(fields.map(\.key)))
    return json.text
  }

  /// An array of values that are JSON already.
  public static func array(_ values: [String]) -> String { "[\(values.joined(separator: ","))]" }
}

/// The keys of an object as JSON, made once for all of its rows.
struct JSONNames: Sendable {
  /// Each key as `"key"`.
  let quoted: [String]
  /// Each key as `"key":`.
  let members: [String]

  init(_ keys: [String]) {
    quoted = keys.map(JSONText.string)
    members = quoted.map { $0 + ":" }
  }
}

extension TextBytes {
  /// Adds an object; see ``JSONText/object(_:)``.
  mutating func append(jsonObject cells: [Cell], names: JSONNames) {
    append(ascii: "{")
    var isFirst = true
    var withheld: [String] = []
    var suppressed: [String] = []
    for (index, cell) in cells.enumerated() {
      switch cell {
      case .withheld:
        withheld.append(names.quoted[index])
        continue
      case .suppressed: suppressed.append(names.quoted[index])
      default: break
      }
      separate(&isFirst)
      append(names.members[index])
      append(jsonValue: cell)
    }
    for (name, keys) in [("\"withheld\":", withheld), ("\"suppressed\":", suppressed)]
    where !keys.isEmpty {
      separate(&isFirst)
      append(name)
      append(JSONText.array(keys))
    }
    append(ascii: "}")
  }

  /// Adds a cell's value; see ``JSONText/value(_:)``.
  mutating func append(jsonValue cell: Cell) {
    switch cell {
    case .null, .withheld, .suppressed: append("null")
    case .text(let words), .key(let words), .code(let words): append(jsonString: words)
    case .integer(let number), .points(let number): append(number)
    case .tenths(let number): append(tenths: number)
    case .hundredths(let number): append(NumberText.hundredths(number))
    case .degrees(let number): append("\(number)")
    case .boolean(let flag): append(flag ? "true" : "false")
    case .instant(let instant):
      append(ascii: "\"")
      append(instant)
      append(ascii: "\"")
    case .date(let date):
      append(ascii: "\"")
      append(date)
      append(ascii: "\"")
    case .share(let share): append(jsonShare: share)
    case .list(let words), .codes(let words):
      append(jsonArray: words) { $0.append(jsonString: $1) }
    case .namedPoints(let items): append(jsonArray: items) { $0.append(jsonPoints: $1) }
    case .records(let records): append(jsonArray: records) { $0.append(jsonRecord: $1) }
    }
  }

  /// Adds a string in quotes; see ``JSONText/string(_:)``.
  mutating func append(jsonString text: String) {
    append(ascii: "\"")
    var words = text
    let isPlain = words.withUTF8 { bytes in
      let isPlain = Self.isPlain(bytes)
      if isPlain { append(buffer: bytes) }
      return isPlain
    }
    if !isPlain { append(escaping: text) }
    append(ascii: "\"")
  }

  /// Whether a text stands in JSON as it is.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes
    where byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      return false
    }
    return true
  }

  private mutating func append<Item>(
    jsonArray items: [Item], _ add: (inout TextBytes, Item) -> Void
  ) {
    append(ascii: "[")
    var isFirst = true
    for item in items {
      separate(&isFirst)
      add(&self, item)
    }
    append(ascii: "]")
  }

  private mutating func append(jsonPoints item: NamedPoints) {
    append("{\"name\":")
    append(jsonString: item.name)
    append(",\"points\":")
    append(item.points)
    append(ascii: "}")
  }

  private mutating func append(jsonRecord record: CellRecord) {
    if record.fields.contains(where: { $0.cell == .withheld || $0.cell == .suppressed }) {
      let names = JSONNames(record.fields.map(\.key))
      return append(jsonObject: record.fields.map(\.cell), names: names)
    }
    append(ascii: "{")
    var isFirst = true
    for field in record.fields {
      separate(&isFirst)
      append(jsonString: field.key)
      append(ascii: ":")
      append(jsonValue: field.cell)
    }
    append(ascii: "}")
  }

  private mutating func append(jsonShare share: Share) {
    append("{\"percent\":")
    if let tenths = share.percentTenths { append(tenths: tenths) } else { append("null") }
    append(",\"count\":")
    if let count = share.count { append(count) } else { append("null") }
    append(",\"total\":")
    if let total = share.total { append(total) } else { append("null") }
    append(",\"of\":")
    append(jsonString: share.of)
    append(ascii: "}")
  }

  private mutating func separate(_ isFirst: inout Bool) {
    if !isFirst { append(ascii: ",") }
    isFirst = false
  }

  private mutating func append(escaping text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case _ where Self.isInvisible(scalar): append(escapeOf: scalar)
      default: append(String(scalar))
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

  private mutating func append(escapeOf scalar: Unicode.Scalar) {
    for unit in UTF16.encode(scalar) ?? UTF16.EncodedScalar() {
      let digits = String(unit, radix: 16)
      append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}
