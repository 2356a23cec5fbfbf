import Domain

/// Reads the TIME of an option (interface §1).
public enum TimeOption {
  /// The instant meant; a date alone is its first instant.
  ///
  /// `nil` where the option is not given.
  /// - Throws: `UsageError.badValue` with the reason that the time does not read.
  public static func instant(
    _ text: String?, option: String, zone: ZoneRules
  ) throws(UsageError) -> Instant? {
    guard let text else { return nil }
    do {
      return try TimeText.instant(text, zone: zone)
    } catch {
      throw .badValue(option: option, reason: error.reason)
    }
  }

  /// The instant at which an interval ends: a date alone is the end of that day.
  /// - Throws: `UsageError.badValue` with the reason that the time does not read.
  public static func end(
    _ text: String?, option: String, zone: ZoneRules
  ) throws(UsageError) -> Instant? {
    guard let text else { return nil }
    do {
      return try TimeText.until(text, zone: zone)
    } catch {
      throw .badValue(option: option, reason: error.reason)
    }
  }
}
