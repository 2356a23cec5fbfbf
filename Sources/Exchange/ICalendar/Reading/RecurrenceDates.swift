import Domain

/// The days on which a rule lets an event come, in order, after its first; its end apart.
struct RecurrenceDates: Sequence, IteratorProtocol {
  private let rule: RecurrenceRule
  private let start: LocalDate
  private var period = 0
  /// Days of the period that are still to come, the next one last.
  private var ready: [LocalDate] = []

  /// The days after the event's first day.
  init(_ rule: RecurrenceRule, after start: LocalDate) {
    self.rule = rule
    self.start = start
  }

  /// The next day; nil past the last year of any roster.
  mutating func next() -> LocalDate? {
    while true {
      while let date = ready.popLast() {
        if date.year > CalendarClock.years.upperBound { return nil }
        if date > start { return date }
      }
      let first = beginning(of: period)
      if first.year > CalendarClock.years.upperBound { return nil }
      ready = dates(from: first).reversed()
      period += rule.interval
    }
  }

  /// The first day of the day, week or month that is so many after that of the start.
  private func beginning(of period: Int) -> LocalDate {
    switch rule.frequency {
    case .daily: start.adding(days: period)
    case .weekly: start.adding(days: period * 7 - (start.weekday - rule.weekStart + 7) % 7)
    case .monthly: start.adding(days: 1 - start.day).adding(months: period)
    }
  }

  private func dates(from first: LocalDate) -> [LocalDate] {
    switch rule.frequency {
    case .daily:
      return rule.days.isEmpty || rule.days.contains { $0.isDay(first) } ? [first] : []
    case .weekly:
      let weekdays = rule.days.isEmpty ? [start.weekday] : rule.days.map(\.weekday)
      return (0..<7).map { first.adding(days: $0) }.filter { weekdays.contains($0.weekday) }
    case .monthly:
      let length = LocalDate.lengthOfMonth(first.month, year: first.year)
      if rule.days.isEmpty {
        // A month without that day has none (RFC 5545 §3.3.10).
        return start.day <= length ? [first.adding(days: start.day - 1)] : []
      }
      return (0..<length).map { first.adding(days: $0) }
        .filter { date in rule.days.contains { $0.isDay(date) } }
    }
  }
}
