/// A fiscal year of the state: 1 July to 30 June, named `2025-26` after the two years it touches.
public struct FiscalYear: Hashable, Comparable, Sendable {
  /// The year in which it begins.
  public let start: Int

  /// The one that begins in a year.
  public init(start: Int) { self.start = start }

  /// The one that a local day lies in.
  public init(of day: LocalDate) { start = day.fiscalYearStart.year }

  /// Reads `2025-26`; `nil` for anything else, `2025-27` too.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == 0x2D,
      bytes.enumerated().allSatisfy({ $0.offset == 4 || (0x30...0x39).contains($0.element) })
    else { return nil }
    let digits = bytes.map { Int($0) - 0x30 }
    start = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
    guard digits[5] * 10 + digits[6] == (start + 1) % 100 else { return nil }
  }

  /// `2025-26`.
  public var text: String {
    let (first, last) = (String(start), (start + 1) % 100)
    let padded = String(repeating: "0", count: max(0, 4 - first.utf8.count)) + first
    return "\(padded)-\(last < 10 ? "0" : "")\(last)"
  }

  /// The one so many years later, earlier where negative.
  public func adding(_ years: Int) -> FiscalYear { FiscalYear(start: start + years) }

  /// By their beginnings.
  public static func < (one: FiscalYear, other: FiscalYear) -> Bool { one.start < other.start }
}
