/// One record of a CSV file (RFC 4180): fields quoted where they must be, ended by CR LF.
///
/// Used by listings and exports alike. Text goes through `FormulaGuard` unless it is exported raw;
/// numbers never do, so that a negative one stays a number.
public struct CSVRow: Sendable {
  private var line = ""
  private var count = 0
  private let isRaw: Bool

  /// Begins a record; `raw` leaves formulas as they are.
  public init(raw: Bool = false) { isRaw = raw }

  /// Adds words from outside or of ours.
  public mutating func append(text: String) {
    add(isRaw ? text : FormulaGuard.neutralised(text))
  }

  /// Adds what csecboard itself spelt: a number, a date, a header.
  public mutating func append(verbatim text: String) { add(text) }

  /// The record with its line end.
  ///
  /// A record of one empty field is `""`, or a reader would take it for a blank line.
  public var text: String { (line.isEmpty && count == 1 ? "\"\"" : line) + "\r\n" }

  private mutating func add(_ field: String) {
    if count > 0 { line += "," }
    count += 1
    line += Self.quoted(field)
  }

  private static func quoted(_ field: String) -> String {
    // By byte: to `Character`, CR LF is one grapheme and a comma with a combining mark is none.
    let needsQuotes = field.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return field }
    var quoted = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append("\"") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
