/// Somebody's time in a temporary schedule.
public struct ScheduleTurn: Hashable, Sendable {
  /// The person's key.
  public let staff: String
  /// When.
  public let span: Interval

  /// One turn.
  public init(staff: String, span: Interval) {
    self.staff = staff
    self.span = span
  }

  /// Reads `PERSON FROM/UNTIL`, as `W-101 2026-12-24 17:00/2026-12-25 08:00`.
  ///
  /// - Throws: ``FieldProblem`` on `shifts` that says which part does not read.
  public init(_ text: String, zone: ZoneRules) throws(FieldProblem) {
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    let times = words.count == 2 ? words[1].split(separator: "/", maxSplits: 1) : []
    guard times.count == 2 else {
      throw FieldProblem(
        field: "shifts",
        reason: "'\(text)' is no shift; one is written PERSON FROM/UNTIL,"
          + " as W-101 2026-12-24 17:00/2026-12-25 08:00")
    }
    let from = try Self.time(times[0], zone)
    let until = try Self.time(times[1], zone)
    if until <= from {
      throw FieldProblem(field: "shifts", reason: "'\(text)' ends before it begins")
    }
    self.init(staff: String(words[0]), span: Interval(from: from, until: until))
  }

  private static func time(
    _ text: Substring, _ zone: ZoneRules
  ) throws(FieldProblem) -> Instant {
    let words = text.split(separator: " ").joined(separator: " ")
    do {
      return try TimeText.instant(words, zone: zone)
    } catch {
      throw FieldProblem(field: "shifts", reason: "'\(words)': \(error.reason)")
    }
  }

  /// The turns of a schedule: those that it names, and whoever fills its holes, in order of time.
  ///
  /// - Parameters:
  ///   - span: when the schedule stands; every turn named lies in it.
  ///   - start: from when on turns are made; what lies before is worked already.
  /// - Throws: ``FieldProblem`` for a turn out of the span, somebody who is there twice at once, and
  ///   a hole without anybody for it.
  public static func turns(
    _ named: [ScheduleTurn], fallback: String?, over span: Interval, from start: Instant
  ) throws(FieldProblem) -> [ScheduleTurn] {
    for turn in named where turn.span.from < span.from || turn.span.until > span.until {
      throw FieldProblem(
        field: "shifts", reason: "a turn of '\(turn.staff)' lies out of the schedule's time")
    }
    let ahead = Interval(from: max(span.from, start), until: span.until)
    var turns = named.compactMap { turn -> ScheduleTurn? in
      let from = max(turn.span.from, ahead.from)
      return from < turn.span.until
        ? ScheduleTurn(staff: turn.staff, span: Interval(from: from, until: turn.span.until)) : nil
    }
    let holes = ahead.without(turns.map(\.span))
    if let fallback {
      turns += holes.map { ScheduleTurn(staff: fallback, span: $0) }
    } else if !holes.isEmpty {
      throw FieldProblem(
        field: "fallback", reason: "is needed: the shifts leave a part of the time to nobody")
    }
    turns.sort { ($0.span.from, $0.span.until, $0.staff) < ($1.span.from, $1.span.until, $1.staff) }
    for (index, turn) in turns.enumerated() {
      if turns[..<index].contains(where: { $0.staff == turn.staff && $0.span.overlaps(turn.span) })
      {
        throw FieldProblem(
          field: "shifts", reason: "'\(turn.staff)' is there twice at the same time")
      }
    }
    return turns
  }
}
