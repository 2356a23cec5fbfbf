/// A part of a calendar, with the properties that matter: an event, a zone, an observance.
struct CalendarComponent: Hashable, Sendable {
  let name: String
  /// The line of its `BEGIN`.
  let line: Int
  /// Which calendar of the file it stands in: names of zones hold within one.
  let calendar: Int
  var lines: [CalendarLine] = []
  var parts: [CalendarComponent] = []
  /// An event's own text, unfolded, for the file of rejects.
  var text = ""

  /// The first line of that name.
  func first(_ name: String) -> CalendarLine? { lines.first { $0.name == name } }

  /// All lines of that name.
  func all(_ name: String) -> [CalendarLine] { lines.filter { $0.name == name } }
}

/// Puts content lines together to events and zones (RFC 5545 §3.4, §3.6).
///
/// Alarms, `X-` parts and descriptive properties are passed over (interface §4.7). Whatever else
/// is not understood is noted, and reading goes on, so that a file is told all of it at once.
struct CalendarParser {
  private(set) var events: [CalendarComponent] = []
  private(set) var zones: [CalendarComponent] = []
  /// What is not understood.
  private(set) var problems: [CalendarProblem] = []

  private var open: [CalendarComponent] = []
  /// The parts now passed over, outermost first.
  private var passed: [String] = []
  private var calendars = 0

  /// Takes the next content line.
  ///
  /// - Throws: ``CalendarProblem`` where nothing after it can be understood.
  mutating func take(_ content: CalendarReader.Content) throws(CalendarProblem) {
    guard let name = CalendarLine.name(of: content.text) else {
      throw .file(content.number, "-", "is no content line: a name, a colon and a value")
    }
    // Of what is passed over the lines need not read; only where it ends matters.
    if let event = open.lastIndex(where: { $0.name == "VEVENT" }) {
      open[event].text += content.text + "\n"
    }
    switch name {
    case "BEGIN": try begin(Self.word(content.text), content)
    case "END": try end(Self.word(content.text), content.number)
    default: try property(name, content)
    }
  }

  /// The end of the file.
  func finish() throws(CalendarProblem) {
    if let last = open.last {
      throw .file(last.line, "BEGIN", "the file ends before this \(last.name) does")
    }
    if calendars == 0 { throw .file(1, "-", "holds no calendar: BEGIN:VCALENDAR is missing") }
  }

  private static func word(_ text: String) -> String {
    Blanks.trimmed(String(text.drop { $0 != ":" }.dropFirst())).uppercased()
  }

  private mutating func begin(
    _ name: String, _ content: CalendarReader.Content
  ) throws(CalendarProblem) {
    if !passed.isEmpty {
      passed.append(name)
      return
    }
    let outer = open.last?.name
    switch (outer, name) {
    case (nil, "VCALENDAR"): calendars += 1
    case (nil, _): throw .file(content.number, "BEGIN", "\(name) stands outside of a calendar")
    case ("VCALENDAR", "VEVENT"), ("VCALENDAR", "VTIMEZONE"), ("VTIMEZONE", "STANDARD"),
      ("VTIMEZONE", "DAYLIGHT"):
      break
    case ("VEVENT", "VALARM"):
      passed.append(name)
      return
    default:
      if !name.hasPrefix("X-") {
        problems.append(
          .file(content.number, "BEGIN", "a part \(name) of \(outer ?? "-") is not understood"))
      }
      passed.append(name)
      return
    }
    var component = CalendarComponent(name: name, line: content.number, calendar: calendars)
    if name == "VEVENT" { component.text = content.text + "\n" }
    open.append(component)
  }

  private mutating func end(_ name: String, _ number: Int) throws(CalendarProblem) {
    if let last = passed.last {
      guard last == name else { throw .file(number, "END", "ends \(name) inside \(last)") }
      passed.removeLast()
      return
    }
    guard let last = open.last, last.name == name else {
      throw .file(number, "END", "ends \(name), which is not what is open here")
    }
    open.removeLast()
    switch name {
    case "VEVENT": events.append(last)
    case "VTIMEZONE": zones.append(last)
    case "VCALENDAR": break
    default: open[open.count - 1].parts.append(last)
    }
  }

  private mutating func property(
    _ name: String, _ content: CalendarReader.Content
  ) throws(CalendarProblem) {
    if !passed.isEmpty { return }
    guard let component = open.last else {
      throw .file(content.number, name, "stands outside of a calendar")
    }
    switch CalendarVocabulary.meaning(of: name, in: component.name) {
    case .passedOver: return
    case .unknown:
      problems.append(.file(content.number, name, "the property is not understood"))
    case .kept(let isRepeated):
      do {
        let line = try CalendarLine(content)
        if !isRepeated, let first = component.first(name) {
          problems.append(.file(content.number, name, "stands on line \(first.number) already"))
        } else if component.name == "VCALENDAR", let problem = CalendarVocabulary.problem(line) {
          problems.append(problem)
        } else {
          open[open.count - 1].lines.append(line)
        }
      } catch {
        problems.append(error)
      }
    }
  }
}
