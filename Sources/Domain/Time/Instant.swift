/// A point in time: whole UTC seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// Intervals made of two instants are half open: the first belongs, the last does not.
public struct Instant: Hashable, Comparable, Sendable {
  /// UTC seconds since 1970; negative before it.
  public var seconds: Int64

  /// Makes the instant `seconds` after 1970-01-01T00:00:00Z.
  public init(seconds: Int64) { self.seconds = seconds }

  /// The instant that many true seconds later, or earlier when negative.
  public func adding(seconds: Int64) -> Instant { Instant(seconds: self.seconds + seconds) }

  /// The instant that many times 3,600 seconds later, whatever clocks do in between.
  public func adding(hours: Int) -> Instant { adding(seconds: Int64(hours) * 3_600) }

  /// The instant that many times 24 true hours later, whatever clocks do in between.
  public func adding(trueDays: Int) -> Instant { adding(seconds: Int64(trueDays) * 86_400) }

  /// Whether the instant lies in the half-open interval; no end means it never ends.
  public func isWithin(from: Instant, until: Instant?) -> Bool {
    guard from <= self else { return false }
    guard let until else { return true }
    return self < until
  }

  /// What a clock on UTC shows at the instant.
  public var utc: LocalDateTime { LocalDateTime(shifting: self, by: 0) }

  /// The instant in UTC, as in `2026-03-08T09:30:00Z`.
  public var rfc3339: String { utc.rfc3339 + "Z" }

  /// The instant in UTC in the basic form that calendars use, as in `20260308T093000Z`.
  public var basicUTC: String { rfc3339.filter { $0 != "-" && $0 != ":" } }

  /// Earlier comes first.
  public static func < (one: Instant, other: Instant) -> Bool { one.seconds < other.seconds }
}
