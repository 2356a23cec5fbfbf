import Domain

/// A roster minute by minute, by rules written down a second time and as plainly as they are said:
/// no interval arithmetic, no zone rules but the two changes of 2027.
struct NaiveRoster {
  /// A seat and rank of the one county.
  struct Place: Hashable {
    let seat: String
    let rank: String
  }

  /// Minutes since 1970 of one shift, in one stretch.
  struct Entry: Hashable {
    let place: Place
    var staff: String
    var minutes: Range<Int>
    /// The temporary schedule whose it is.
    var schedule: String?
  }

  /// A temporary schedule that stands or stood.
  struct Schedule {
    let id: String
    let place: Place
    let minutes: Range<Int>
  }

  private(set) var entries: [Entry] = []
  private(set) var schedules: [Schedule] = []
  /// The minutes at which a wall clock of Los Angeles shows each of its own minutes.
  private let shown: [Int: [Int]]

  /// - Parameter days: minutes since 1970 that anything here may touch.
  init(days: Range<Int>) {
    var shown: [Int: [Int]] = [:]
    for minute in days { shown[minute + Self.offset(minute), default: []].append(minute) }
    self.shown = shown
  }

  /// Minutes that Los Angeles is ahead of UTC in 2027: summer from 14 March 10:00 UTC until
  /// 7 November 09:00 UTC.
  static func offset(_ minute: Int) -> Int {
    (30_083_640..<30_426_300).contains(minute) ? -420 : -480
  }

  /// The first or last minute that a wall time may mean; one that is skipped is read with both
  /// offsets.
  private func minutes(_ wall: Int) -> (first: Int, last: Int) {
    let found = shown[wall] ?? [wall + 420, wall + 480]
    return (found.min() ?? 0, found.max() ?? 0)
  }

  /// Turns of a pattern from a wall time on: who, and from which minute until which.
  func turns(
    _ pattern: String, _ people: [String], from start: Int, until end: Int
  ) -> [(staff: String, minutes: Range<Int>)] {
    let anchor = start + Self.offset(start)
    let lengths = ["weekly": 10_080, "daily": 1_440, "twelve_hours": 720, "eight_hours": 480]
    guard let length = lengths[pattern] else { return [] }
    var turns: [(staff: String, minutes: Range<Int>)] = []
    var number = 0
    while minutes(anchor + number * length).first < end {
      let first = minutes(anchor + number * length).first
      turns.append(
        (people[number % people.count], first..<minutes(anchor + (number + 1) * length).last))
      number += 1
    }
    return turns
  }

  /// A rotation: a turn is left out where anything is entered; it goes on around a schedule.
  mutating func plan(_ place: Place, _ turns: [(staff: String, minutes: Range<Int>)]) {
    let held = entries.filter { $0.place == place && $0.schedule == nil }
    let standing = schedules.filter { $0.place == place }
    for turn in turns where !held.contains(where: { $0.minutes.overlaps(turn.minutes) }) {
      let free = turn.minutes.filter { minute in
        !standing.contains { $0.minutes.contains(minute) }
      }
      add(place, turn.staff, free)
    }
  }

  /// Whether a person has nothing else then.
  func isFree(_ staff: String, _ minutes: Range<Int>) -> Bool {
    !entries.contains { $0.staff == staff && $0.minutes.overlaps(minutes) }
  }

  mutating func put(_ place: Place, _ staff: String, _ minutes: Range<Int>) {
    entries.append(Entry(place: place, staff: staff, minutes: minutes))
  }

  mutating func replace(_ entry: Entry, by staff: String) {
    guard let index = entries.firstIndex(of: entry) else { return }
    entries[index].staff = staff
  }

  mutating func cancel(_ entry: Entry, at now: Int) {
    guard let index = entries.firstIndex(of: entry) else { return }
    entries.remove(at: index)
    let kept = entry.minutes.filter { $0 < now }
    add(entry.place, entry.staff, kept, schedule: entry.schedule)
  }

  /// For its minutes from now on nothing else of the place is left, and each has somebody.
  mutating func put(
    _ schedule: Schedule, named: [(staff: String, minutes: Range<Int>)], fallback: String
  ) {
    let beneath = entries.filter { $0.place == schedule.place }
    entries.removeAll { $0.place == schedule.place }
    for entry in beneath {
      add(
        entry.place, entry.staff, entry.minutes.filter { !schedule.minutes.contains($0) },
        schedule: entry.schedule)
    }
    for turn in named {
      add(
        schedule.place, turn.staff, turn.minutes.filter { schedule.minutes.contains($0) },
        schedule: schedule.id)
    }
    let holes = schedule.minutes.filter { minute in
      !named.contains { $0.minutes.contains(minute) }
    }
    add(schedule.place, fallback, holes, schedule: schedule.id)
    schedules.append(schedule)
  }

  /// What stood before the schedule comes back from now on; what it had until then stays.
  mutating func end(_ schedule: Schedule, as before: NaiveRoster, at now: Int) {
    schedules.removeAll { $0.id == schedule.id }
    let worked = entries.filter { $0.schedule == schedule.id && $0.minutes.lowerBound < now }
    entries.removeAll { $0.place == schedule.place }
    for entry in before.entries where entry.place == schedule.place {
      add(
        entry.place, entry.staff,
        entry.minutes.filter { !schedule.minutes.contains($0) || $0 >= now },
        schedule: entry.schedule)
    }
    for entry in worked { add(entry.place, entry.staff, entry.minutes.filter { $0 < now }) }
  }

  /// Stretches of minutes as entries, one each.
  private mutating func add(
    _ place: Place, _ staff: String, _ minutes: [Int], schedule: String? = nil
  ) {
    var first: Int?
    for (index, minute) in minutes.enumerated() {
      first = first ?? minute
      if index + 1 < minutes.count, minutes[index + 1] == minute + 1 { continue }
      entries.append(
        Entry(
          place: place, staff: staff, minutes: (first ?? minute)..<minute + 1, schedule: schedule))
      first = nil
    }
  }

  /// Who is there at each minute, by place, in order of their keys.
  func present(_ days: Range<Int>) -> [Place: [[String]]] {
    var present: [Place: [[String]]] = [:]
    for entry in entries {
      var place = present[entry.place] ?? Array(repeating: [], count: days.count)
      for minute in entry.minutes where days.contains(minute) {
        place[minute - days.lowerBound] = (place[minute - days.lowerBound] + [entry.staff]).sorted()
      }
      present[entry.place] = place
    }
    return present
  }
}
