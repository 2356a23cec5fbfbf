import Domain

/// One event of a roster's calendar, as far as it can be told without the store.
struct RosterEvent: Sendable {
  /// Who is to sit where, still as the file names them.
  struct Duty: Hashable, Sendable {
    let seat: Seat
    let rank: Rank
    let people: [Person]
    let county: County
  }

  /// How a person is named, and by which line.
  struct Person: Hashable, Sendable {
    var key: String?
    var mailbox: String?
    var name: String?
    let line: Int
    let column: String
  }

  /// How the county is named, and by which line.
  struct County: Hashable, Sendable {
    let text: String
    /// Whether only a code may stand there.
    let isCode: Bool
    let line: Int
    let column: String
  }

  /// The line of its `BEGIN`.
  let line: Int
  /// Its own text.
  let text: String
  let uid: String
  /// The time of its series that it stands in for.
  let recurrence: Instant?
  /// Nil for an event that was called off.
  let shift: (times: EventTimes, duty: Duty)?

  /// Reads an event.
  init(
    _ component: CalendarComponent, uid: String, zones: inout CalendarZones
  ) throws(CalendarProblem) {
    line = component.line
    text = component.text
    self.uid = uid
    var reader = EventTimesReader(component: component, zones: zones)
    defer { zones = reader.zones }
    recurrence = try reader.recurrence()
    if try Self.isCancelled(component) {
      shift = nil
    } else {
      shift = (try reader.times(), try EventDuty(component: component).duty())
    }
  }

  private static func isCancelled(_ component: CalendarComponent) throws(CalendarProblem) -> Bool {
    guard let status = component.first("STATUS") else { return false }
    let word = status.word.uppercased()
    guard ["TENTATIVE", "CONFIRMED", "CANCELLED"].contains(word) else {
      throw .file(status.number, "STATUS", "'\(word)' is not understood")
    }
    return word == "CANCELLED"
  }
}

/// Reads the seat, the rank, the person and the county of an event's lines (interface §3, §4.7).
private struct EventDuty {
  let component: CalendarComponent

  func duty() throws(CalendarProblem) -> RosterEvent.Duty {
    let (seat, rank) = try place()
    return RosterEvent.Duty(seat: seat, rank: rank, people: try people(), county: try county())
  }

  private func place() throws(CalendarProblem) -> (Seat, Rank) {
    let lines = component.all("CATEGORIES")
    var found: Set<String> = []
    var place: (Seat, Rank)?
    for word in lines.flatMap(\.listed) {
      let word = Blanks.trimmed(word).uppercased()
      guard let known = Self.places[word] else { continue }
      found.insert(word)
      place = known
    }
    let number = lines.first?.number ?? component.line
    guard let place else {
      throw .event(
        number, "CATEGORIES",
        "names no seat: one of \(Self.places.keys.sorted().joined(separator: ", "))")
    }
    if found.count > 1 {
      throw .event(
        number, "CATEGORIES", "names more than one seat: \(found.sorted().joined(separator: ", "))")
    }
    return place
  }

  /// `CWS-PRIMARY` and the like.
  private static let places: [String: (Seat, Rank)] = Dictionary(
    uniqueKeysWithValues: Seat.allCases.flatMap { seat in
      Rank.allCases.map { (RosterCalendar.category(seat, $0), (seat, $0)) }
    })

  private func people() throws(CalendarProblem) -> [RosterEvent.Person] {
    if let line = component.first("X-STAFF-ID") {
      return [
        RosterEvent.Person(key: Blanks.trimmed(line.words), line: line.number, column: line.name)
      ]
    }
    // A room or a thing that is invited too is no person.
    let lines = component.all("ATTENDEE").filter {
      !["ROOM", "RESOURCE"].contains($0.parameter("CUTYPE")?.uppercased() ?? "")
    }
    if lines.isEmpty {
      throw .event(component.line, "ATTENDEE", "is missing: a shift is somebody's")
    }
    return lines.map { line in
      var person = RosterEvent.Person(line: line.number, column: line.name)
      person.key = line.parameter("X-STAFF-ID").map(Blanks.trimmed)
      person.name = line.parameter("CN").map(Blanks.trimmed)
      let address = line.word
      if address.prefix(7).lowercased() == "mailto:" {
        person.mailbox = String(address.dropFirst(7).prefix { $0 != "@" })
      }
      return person
    }
  }

  private func county() throws(CalendarProblem) -> RosterEvent.County {
    for (name, isCode) in [("X-COUNTY-FIPS", true), ("LOCATION", false)] {
      guard let line = component.first(name) else { continue }
      return RosterEvent.County(
        text: Blanks.trimmed(line.words), isCode: isCode, line: line.number, column: name)
    }
    throw .event(
      component.line, "LOCATION", "is missing, and so is X-COUNTY-FIPS: a shift has a county")
  }
}
