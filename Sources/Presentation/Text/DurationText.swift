/// Spans of time in words short enough for a column.
///
/// A span is whole seconds of true time.
public enum DurationText {
  /// `45 s`, `12 min`, `3 h 10 min`, `2 d 4 h`, `12 d`: at most two units, rounded down, and the
  /// second one left out at zero or from seven days up.
  ///
  /// A negative span reads as its length.
  public static func short(seconds: Int64) -> String {
    let span = seconds.magnitude
    let (minutes, hours, days) = (span / 60, span / 3600, span / 86400)
    if minutes == 0 { return "\(span) s" }
    if hours == 0 { return "\(minutes) min" }
    if days == 0 { return pair("\(hours) h", minutes % 60, "min") }
    if days < 7 { return pair("\(days) d", hours % 24, "h") }
    return "\(days) d"
  }

  /// How long ago something was: `now` under a minute, else `3 h 10 min ago`; the time to come
  /// reads `in 3 h 10 min`.
  public static func age(seconds: Int64) -> String {
    if seconds.magnitude < 60 { return "now" }
    return seconds < 0 ? "in \(short(seconds: seconds))" : "\(short(seconds: seconds)) ago"
  }

  /// What is left until a deadline: `3 h 10 min left`, `late by 25 min`; at the deadline `due now`.
  public static func left(seconds: Int64) -> String {
    if seconds.magnitude < 60 { return "due now" }
    let length = short(seconds: seconds)
    return seconds < 0 ? "late by \(length)" : "\(length) left"
  }

  private static func pair(_ whole: String, _ rest: UInt64, _ unit: String) -> String {
    rest == 0 ? whole : "\(whole) \(rest) \(unit)"
  }
}
