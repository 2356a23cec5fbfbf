/// The days on which public offices work or courts sit: Monday to Friday, but for their holidays.
public struct BusinessDays: Hashable, Sendable {
  /// The holidays of the state, or of the court.
  public let holidays: Set<LocalDate>

  /// A calendar.
  public init(holidays: Set<LocalDate>) { self.holidays = holidays }

  /// Whether offices work on the day.
  public func contains(_ day: LocalDate) -> Bool {
    (1...5).contains(day.weekday) && !holidays.contains(day)
  }

  /// The business day so many of them after a day, which need not be one itself: after a Friday or
  /// the Saturday that follows it, the first is Monday.
  ///
  /// - Parameter count: 1 or more; less is the day itself.
  public func day(_ count: Int, after day: LocalDate) -> LocalDate {
    var (found, left) = (day, count)
    while left > 0 {
      found = found.adding(days: 1)
      if contains(found) { left -= 1 }
    }
    return found
  }
}
