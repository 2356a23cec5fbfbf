/// The days on which courts sit: not on weekends, nor on the holidays of the court, which are data.
public struct CourtCalendar: Sendable {
  private let holidays: Set<LocalDate>
  private let zone: ZoneRules

  /// A calendar with the court's holidays, on a wall clock.
  public init(holidays: Set<LocalDate>, zone: ZoneRules) {
    self.holidays = holidays
    self.zone = zone
  }

  /// Whether courts sit on a day.
  public func isCourtDay(_ day: LocalDate) -> Bool {
    // Saturday is 6 and Sunday 7 of ISO's week.
    day.weekday < 6 && !holidays.contains(day)
  }

  /// The end of the day that is so many court days after the day of a moment.
  public func end(ofCourtDay count: Int, after moment: Instant) -> Instant {
    var day = zone.localDate(of: moment)
    var left = count
    while left > 0 {
      day = day.adding(days: 1)
      if isCourtDay(day) { left -= 1 }
    }
    return zone.endOfDay(day)
  }

  /// The end of the last of so many local days, the day of a moment being the first.
  public func end(ofDays count: Int, from moment: Instant) -> Instant {
    zone.endOfDay(zone.localDate(of: moment).adding(days: max(0, count - 1)))
  }

  /// The first moment of a birthday; 29 February turns on 1 March.
  public func firstInstant(ofAge years: Int, bornOn: LocalDate) -> Instant {
    let day =
      LocalDate(year: bornOn.year + years, month: bornOn.month, day: bornOn.day)
      ?? LocalDate(year: bornOn.year + years, month: 3, day: 1)
    return zone.firstInstant(of: day ?? bornOn)
  }
}
