/// What makes a roster invalid for one person (D§6.3).
public struct RosterProblem: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: String, ClosedVocabulary {
    /// On two shifts at once, in whatever counties and seats.
    case doubleBooked = "double_booked"
    /// Away during a shift.
    case away
    /// A shift before their first day in post, or past their last or their qualification's.
    case outOfPost = "out_of_post"
    /// A shift in a seat that coverage asks for and their role and agency do not let them sit in
    /// (D§6.1).
    case wrongSeat = "wrong_seat"
    /// Too little rest between two shifts.
    case shortRest = "short_rest"
    /// Shifts one after the other for too many hours.
    case longTurn = "long_turn"
    /// On call on too many days in a row.
    case manyDays = "many_days"
  }

  /// What is wrong.
  public let kind: Kind
  /// The person's key.
  public let staff: String
  /// Their name.
  public let name: String
  /// FIPS code of their county.
  public let county: String
  /// When: the time that is held twice, the rest that is too short, the whole turn or run.
  public let span: Interval

  /// What is wrong with the shifts of some people, where it touches a span of time; in its order.
  public static func problems(
    of members: [RosterMember], within span: Interval, limits: (String) -> RosterLimits,
    zone: ZoneRules
  ) -> [RosterProblem] {
    members.flatMap { member in
      ProblemFinder(member: member, limits: limits(member.county), zone: zone).found()
        .filter { $0.span.overlaps(span) }
    }
    .sorted {
      ($0.span.from, $0.staff, $0.kind.rawValue) < ($1.span.from, $1.staff, $1.kind.rawValue)
    }
  }
}

/// Looks through one person's shifts.
private struct ProblemFinder {
  let member: RosterMember
  let limits: RosterLimits
  let zone: ZoneRules

  func found() -> [RosterProblem] {
    let shifts = RosterTurns.inOrder(member.shifts)
    let wrong = member.wrongSeats.map { problem(.wrongSeat, $0.from, $0.until) }
    return doubled(shifts) + awayOrOutOfPost(shifts) + wrong + turns(shifts) + runs(shifts)
  }

  private func problem(_ kind: RosterProblem.Kind, _ from: Instant, _ until: Instant)
    -> RosterProblem
  {
    RosterProblem(
      kind: kind, staff: member.staff, name: member.name, county: member.county,
      span: Interval(from: from, until: until))
  }

  /// Where a shift begins before all earlier ones have ended.
  private func doubled(_ shifts: [Interval]) -> [RosterProblem] {
    var end: Instant?
    return shifts.compactMap { shift in
      defer { end = max(end ?? shift.until, shift.until) }
      guard let end, shift.from < end else { return nil }
      return problem(.doubleBooked, shift.from, min(end, shift.until))
    }
  }

  private func awayOrOutOfPost(_ shifts: [Interval]) -> [RosterProblem] {
    shifts.flatMap { shift -> [RosterProblem] in
      var found = member.leave.filter { $0.overlaps(shift) }.map {
        problem(.away, max($0.from, shift.from), min($0.until, shift.until))
      }
      if shift.from < member.inPostFrom {
        found.append(problem(.outOfPost, shift.from, min(shift.until, member.inPostFrom)))
      }
      if let last = member.inPostUntil, last < shift.until {
        found.append(problem(.outOfPost, max(shift.from, last), shift.until))
      }
      return found
    }
  }

  /// Turns, and the rest between them.
  private func turns(_ shifts: [Interval]) -> [RosterProblem] {
    let turns = RosterTurns.turns(of: shifts)
    let long = turns.filter { $0.isTooLong(limits) }
      .map { problem(.longTurn, $0.span.from, $0.span.until) }
    let short = zip(turns, turns.dropFirst())
      .filter { $1.span.from.seconds - $0.span.until.seconds < limits.rest }
      .map { problem(.shortRest, $0.span.until, $1.span.from) }
    return long + short
  }

  private func runs(_ shifts: [Interval]) -> [RosterProblem] {
    RosterTurns.runs(of: shifts, zone: zone)
      .filter { RosterTurns.length(of: $0) > limits.consecutiveDays }
      .map {
        problem(.manyDays, zone.firstInstant(of: $0.lowerBound), zone.endOfDay($0.upperBound))
      }
  }
}
