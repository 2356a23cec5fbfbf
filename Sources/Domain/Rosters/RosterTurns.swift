/// One person's time on call: shifts that touch or overlap are one turn, days without one between
/// them are one run.
enum RosterTurns {
  /// Shifts one after the other.
  struct Turn: Hashable {
    var span: Interval
    var shifts: Int

    /// Whether it is too long in a row. One shift may be as long as it was meant to be; several in a
    /// row may not (D§6.3).
    func isTooLong(_ limits: RosterLimits) -> Bool {
      shifts > 1 && span.seconds > limits.longest
    }
  }

  /// The turns that shifts in any order make, in order of time.
  static func turns(of shifts: [Interval]) -> [Turn] {
    var turns: [Turn] = []
    for shift in inOrder(shifts) {
      if let last = turns.last, shift.from <= last.span.until {
        turns[turns.count - 1] = Turn(
          span: Interval(from: last.span.from, until: max(last.span.until, shift.until)),
          shifts: last.shifts + 1)
      } else {
        turns.append(Turn(span: shift, shifts: 1))
      }
    }
    return turns
  }

  /// The runs of local days on each of which there is a shift, in order of time.
  static func runs(of shifts: [Interval], zone: ZoneRules) -> [ClosedRange<LocalDate>] {
    var runs: [ClosedRange<LocalDate>] = []
    for shift in inOrder(shifts) {
      let days = days(of: shift, zone: zone)
      if let last = runs.last, days.lowerBound <= last.upperBound.adding(days: 1) {
        runs[runs.count - 1] = last.lowerBound...max(last.upperBound, days.upperBound)
      } else {
        runs.append(days)
      }
    }
    return runs
  }

  /// How many days a run has.
  static func length(of run: ClosedRange<LocalDate>) -> Int {
    run.upperBound.daysSinceEpoch - run.lowerBound.daysSinceEpoch + 1
  }

  /// By start, then end.
  static func inOrder(_ shifts: [Interval]) -> [Interval] {
    shifts.sorted { ($0.from, $0.until) < ($1.from, $1.until) }
  }

  /// The days of a shift, the last one counted when a second of it belongs.
  private static func days(of span: Interval, zone: ZoneRules) -> ClosedRange<LocalDate> {
    let first = zone.localDate(of: span.from)
    return first...max(first, zone.localDate(of: span.until.adding(seconds: -1)))
  }
}
