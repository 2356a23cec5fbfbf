import Domain

/// When an event is: its first time, how it comes again, which times it leaves out.
struct EventTimes: Sendable {
  let start: CalendarMoment
  let end: CalendarMoment
  let rule: RecurrenceRule?
  /// Times added by date, those of a period with an end of their own.
  let added: [(start: CalendarMoment, end: Instant?)]
  /// Times left out.
  let excepted: Set<Instant>
  /// The line of its rule, or of its begin.
  let line: Int

  /// One time of the event, before anything is moved.
  struct Occurrence: Sendable {
    let start: Instant
    let end: Instant
  }

  /// Whether it may come more than once.
  var isRecurring: Bool { rule != nil || !added.isEmpty }

  /// Every time, by its start.
  ///
  /// Each ends at its wall time of ending (interface §4.7): as many days and hours of the wall
  /// after its start as the first ends after its own, whatever clocks do in between.
  func occurrences(horizon: Instant) throws(CalendarProblem) -> [Instant: Occurrence] {
    var walls = [start.wall]
    if let rule {
      do {
        walls = try rule.walls(from: start.wall, in: start.zone, horizon: horizon)
      } catch {
        throw CalendarProblem(
          extent: error.isOfEvent ? .event : .file, line: line, column: "RRULE",
          reason: error.reason)
      }
    }
    var found: [Instant: Occurrence] = [:]
    for wall in walls { add(wall, at: start.zone.calendarInstant(of: wall), to: &found) }
    for (moment, end) in added {
      let at = moment.instant
      if let end {
        found[at] = Occurrence(start: at, end: end)
      } else if found[at] == nil {
        let isSameWall = moment.zoneName == start.zoneName
        add(isSameWall ? moment.wall : start.zone.local(at), at: at, to: &found)
      }
    }
    return found.filter { !excepted.contains($0.key) }
  }

  private func add(
    _ wall: LocalDateTime, at instant: Instant, to found: inout [Instant: Occurrence]
  ) {
    let endWall = end.wall.adding(wallSeconds: wall.wallSeconds(since: start.wall))
    found[instant] = Occurrence(start: instant, end: end.zone.calendarInstant(of: endWall))
  }
}

/// Reads the times of an event's lines.
struct EventTimesReader {
  let component: CalendarComponent
  var zones: CalendarZones

  /// The event's times.
  mutating func times() throws(CalendarProblem) -> EventTimes {
    guard let startLine = component.first("DTSTART") else {
      throw .event(component.line, "DTSTART", "is missing, and a shift needs it")
    }
    let start = try moment(startLine.word, of: startLine)
    let end = try end(after: start)
    var excepted: Set<Instant> = []
    for line in component.all("EXDATE") {
      for text in line.word.split(separator: ",") {
        excepted.insert(try moment(String(text), of: line).instant)
      }
    }
    var added: [(CalendarMoment, Instant?)] = []
    for line in component.all("RDATE") {
      for text in line.word.split(separator: ",") { added.append(try addition(String(text), line)) }
    }
    let ruleLine = component.first("RRULE")
    return EventTimes(
      start: start, end: end, rule: try ruleLine.map(rule), added: added, excepted: excepted,
      line: ruleLine?.number ?? component.line)
  }

  /// The time that an event stands in for, of a series of the same UID.
  mutating func recurrence() throws(CalendarProblem) -> Instant? {
    guard let line = component.first("RECURRENCE-ID") else { return nil }
    for name in ["RRULE", "RDATE", "EXDATE"] {
      if let other = component.first(name) {
        throw .file(other.number, name, "is not understood beside RECURRENCE-ID")
      }
    }
    return try moment(line.word, of: line).instant
  }

  private func rule(_ line: CalendarLine) throws(CalendarProblem) -> RecurrenceRule {
    do {
      return try RecurrenceRule(line.word)
    } catch {
      throw CalendarProblem(
        extent: error.isOfEvent ? .event : .file, line: line.number, column: "RRULE",
        reason: error.reason)
    }
  }

  private mutating func end(after start: CalendarMoment) throws(CalendarProblem) -> CalendarMoment {
    let end: CalendarMoment
    let line: CalendarLine
    switch (component.first("DTEND"), component.first("DURATION")) {
    case (let given?, nil):
      line = given
      end = try moment(given.word, of: given)
    case (nil, let given?):
      line = given
      guard let seconds = CalendarClock.duration(given.word) else {
        throw .file(given.number, "DURATION", "'\(given.word)' is no length such as PT12H")
      }
      end = CalendarMoment(
        wall: start.wall.adding(wallSeconds: seconds), zone: start.zone, zoneName: start.zoneName)
    case (_?, let given?):
      throw .event(given.number, "DURATION", "DTEND and DURATION exclude each other")
    case (nil, nil):
      throw .event(component.line, "DTEND", "is missing, and a shift needs it, or DURATION")
    }
    if end.instant <= start.instant {
      throw .event(line.number, line.name, "a shift ends after it starts")
    }
    if end.wall.date.year > CalendarClock.years.upperBound + 1 {
      throw .event(line.number, line.name, "a shift of more than a year")
    }
    return end
  }

  private mutating func addition(
    _ text: String, _ line: CalendarLine
  ) throws(CalendarProblem) -> (CalendarMoment, Instant?) {
    guard line.parameter("VALUE")?.uppercased() == "PERIOD" else {
      return (try moment(text, of: line), nil)
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      throw .file(line.number, line.name, "'\(text)' is no period: START/END or START/LENGTH")
    }
    let start = try moment(parts[0], of: line)
    let end: Instant
    if let seconds = CalendarClock.duration(parts[1]) {
      end = start.zone.calendarInstant(of: start.wall.adding(wallSeconds: seconds))
    } else {
      end = try moment(parts[1], of: line).instant
    }
    if end <= start.instant {
      throw .event(line.number, line.name, "a shift ends after it starts")
    }
    return (start, end)
  }

  private mutating func moment(
    _ text: String, of line: CalendarLine
  ) throws(CalendarProblem) -> CalendarMoment {
    let (number, name) = (line.number, line.name)
    let types = name == "RDATE" ? ["DATE-TIME", "PERIOD"] : ["DATE-TIME"]
    for parameter in line.parameters where !parameter.name.hasPrefix("X-") {
      let value = parameter.values[0].uppercased()
      switch parameter.name {
      case "TZID": break
      case "VALUE" where types.contains(value): break
      case "VALUE" where value == "DATE":
        throw .event(number, name, "a day without a time has no zone: give a time with its zone")
      default:
        throw .file(number, name, "\(parameter.name)=\(value) is not understood")
      }
    }
    guard let (wall, isUTC) = CalendarClock.dateTime(text) else {
      if CalendarClock.date(text[...]) != nil {
        throw .event(number, name, "a day without a time has no zone: give a time with its zone")
      }
      throw .file(number, name, "'\(text)' is no time such as 20260308T093000Z")
    }
    guard CalendarClock.years.contains(wall.date.year) else {
      throw .event(number, name, "lies outside of the years 1970 to 2199")
    }
    let zoneName = line.parameter("TZID")
    if isUTC {
      if zoneName != nil { throw .event(number, name, "a time in UTC (Z) has no TZID") }
      return CalendarMoment(wall: wall, zone: CalendarZones.utc, zoneName: "UTC")
    }
    guard let zoneName, !zoneName.isEmpty else {
      throw .event(
        number, name, "a floating time: give it a zone (TZID) or write it in UTC (Z)")
    }
    guard let zone = zones.rules(named: zoneName, calendar: component.calendar) else {
      throw .file(
        number, name, "the zone '\(zoneName)' is neither in the file nor in the system's data")
    }
    return CalendarMoment(wall: wall, zone: zone, zoneName: zoneName)
  }
}
