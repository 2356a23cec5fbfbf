import Domain
import Exchange
import Presentation
import Store

/// `roster`: the shifts of an interval.
enum RosterCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "roster", summary: "shifts of an interval, with whose they are",
    usage: ["roster --from TIME --until TIME [--check|--hours]", "roster --shares"],
    options: IntervalOptions.specs + [
      OptionSpec("check", help: "what makes the roster invalid, in place of its shifts"),
      OptionSpec("hours", help: "both seats of each day, hour by hour"),
      OptionSpec("shares", help: "hours on call of each person in the last weeks"),
    ],
    help: [
      "Shows every shift that overlaps the interval, with its own times, and the name, agency and"
        + " phone of its person as they stand now or at --as-of.",
      "As ics it is a calendar for phones and desks: one event a shift, in UTC, with seat, rank,"
        + " county and person, and nothing about any youth. Events keep their UID; a shift that"
        + " changed has a higher SEQUENCE, one called off stays as CANCELLED for 30 days.",
      "With --check it names who is on two shifts at once, away or out of post, rests too little,"
        + " or is on call too long in a row, by hours and by days.",
      "With --hours it shows both seats of each day from midnight on: = is an hour with somebody in"
        + " every minute, / one with nobody, - one with somebody in a part of it.",
      "With --shares it shows for each person the hours on call of the last 13 weeks (a policy), of"
        + " nights, weekends and holidays among them, beside the mean of their seat: to share duty"
        + " out, not to rank people.",
    ],
    examples: [
      .init(
        "csecboard roster --from 2026-11-20 --until 2026-12-03 -c Kern -f csv",
        "Two weeks of one county, for a spreadsheet."),
      .init(
        "csecboard roster --from 2026-11-20 --until 2027-03-20 -c Kern -f ics > kern.ics",
        "Four months of one county, for a calendar."),
    ], formats: OutputFormat.allCases.map(\.rawValue) + [calendar])

  /// The format of calendars.
  private static let calendar = "ics"

  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    if arguments.has("shares") { return try shares(context) }
    try IntervalOptions.check(arguments, command: "roster")
    let store = try context.openStore()
    try store.require(.f12, of: "roster", words: "rosters")
    let span = try IntervalOptions.required(arguments, command: "roster", zone: store.zone)
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    if arguments.has("check") {
      let problems = try store.read(
        RosterProblemsQuery(
          span: Interval(from: span.from, until: span.until), at: at, counties: counties.covered))
      try context.print(
        GapColumns.problems, rows: problems, store: store, asOf: at, counties: counties.covered,
        summary: GapColumns.summary(of: problems))
      return .done
    }
    if arguments.has("hours") {
      return try hours(Interval(from: span.from, until: span.until), store, at, context)
    }
    if try context.global.formatName(of: descriptor) == calendar {
      let shifts = try store.read(
        RosterCalendarQuery(from: span.from, until: span.until, at: at, counties: counties.covered))
      try context.writeCalendar(shifts, store)
      return .done
    }
    let lines = try store.read(
      RosterQuery(from: span.from, until: span.until, at: at, counties: counties.covered))
    try context.print(
      RosterColumns.roster, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: [("shifts", .integer(lines.count))])
    return .done
  }

  private static func shares(_ context: CommandContext) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f12, of: "roster", words: "rosters")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let lines = try store.read(DutySharesQuery(at: at, counties: counties.covered))
    try context.print(
      DutyColumns.shares, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: DutyColumns.summary(of: lines))
    return .done
  }

  /// Every local day that the interval touches.
  private static func hours(
    _ span: Interval, _ store: BoardStore, _ at: Instant, _ context: CommandContext
  ) throws -> ExitStatus {
    let counties = try context.counties(store)
    let first = store.zone.localDate(of: span.from)
    let last = store.zone.localDate(of: span.until.adding(seconds: -1))
    let days = last.daysSinceEpoch - first.daysSinceEpoch + 1
    let lines = try store.read(SeatDaysQuery(from: first, days: days, counties: counties.covered))
    try context.print(
      SeatDayColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: SeatDayColumns.summary(of: lines))
    return .done
  }
}

extension CommandContext {
  /// Writes shifts as iCalendar.
  func writeCalendar(_ shifts: [CalendarShift], _ store: BoardStore) throws {
    let names = try store.read(CountiesQuery()).map { ($0.fips, $0.name) }
    var sink = out
    try RosterCalendar(counties: Dictionary(uniqueKeysWithValues: names)).write(shifts, to: &sink)
  }
}
