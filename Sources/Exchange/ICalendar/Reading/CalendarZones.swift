import Domain

/// The zones that a calendar file's times may name: those that it holds, by their own rules, and
/// those of the system's data (interface §4.7).
struct CalendarZones {
  /// Clocks on UTC.
  static let utc = ZoneRules(offset: 0)

  /// What is wrong with the file's own zones.
  private(set) var problems: [CalendarProblem] = []
  private let system: (String) -> ZoneRules?
  private var own: [Key: ZoneRules] = [:]
  private var known: [String: ZoneRules?] = [:]

  private struct Key: Hashable {
    let calendar: Int
    let name: String
  }

  /// The zones of a file.
  ///
  /// - Parameter system: the rules of a zone of the system's data by its name.
  init(_ components: [CalendarComponent], system: @escaping (String) -> ZoneRules?) {
    self.system = system
    var read: [Key: CalendarComponent] = [:]
    for component in components {
      guard let name = component.first("TZID")?.word, !name.isEmpty else {
        problems.append(.file(component.line, "TZID", "is missing, and a zone needs it"))
        continue
      }
      let key = Key(calendar: component.calendar, name: name)
      if let earlier = read[key], !Self.isSame(earlier, component) {
        problems.append(
          .file(component.line, "TZID", "line \(earlier.line) has other rules for '\(name)'"))
      }
      read[key] = component
      do {
        own[key] = try Self.rules(of: component)
      } catch {
        problems.append(error)
        // The file is refused; its times need not be complained of as well.
        own[key] = Self.utc
      }
    }
  }

  /// The rules of a zone by the name that a calendar of the file uses; nil for an unknown one.
  mutating func rules(named name: String, calendar: Int) -> ZoneRules? {
    if let rules = own[Key(calendar: calendar, name: name)] { return rules }
    if let rules = known[name] { return rules }
    let rules = system(name)
    known[name] = .some(rules)
    return rules
  }

  private static func isSame(_ one: CalendarComponent, _ other: CalendarComponent) -> Bool {
    let said = { (zone: CalendarComponent) in
      zone.parts.map { [$0.name] + $0.lines.map { "\($0.name):\($0.value)" } }
    }
    return said(one) == said(other)
  }

  private static func rules(of zone: CalendarComponent) throws(CalendarProblem) -> ZoneRules {
    var changes: [(at: Instant, offset: Int)] = []
    var first: (at: Instant, before: Int)?
    for part in zone.parts {
      let observance = try ZoneObservance(part)
      let onsets = observance.onsets()
      changes += onsets.map { ($0, observance.offsetTo) }
      if let onset = onsets.first, first.map({ onset < $0.at }) ?? true {
        first = (onset, observance.offsetFrom)
      }
    }
    guard let first else {
      throw .file(zone.line, "BEGIN", "a zone needs a part STANDARD or DAYLIGHT")
    }
    changes.sort { $0.at < $1.at }
    var distinct: [(at: Instant, offset: Int)] = []
    for change in changes {
      if distinct.last?.at == change.at { distinct.removeLast() }
      distinct.append(change)
    }
    guard let rules = ZoneRules(before: first.before, changes: distinct) else {
      throw .file(zone.line, "BEGIN", "a zone of more than 256 different offsets")
    }
    return rules
  }
}
