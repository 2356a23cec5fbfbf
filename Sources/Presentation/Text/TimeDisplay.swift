import Domain

/// Times as people read them: local wall time, with the zone's name where a clock change could
/// make it mean two things.
public enum TimeDisplay {
  /// `2026-03-08 01:30 PST`.
  public static func local(_ instant: Instant, zone: ZoneRules) -> String {
    var bytes = TextBytes()
    bytes.append(local: instant, zone: zone)
    return bytes.text
  }

  /// `01:30`, for a column whose day is known.
  public static func clock(_ instant: Instant, zone: ZoneRules) -> String {
    let wall = zone.local(instant)
    return "\(padded(wall.hour)):\(padded(wall.minute))"
  }

  /// `01:30:07`, for the age of what is on screen.
  public static func clockWithSeconds(_ instant: Instant, zone: ZoneRules) -> String {
    "\(clock(instant, zone: zone)):\(padded(zone.local(instant).second))"
  }

  /// `03-08 01:30`, for a column narrower than the whole date.
  public static func dayAndClock(_ instant: Instant, zone: ZoneRules) -> String {
    let date = zone.local(instant).date
    return "\(padded(date.month))-\(padded(date.day)) \(clock(instant, zone: zone))"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
