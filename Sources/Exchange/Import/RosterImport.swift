import Domain
import Presentation
import Store

/// One pass over a roster's calendar: each series of shifts to the session, each event that can't
/// be taken to the tally.
///
/// A row of its counts is one shift, or one event that was called off or rejected.
struct RosterImport {
  /// How many months a rule without an end is followed, to the end of the last: so the same file
  /// says the same for the rest of a month.
  static let openMonths = 12

  let input: ImportInput
  let file: RosterFile
  let session: ImportSession
  let isInterrupted: () -> Bool
  /// Bytes of this file that are done.
  let progress: (Int) -> Void

  /// Takes every series.
  ///
  /// - Throws: ``ImportFailure/refused(_:total:)`` where something in the file is not understood,
  ///   whether or not bad rows are set aside (interface §3).
  func run(_ tally: inout ImportTally) throws -> ImportedFile {
    if !file.problems.isEmpty {
      let rows = file.problems.prefix(ImportTally.listed).map { bad($0, record: "") }
      throw ImportFailure.refused(rows, total: file.problems.count)
    }
    try session.beginFile(sha256: file.sha256)
    let last = Self.lastOpenDay(now: session.now, zone: session.zone)
    let horizon = session.zone.endOfDay(last)
    var counts = ImportCounts()
    for (index, series) in file.series.enumerated() {
      if isInterrupted() { throw ImportFailure.interrupted }
      if index % 64 == 0 { progress(file.byteCount * index / file.series.count) }
      do {
        try take(series, horizon, &counts, &tally)
      } catch let problem as CalendarProblem {
        try reject(series, problem, &counts, &tally)
      }
    }
    let open = file.series.count(where: \.isOpen)
    if open > 0 {
      tally.notes.append(
        "\(input.path): \(open == 1 ? "a rule" : "\(open) rules") without an end"
          + " \(open == 1 ? "is" : "are") read through \(last.text); import it again for later shifts"
      )
    }
    progress(file.byteCount)
    return ImportedFile(
      kind: input.kind.name, file: input.fileName, sha256: file.sha256, counts: counts)
  }

  /// The last local day on which a rule without an end still makes shifts.
  static func lastOpenDay(now: Instant, zone: ZoneRules) -> LocalDate {
    let today = zone.localDate(of: now)
    return today.adding(days: 1 - today.day).adding(months: openMonths + 1).adding(days: -1)
  }

  private func take(
    _ series: RosterSeries, _ horizon: Instant, _ counts: inout ImportCounts,
    _ tally: inout ImportTally
  ) throws {
    if let first = series.bad.first { throw first.problem }
    var duties: [Int: [String: String]] = [:]
    var shifts: [RosterShift] = []
    for shift in try series.shifts(horizon: horizon) {
      let event = series.events[shift.event]
      let duty = try duties[shift.event] ?? cells(of: event, &tally)
      duties[shift.event] = duty
      var cells = duty
      cells["starts_at"] = shift.start.rfc3339
      cells["ends_at"] = shift.end.rfc3339
      shifts.append(RosterShift(original: shift.original, cells: cells, line: event.line))
    }
    let outcome: RosterOutcome
    do {
      outcome = try session.takeSeries(
        series.uid, isRecurring: series.isRecurring, shifts: shifts, line: series.events[0].line)
    } catch let problem as RosterShiftProblem {
      throw CalendarProblem.event(
        problem.line, Self.columns[problem.problem.field] ?? problem.problem.field,
        problem.problem.reason)
    }
    count(outcome, calledOff: series.events.count { $0.shift == nil }, &counts)
    tally.conflicts += outcome.conflicts.map {
      "\(input.path):\($0.line): left as it is: \($0.reason)"
    }
  }

  private func count(_ outcome: RosterOutcome, calledOff: Int, _ counts: inout ImportCounts) {
    counts.read += outcome.shifts.count + calledOff
    for shift in outcome.shifts { counts.count(shift) }
    counts.changed += outcome.ended
    // An event that was called off either ends a shift or says nothing new.
    counts.unchanged += max(0, calledOff - outcome.ended)
  }

  /// The cells of an event's shifts that are the same in all of them.
  private func cells(
    of event: RosterEvent, _ tally: inout ImportTally
  ) throws -> [String: String] {
    guard let duty = event.shift?.duty else { return [:] }
    return [
      "county": try county(duty.county, &tally), "seat": duty.seat.rawValue,
      "rank": duty.rank.rawValue, "staff": try person(duty.people),
    ]
  }

  private func county(_ county: RosterEvent.County, _ tally: inout ImportTally) throws -> String {
    do {
      let fips = try session.rosterCounty(county.text, isCode: county.isCode)
      if fips == "0" + county.text {
        let note =
          "\(input.path): \(county.column): four-digit codes were padded (\(county.text) → \(fips))"
        if !tally.warnings.contains(note) { tally.warnings.append(note) }
      }
      return fips
    } catch let problem as FieldProblem {
      throw CalendarProblem.event(county.line, county.column, problem.reason)
    }
  }

  private func person(_ people: [RosterEvent.Person]) throws -> String {
    var found: [String] = []
    for person in people {
      do {
        let key = try session.rosterPerson(
          key: person.key, mailbox: person.mailbox, name: person.name)
        if !found.contains(key) { found.append(key) }
      } catch let problem as FieldProblem {
        throw CalendarProblem.event(person.line, person.column, problem.reason)
      }
    }
    if found.count > 1 {
      throw CalendarProblem.event(
        people[1].line, people[1].column, "names a second person; a shift is one person's")
    }
    return found[0]
  }

  /// Sets a series aside, with one line for each of its events.
  private func reject(
    _ series: RosterSeries, _ problem: CalendarProblem, _ counts: inout ImportCounts,
    _ tally: inout ImportTally
  ) throws {
    var rows = series.bad.map { (line: $0.line, text: $0.text, problem: $0.problem) }
    // Of the events of a series one may be at fault: the others can't be taken without it.
    let culprit = rows.isEmpty ? series.events.last { $0.line <= problem.line }?.line : nil
    for event in series.events {
      let own =
        event.line == culprit
        ? problem
        : .event(event.line, "UID", "set aside with line \(problem.line), of the same UID")
      rows.append((event.line, event.text, own))
    }
    for row in rows.sorted(by: { $0.line < $1.line }) {
      counts.read += 1
      counts.rejected += 1
      try tally.reject(bad(row.problem, record: row.text))
    }
  }

  private func bad(_ problem: CalendarProblem, record: String) -> BadRow {
    BadRow(
      file: input.path, line: problem.line, column: problem.column, reason: problem.reason,
      record: record)
  }

  /// The properties from which the cells of a shift come.
  private static let columns = [
    "id": "UID", "county": "X-COUNTY-FIPS", "seat": "CATEGORIES", "rank": "CATEGORIES",
    "staff": "ATTENDEE", "starts_at": "DTSTART", "ends_at": "DTEND",
  ]
}
