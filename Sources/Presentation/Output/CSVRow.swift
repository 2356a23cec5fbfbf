/// One record of a CSV file (RFC 4180): fields quoted where they must be, ended by CR LF.
///
/// Used by listings and exports alike. Text goes through `FormulaGuard` unless it is exported raw;
/// numbers never do, so that a negative one stays a number.
public struct CSVRow: Sendable {
  /// What the record holds so far; a field is written at its end, between ``begin()`` and
  /// ``end(from:guarded:)``.
  var line = TextBytes()
  /// The field at hand, while it is written anew.
  private var field = TextBytes()
  private var fields = 0
  private let isRaw: Bool

  /// Begins a record; `raw` leaves formulas as they are.
  public init(raw: Bool = false) { isRaw = raw }

  /// Adds words from outside or of ours.
  public mutating func append(text: String) {
    let start = begin()
    line.append(text)
    end(from: start, guarded: true)
  }

  /// Adds what csecboard itself spelt: a number, a date, a header.
  public mutating func append(verbatim text: String) {
    let start = begin()
    line.append(text)
    end(from: start, guarded: false)
  }

  /// The record with its line end.
  public var text: String {
    var bytes = TextBytes()
    var copy = self
    copy.move(to: &bytes)
    return bytes.text
  }

  /// Adds the record with its line end, and begins the next one.
  ///
  /// A record of one empty field is `""`, or a reader would take it for a blank line.
  mutating func move(to bytes: inout TextBytes) {
    if fields == 1, line.count == 0 { line.append("\"\"") }
    line.append("\r\n")
    line.move(from: 0, to: &bytes)
    fields = 0
  }

  /// Begins a field; where in the line it stands.
  mutating func begin() -> Int {
    if fields > 0 { line.append(ascii: ",") }
    fields += 1
    return line.count
  }

  /// Ends a field: neutralises a formula and adds quotes where they must be.
  mutating func end(from start: Int, guarded isGuarded: Bool) {
    if isGuarded, !isRaw, start < line.count, Self.mayStartFormula(line.bytes[start]) {
      field.clear()
      line.move(from: start, to: &field)
      line.append(FormulaGuard.neutralised(field.text))
    }
    // By byte: to `Character`, CR LF is one grapheme and a comma with a combining mark is none.
    if needsQuotes(from: start) { quote(from: start) }
  }

  /// Whether a text may be a formula, by its first byte: one of the signs, an apostrophe, or what a
  /// spreadsheet may pass over; the full-width signs and strange blanks are not ASCII.
  private static func mayStartFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "'"):
      true
    default: byte <= 0x20 || byte >= 0x7F
    }
  }

  private func needsQuotes(from start: Int) -> Bool {
    line.bytes.withUnsafeBufferPointer { bytes in
      for place in start..<bytes.count {
        switch bytes[place] {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
          return true
        default: continue
        }
      }
      return false
    }
  }

  private mutating func quote(from start: Int) {
    field.clear()
    line.move(from: start, to: &field)
    line.append(ascii: "\"")
    var rest = field.bytes[...]
    while let sign = rest.firstIndex(of: UInt8(ascii: "\"")) {
      line.append(rest[...sign])
      line.append(ascii: "\"")
      rest = rest[(sign + 1)...]
    }
    line.append(rest)
    line.append(ascii: "\"")
  }
}
