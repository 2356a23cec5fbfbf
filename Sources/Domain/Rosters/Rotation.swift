/// People who take turns in a seat by a pattern, from a handoff on.
///
/// Boundaries are wall times: a handoff at 17:00 is at 17:00 on both sides of a change of clock. One
/// that the clock skips or repeats is read so that the turns around it overlap, and never leave a
/// gap (S28).
public struct Rotation: Hashable, Sendable {
  /// Somebody's turn.
  public struct Shift: Hashable, Sendable {
    /// The person's key.
    public let staff: String
    /// When.
    public let span: Interval

    /// One turn.
    public init(staff: String, span: Interval) {
      self.staff = staff
      self.span = span
    }
  }

  /// The shape of the turns.
  public let pattern: RotationPattern
  /// The people in their order.
  public let people: [String]
  /// The first handoff, in wall time.
  public let anchor: LocalDateTime

  /// A rotation.
  ///
  /// - Throws: ``FieldProblem`` where the pattern needs another number of people, or one stands in
  ///   the list twice and takes no turns.
  public init(
    _ pattern: RotationPattern, people: [String], anchor: LocalDateTime
  ) throws(FieldProblem) {
    if people.isEmpty {
      throw FieldProblem(field: "people", reason: "is needed: who takes turns, in their order")
    }
    if let needed = pattern.people, people.count != needed {
      throw FieldProblem(
        field: "people",
        reason:
          "\(pattern.rawValue) is worked by \(Plural.of(needed, "person", "people")), and \(Plural.of(people.count, "is", "are")) named"
      )
    }
    if pattern.isForEveryone || pattern == .pitman, Set(people).count < people.count {
      throw FieldProblem(field: "people", reason: "names somebody twice, who would sit there twice")
    }
    self.pattern = pattern
    self.people = people
    self.anchor = anchor
  }

  /// The turns that begin before a moment, in order of time.
  /// - Complexity: O(turns).
  public func shifts(until end: Instant, zone: ZoneRules) -> [Shift] {
    var shifts: [Shift] = []
    var round = 0
    while start(of: round, zone) < end {
      for turn in pattern.turns {
        let span = Interval(
          from: zone.reading(of: wall(round, turn.day, turn.hour)).earliest,
          until: zone.reading(of: self.end(of: turn, round)).latest)
        if span.from >= end { continue }
        let places =
          pattern.isForEveryone
          ? Array(people.indices) : [(round * pattern.step + turn.place) % people.count]
        shifts += places.map { Shift(staff: people[$0], span: span) }
      }
      round += 1
    }
    return shifts
  }

  private func start(of round: Int, _ zone: ZoneRules) -> Instant {
    zone.reading(of: wall(round, 0, 0)).earliest
  }

  private func end(of turn: RotationPattern.Turn, _ round: Int) -> LocalDateTime {
    pattern.days == nil ? wall(round + 1, 0, 0) : wall(round, turn.day, turn.hour + turn.hours)
  }

  /// Wall time of so many days and hours after the beginning of a round.
  private func wall(_ round: Int, _ day: Int, _ hour: Int) -> LocalDateTime {
    let first =
      pattern.days.map { anchor.date.adding(days: $0 * round) }
      ?? anchor.date.adding(months: round)
    let hours = anchor.hour + hour
    return LocalDateTime(
      date: first.adding(days: day + hours / 24), hour: hours % 24, minute: anchor.minute)
  }
}
