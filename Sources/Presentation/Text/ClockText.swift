import Domain

/// A clock's state in words and time, so that it reads without colour.
public enum ClockText {
  /// `LATE +02:14`, `DUE 03:10` (due soon, D§2.3), `due in 18:20`, `done`, `done late`, `exempt`.
  ///
  /// Hours and minutes as in `minutes_left`, so a clock late by a second reads `+00:01`; from 100
  /// hours up days and hours: `LATE +12 d 4 h`. "In", for at night `due 04:00` reads as a time of day.
  public static func state(_ reading: ClockReading) -> String {
    state(reading.state, minutesLeft: reading.minutesLeft)
  }

  /// The same of whatever has a time to run out.
  public static func state(_ state: ClockState, minutesLeft: Int?) -> String {
    guard let minutesLeft else { return state.word }
    let sign = state == .late ? "+" : ""
    let word = state == .pending ? "\(state.word) in" : state.word
    return "\(word) \(sign)\(length(minutes: minutesLeft))"
  }

  private static func length(minutes: Int) -> String {
    let span = minutes.magnitude
    let (hours, rest) = (Int(span) / 60, Int(span) % 60)
    if hours >= 100 { return "\(hours / 24) d \(hours % 24) h" }
    return "\(padded(hours)):\(padded(rest))"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Seat {
  /// The seat in words: `child welfare`.
  public var words: String { self == .childWelfare ? "child welfare" : rawValue }
}
