import Domain

/// The events of one UID: one that may come again, and those that stand in for single times of it.
struct RosterSeries: Sendable {
  /// One shift that they make.
  struct Shift: Sendable {
    /// When it would have started had it not been moved: by it the shift is known again.
    let original: Instant
    let start: Instant
    let end: Instant
    /// Which of the events tells it.
    let event: Int
  }

  let uid: String
  private(set) var events: [RosterEvent] = []
  /// The events that can't be taken, and why: with one of them the whole series is set aside.
  private(set) var bad: [(line: Int, text: String, problem: CalendarProblem)] = []

  init(uid: String) { self.uid = uid }

  /// Whether its shifts are known by UID and time, rather than by the UID alone.
  var isRecurring: Bool {
    events.contains { $0.recurrence != nil || $0.shift?.times.isRecurring == true }
  }

  /// Whether a rule of it never ends by itself.
  var isOpen: Bool { events.contains { $0.shift?.times.rule?.isOpen == true } }

  /// Adds an event of this UID.
  mutating func add(_ event: RosterEvent) {
    if let earlier = events.first(where: { $0.recurrence == event.recurrence }) {
      let column = event.recurrence == nil ? "UID" : "RECURRENCE-ID"
      add(
        bad: event.line, event.text,
        .event(event.line, column, "the event on line \(earlier.line) has it too"))
    } else {
      events.append(event)
    }
  }

  /// Adds an event of this UID that can't be taken.
  mutating func add(bad line: Int, _ text: String, _ problem: CalendarProblem) {
    bad.append((line, text, problem))
  }

  /// The shifts, by their start.
  ///
  /// - Parameter horizon: where a rule without an end is left.
  func shifts(horizon: Instant) throws(CalendarProblem) -> [Shift] {
    var found: [Instant: Shift] = [:]
    for (index, event) in events.enumerated() where event.recurrence == nil {
      guard let times = event.shift?.times else { continue }
      for (original, time) in try times.occurrences(horizon: horizon) {
        found[original] = Shift(original: original, start: time.start, end: time.end, event: index)
      }
    }
    for (index, event) in events.enumerated() {
      guard let original = event.recurrence else { continue }
      found[original] = event.shift.map { shift in
        Shift(
          original: original, start: shift.times.start.instant, end: shift.times.end.instant,
          event: index)
      }
    }
    // Clocks that jump over all of a shift leave nothing of it.
    return found.values.filter { $0.start < $0.end }
      .sorted { ($0.start, $0.original) < ($1.start, $1.original) }
  }
}
