/// Reads cells into values (interface §2, §3): blanks trimmed, vocabularies
/// without regard to case, dates and times as the contract prints them.
public struct FieldReading: Sendable {
  /// The rules of the county's wall clock.
  public let zone: ZoneRules

  /// Reads wall times by the given zone.
  public init(zone: ZoneRules) {
    self.zone = zone
  }

  /// Reads one cell; an empty cell is unknown and reads as `nil`.
  ///
  /// - Throws: ``FieldProblem`` with a sentence that shows what would read.
  public func value(_ cell: String, of kind: FieldKind, field: String) throws(FieldProblem)
    -> FieldValue?
  {
    let text = Self.trimmed(cell)
    if text.isEmpty { return nil }
    switch kind {
    case .key, .ownKey: return .text(try key(text, field))
    case .text: return .text(try words(text, field))
    case .boolean: return .boolean(try boolean(text, field))
    case .integer(let range): return .integer(try integer(text, range, field))
    case .hundredths(let range): return .integer(try hundredths(text, range, field))
    case .degrees(let range): return .degrees(try degrees(text, range, field))
    case .date: return .date(try date(text, field))
    case .time: return .time(try time(text, field))
    case .term(let names): return .text(try term(text, names, field))
    case .terms(let names): return .text(try terms(text, names, field))
    case .list: return .text(Self.items(text).joined(separator: ";"))
    case .county: return .text(try county(text, field))
    }
  }

  /// The parts of a `;`-separated list, trimmed, empty ones left out.
  public static func items(_ text: String) -> [String] {
    text.split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// The text without blanks and tabs at either end.
  public static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last else { return text }
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
    if !isBlank(first), !isBlank(last) { return text }
    let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
    let tail = bytes[start...].reversed().drop(while: isBlank)
    return String(decoding: tail.reversed(), as: UTF8.self)
  }

  private func key(_ text: String, _ field: String) throws(FieldProblem) -> String {
    if text.utf8.count > 200 {
      throw FieldProblem(field: field, reason: "a key has at most 200 bytes")
    }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      throw FieldProblem(field: field, reason: "a key has no control characters")
    }
    return text
  }

  /// What a file could hold: a text that goes in by another way must come out as a file again.
  private func words(_ text: String, _ field: String) throws(FieldProblem) -> String {
    if text.utf8.count > 65_536 {
      throw FieldProblem(field: field, reason: "is longer than 64 KiB")
    }
    if text.utf8.contains(0) {
      throw FieldProblem(field: field, reason: "holds a NUL")
    }
    return text
  }

  private func boolean(_ text: String, _ field: String) throws(FieldProblem) -> Bool {
    switch text.lowercased() {
    case "1", "yes": return true
    case "0", "no": return false
    default: throw FieldProblem(field: field, reason: "'\(text)' is not 1, 0, yes or no")
    }
  }

  private func integer(_ text: String, _ range: ClosedRange<Int>, _ field: String)
    throws(FieldProblem) -> Int
  {
    guard let number = Int(text) else {
      throw FieldProblem(field: field, reason: "'\(text)' is not a whole number")
    }
    return try within(number, range, field, "\(range.lowerBound)", "\(range.upperBound)")
  }

  private func hundredths(_ text: String, _ range: ClosedRange<Int>, _ field: String)
    throws(FieldProblem) -> Int
  {
    guard let number = Self.hundredths(text) else {
      throw FieldProblem(
        field: field, reason: "'\(text)' is not a number with at most two decimals, such as 0.75")
    }
    let low = Double(range.lowerBound) / 100
    let high = Double(range.upperBound) / 100
    return try within(number, range, field, "\(low)", "\(high)")
  }

  private func within(
    _ number: Int, _ range: ClosedRange<Int>, _ field: String, _ low: String, _ high: String
  ) throws(FieldProblem) -> Int {
    guard range.contains(number) else {
      let bound = range.upperBound == Int.max ? "at least \(low)" : "from \(low) to \(high)"
      throw FieldProblem(field: field, reason: "must be \(bound)")
    }
    return number
  }

  /// A decimal text as whole hundredths, or `nil`: `1` is 100, `0.75` is 75, `.5` is 50.
  static func hundredths(_ text: String) -> Int? {
    let negative = text.hasPrefix("-")
    let body = negative ? text.dropFirst() : text[...]
    let parts = body.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let head = parts.first, parts.count <= 2 else { return nil }
    let tail = parts.count == 2 ? parts[1] : ""
    let digits = { (part: Substring) in part.allSatisfy { $0.isASCII && $0.isNumber } }
    guard digits(head), digits(tail), !(head.isEmpty && tail.isEmpty) else { return nil }
    let significant = tail.reversed().drop(while: { $0 == "0" }).reversed()
    guard significant.count <= 2, head.count <= 12 else { return nil }
    let padded = String(significant) + String(repeating: "0", count: 2 - significant.count)
    guard let fraction = Int(padded) else { return nil }
    let whole = head.isEmpty ? 0 : (Int(head) ?? 0)
    let value = whole * 100 + fraction
    return negative ? -value : value
  }

  private func degrees(_ text: String, _ range: ClosedRange<Double>, _ field: String)
    throws(FieldProblem) -> Double
  {
    guard let number = Double(text), number.isFinite, range.contains(number) else {
      throw FieldProblem(
        field: field,
        reason: "'\(text)' is not a decimal degree from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private func date(_ text: String, _ field: String) throws(FieldProblem) -> LocalDate {
    if let date = LocalDate(text) { return date }
    do {
      // The time reader knows the usual mistakes and shows the right form.
      _ = try TimeText.parse(text, zone: zone)
    } catch {
      throw FieldProblem(field: field, reason: error.reason)
    }
    throw FieldProblem(field: field, reason: "'\(text)' must be a date alone, as 2026-03-08")
  }

  private func time(_ text: String, _ field: String) throws(FieldProblem) -> Instant {
    do {
      return try TimeText.instant(text, zone: zone)
    } catch {
      throw FieldProblem(field: field, reason: error.reason)
    }
  }

  private func term(_ text: String, _ names: [String], _ field: String) throws(FieldProblem)
    -> String
  {
    if let exact = names.first(where: { $0 == text }) { return exact }
    let lowered = text.lowercased()
    if let name = names.first(where: { $0.lowercased() == lowered }) { return name }
    throw FieldProblem(
      field: field, reason: "'\(text)' is none of \(names.joined(separator: ", "))")
  }

  private func terms(_ text: String, _ names: [String], _ field: String) throws(FieldProblem)
    -> String
  {
    var read: [String] = []
    for item in Self.items(text) {
      read.append(try term(item, names, field))
    }
    return read.joined(separator: ";")
  }

  private func county(_ text: String, _ field: String) throws(FieldProblem) -> String {
    let isDigits = text.allSatisfy { $0.isASCII && $0.isNumber }
    guard isDigits, text.count == 5 || text.count == 4 else {
      throw FieldProblem(field: field, reason: "'\(text)' is not a five-digit FIPS code")
    }
    return text.count == 4 ? "0" + text : text
  }
}
