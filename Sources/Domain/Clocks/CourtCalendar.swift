/// The days on which courts sit: not on weekends, nor on the holidays of the court, which are data.
public struct CourtCalendar: Sendable {
  private let courtDays: BusinessDays
  private let zone: ZoneRules

  /// A calendar with the court's holidays, on a wall clock.
  public init(holidays: Set<LocalDate>, zone: ZoneRules) {
    courtDays = BusinessDays(holidays: holidays)
    self.zone = zone
  }

  /// The end of the day that is so many court days after the day of a moment.
  public func end(ofCourtDay count: Int, after moment: Instant) -> Instant {
    zone.endOfDay(courtDays.day(count, after: zone.localDate(of: moment)))
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
