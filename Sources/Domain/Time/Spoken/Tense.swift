/// Which way a time lies from the present where its text leaves that open: "fri 5pm" is the last
/// Friday for a report that came in and the next one for a shift.
public enum Tense: Hashable, Sendable {
  /// What has happened: the latest reading that is not after the present.
  case past
  /// What is to come: the earliest reading that is not before the present.
  case coming
  /// Either: text that could be both is refused with both readings.
  case either
}

extension ZoneRules {
  /// A time in full, so that whoever typed it sees what was understood: `Thu 2026-11-19 23:40 PST`.
  public func fullText(_ instant: Instant) -> String {
    let wall = local(instant)
    return "\(Self.fullText(wall.date)) \(wall.text.suffix(5)) \(abbreviation(at: instant))"
  }

  /// A day with its weekday: `Thu 2026-11-19`.
  public static func fullText(_ day: LocalDate) -> String {
    "\(day.weekdayWord) \(day.text)"
  }
}
