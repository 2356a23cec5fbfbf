/// Reads times and days as people say them, from the present and a zone: `yesterday 23:40`,
/// `fri 5pm`, `nov 20`, `2h ago`, `in 30 min`, and every form of the contract.
///
/// It is for forms that show at once what was understood. Files, JSON and the command line take
/// the contract's forms only (interface §1), since nobody looks at those as they are read.
///
/// A clock change is never guessed away: a time that it skips or repeats is refused with both
/// readings, and so is text that leaves two days open.
public struct SpokenTime: Sendable {
  private let now: Instant
  private let zone: ZoneRules
  private let tense: Tense

  /// Reads from a present, by a wall clock, for a fact that lies behind or ahead.
  public init(now: Instant, zone: ZoneRules, tense: Tense) {
    self.now = now
    self.zone = zone
    self.tense = tense
  }

  /// The moment that a text means.
  ///
  /// - Throws: `TimeTextError` with a sentence that shows what would read.
  public func instant(_ text: String) throws(TimeTextError) -> Instant {
    if let (date, rest) = Self.isoDate(text) {
      do throws(TimeTextError) {
        return try TimeText.instant(text, zone: zone)
      } catch {
        // `2026-11-20 5pm` is understood too; what is wrong otherwise, the contract's reader says.
        guard rest.contains(where: { $0.isLetter }),
          var pieces = try? SpokenParser.parse(rest), pieces.day == nil, pieces.span == nil
        else { throw error }
        pieces.day = .date(date)
        return try instant(of: pieces, text)
      }
    }
    return try instant(of: try SpokenParser.parse(text), text)
  }

  /// The day that a text means.
  ///
  /// - Throws: `TimeTextError` with a sentence that shows what would read.
  public func day(_ text: String) throws(TimeTextError) -> LocalDate {
    if Self.isoDate(text) != nil { return try TimeText.date(text) }
    let pieces = try SpokenParser.parse(text)
    guard pieces.clock == nil, pieces.span?.minutes ?? 0 == 0 else {
      throw TimeTextError(reason: "'\(text)' has a time: a day alone is asked for.")
    }
    if pieces.isNow { return today }
    if let span = pieces.span { return today.adding(days: span.days) }
    guard let day = pieces.day else { throw TimeTextError(reason: "'\(text)' names no day.") }
    let present = LocalDateTime(date: today, hour: 0, minute: 0)
    return try pick(candidates(day), at: present, text: text) {
      LocalDateTime(date: $0, hour: 0, minute: 0)
    }
    .date
  }

  private var today: LocalDate { zone.localDate(of: now) }

  /// A date of the contract at the front, and what follows it.
  private static func isoDate(_ text: String) -> (LocalDate, String)? {
    var scanner = DigitScanner(text)
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let day = scanner.digits(2)
    else { return nil }
    // A day that does not exist is the contract reader's to refuse.
    let date = LocalDate(year: year, month: month, day: day) ?? LocalDate(daysSinceEpoch: 0)
    return (date, String(text.dropFirst(10)))
  }

  // MARK: - Putting pieces on the calendar

  private func instant(of pieces: SpokenPieces, _ text: String) throws(TimeTextError) -> Instant {
    if pieces.isNow { return now }
    if let span = pieces.span { return try instant(after: span, pieces.clock) }
    guard let day = pieces.day else { return try clockAlone(pieces.clock, text) }
    let time: LocalTime?
    switch pieces.clock {
    case nil: time = nil
    case .time(let given): time = given
    case .hour(let hour): time = LocalTime(hour: hour, minute: 0)
    case .midnight:
      let date = try pick(candidates(day), at: wallNow, text: text) {
        LocalDateTime(date: $0, hour: 0, minute: 0)
      }.date
      throw open(
        text, [date, date.adding(days: 1)].map { LocalDateTime(date: $0, hour: 0, minute: 0) })
    }
    let wall = try pick(candidates(day), at: wallNow, text: text) { date in
      LocalDateTime(date: date, hour: time?.hour ?? 0, minute: time?.minute ?? 0)
    }
    // A day alone is its first instant, also where its midnight is skipped.
    if time == nil { return zone.firstInstant(of: wall.date) }
    return try TimeText.instant(ofWall: wall, zone: zone)
  }

  private var wallNow: LocalDateTime { zone.local(now) }

  /// Days keep the wall clock's time, hours and minutes are true ones.
  private func instant(
    after span: SpokenPieces.Span, _ clock: SpokenPieces.Clock?
  ) throws(TimeTextError) -> Instant {
    var moment = now
    var wall = wallNow
    wall.date = wall.date.adding(days: span.days)
    switch clock {
    case .time(let time): wall = LocalDateTime(date: wall.date, time: time)
    case .hour(let hour): wall = LocalDateTime(date: wall.date, hour: hour, minute: 0)
    case .midnight:
      throw open(
        "midnight",
        [0, 1].map {
          LocalDateTime(date: wall.date.adding(days: $0), hour: 0, minute: 0)
        })
    case nil: break
    }
    if span.days != 0 || clock != nil { moment = try TimeText.instant(ofWall: wall, zone: zone) }
    return moment.adding(seconds: Int64(span.minutes) * 60)
  }

  private func clockAlone(
    _ clock: SpokenPieces.Clock?, _ text: String
  ) throws(TimeTextError) -> Instant {
    let time: LocalTime
    switch clock {
    case .time(let given): time = given
    case .midnight:
      let days = [0, 1].map { LocalDateTime(date: today.adding(days: $0), hour: 0, minute: 0) }
      if tense == .either { throw open(text, days) }
      let wall = tense == .past || wallNow == days[0] ? days[0] : days[1]
      return try TimeText.instant(ofWall: wall, zone: zone)
    case .hour(let hour):
      throw TimeTextError(
        reason: "'\(hour)' alone may be many things: write \(hour):00, or a day before it.")
    case nil: throw TimeTextError(reason: "'\(text)' names no time.")
    }
    let days = tense == .either ? [today] : [-1, 0, 1].map { today.adding(days: $0) }
    let wall = try pick(days, at: wallNow, text: text) { LocalDateTime(date: $0, time: time) }
    return try TimeText.instant(ofWall: wall, zone: zone)
  }

  // MARK: - Choosing among days

  /// Every day that a name may mean, in order.
  private func candidates(_ day: SpokenPieces.Day) -> [LocalDate] {
    let monday = today.adding(days: 1 - today.weekday)
    switch day {
    case .date(let date): return [date]
    case .fromToday(let days): return [today.adding(days: days)]
    case .weekday(let weekday, .this): return [monday.adding(days: weekday - 1)]
    case .weekday(let weekday, .open):
      return [-7, 0, 7].map { monday.adding(days: weekday - 1 + $0) }
    case .weekday(let weekday, .last):
      // In a week that has had that day, "last" may mean it or the one before: both are open.
      return weekday < today.weekday
        ? [-7, 0].map { monday.adding(days: weekday - 1 + $0) }
        : [monday.adding(days: weekday - 8)]
    case .weekday(let weekday, .next):
      return weekday > today.weekday
        ? [0, 7].map { monday.adding(days: weekday - 1 + $0) }
        : [monday.adding(days: weekday + 6)]
    case .monthDay(let month, let day, let year):
      // 29 February lies up to eight years away.
      let years = year.map { $0...$0 } ?? (today.year - 8)...(today.year + 8)
      let days = years.compactMap { LocalDate(year: $0, month: month, day: day) }
      if tense != .either { return days }
      // Nobody means a day a year away by a date without its year.
      let distance = { (day: LocalDate) in abs(day.daysSinceEpoch - today.daysSinceEpoch) }
      return days.min { distance($0) < distance($1) }.map { [$0] } ?? []
    }
  }

  /// The one of the days that the tense asks for.
  ///
  /// Days in one week from the present that stay open under `either`, and "last" and "next" that
  /// may mean two weeks, are refused with both.
  private func pick(
    _ days: [LocalDate], at present: LocalDateTime, text: String,
    _ wall: (LocalDate) -> LocalDateTime
  ) throws(TimeTextError) -> LocalDateTime {
    let walls = days.map(wall)
    guard let first = walls.first else {
      throw TimeTextError(reason: "'\(text)' names a day that does not exist.")
    }
    if walls.count == 1 { return first }
    if walls.count == 2 { throw open(text, walls) }
    let behind = walls.last { $0 <= present }
    let ahead = walls.first { $0 >= present }
    switch (tense, behind, ahead) {
    case (.past, let behind?, _): return behind
    case (.coming, _, let ahead?): return ahead
    case (.either, let behind?, let ahead?) where behind == ahead: return behind
    case (_, let behind?, let ahead?): throw open(text, [behind, ahead])
    case (_, let one?, nil), (_, nil, let one?): return one
    case (_, nil, nil): return first
    }
  }

  private func open(_ text: String, _ walls: [LocalDateTime]) -> TimeTextError {
    let readings = walls.map { "\(ZoneRules.fullText($0.date)) \($0.text.suffix(5))" }
    return TimeTextError(
      reason: "'\(text)' may be \(readings.joined(separator: " or ")): write the date.")
  }
}
