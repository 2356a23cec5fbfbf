/// One line of a pasted block with what it would do to the roster.
public struct BlockLine: Hashable, Sendable {
  /// What it would do.
  public enum Effect: Hashable, Sendable {
    /// A shift more.
    case adds
    /// A shift, before which these give way in its time.
    case replaces([ShiftLine])
    /// The roster has it already.
    case isThere
    /// It cannot be put, and with it no line of the block.
    case problem(FieldProblem)
  }

  /// The line.
  public let line: ShiftBlock.Line
  /// What it would do.
  public let effect: Effect

  /// What each line would do, by the rules of `put-shifts`.
  ///
  /// - Parameters:
  ///   - held: the shifts of the counties in the time of the block.
  ///   - members: the people on staff, with their shifts and their leave.
  ///   - schedules: the temporary schedules that stand, or will.
  public static func lines(
    of block: ShiftBlock, held: [ShiftLine], members: [RosterMember],
    schedules: [TemporarySchedule], now: Instant, zone: ZoneRules
  ) -> [BlockLine] {
    let people = Dictionary(members.map { ($0.staff, $0) }) { first, _ in first }
    let shifts = block.lines.map { try? $0.shift.get() }
    return zip(block.lines, shifts.indices).map { line, place in
      guard let shift = shifts[place] else {
        if case .failure(let problem) = line.shift {
          return BlockLine(line: line, effect: .problem(problem))
        }
        return BlockLine(line: line, effect: .isThere)
      }
      let there = held.filter { $0.isOf(shift) && $0.span.overlaps(shift.span) }
      if there.contains(where: { $0.staff == shift.staff && $0.span == shift.span }) {
        return BlockLine(line: line, effect: .isThere)
      }
      let before = shifts[..<place].compactMap { $0 }
      // What gives way to a line of the block is in nobody's way.
      let given = held.filter { held in
        shifts.contains { $0.map { held.isOf($0) && held.span.overlaps($0.span) } ?? false }
      }
      if let problem = problem(
        shift, before: before, member: people[shift.staff], given: given, schedules, now, zone)
      {
        return BlockLine(line: line, effect: .problem(problem))
      }
      return BlockLine(line: line, effect: there.isEmpty ? .adds : .replaces(there))
    }
  }

  private static func problem(
    _ shift: BlockShift, before: [BlockShift], member: RosterMember?, given: [ShiftLine],
    _ schedules: [TemporarySchedule], _ now: Instant, _ zone: ZoneRules
  ) -> FieldProblem? {
    let span = shift.span
    if span.from < now {
      return FieldProblem(field: "starts_at", reason: "lies in hours already worked")
    }
    let standing = schedules.first {
      $0.county == shift.county && $0.seat == shift.seat && $0.rank == shift.rank
        && $0.endedAt == nil && $0.span.overlaps(span)
    }
    if let standing {
      return FieldProblem(
        field: "starts_at", reason: "temporary schedule '\(standing.id)' stands there then")
    }
    guard let member else {
      return FieldProblem(field: "staff", reason: "'\(shift.staff)' is nobody on staff")
    }
    if member.inPostFrom > span.from || member.inPostUntil.map({ $0 < span.until }) ?? false {
      return FieldProblem(field: "staff", reason: "'\(shift.staff)' is not in post then")
    }
    if member.leave.contains(where: { $0.overlaps(span) }) {
      return FieldProblem(field: "staff", reason: "'\(shift.staff)' is away then")
    }
    if before.contains(where: { $0.staff == shift.staff && $0.span.overlaps(span) }) {
      return FieldProblem(field: "staff", reason: "'\(shift.staff)' is in an earlier line then")
    }
    let own = given.filter { $0.staff == shift.staff }.map(\.span)
    let others = member.shifts.filter { $0.overlaps(span) && !own.contains($0) }
    if others.isEmpty { return nil }
    return FieldProblem(field: "staff", reason: "'\(shift.staff)' is on another shift then")
  }
}

extension ShiftLine {
  fileprivate var span: Interval { Interval(from: startsAt, until: endsAt) }

  fileprivate func isOf(_ shift: BlockShift) -> Bool {
    county == shift.county && seat == shift.seat && rank == shift.rank
  }
}
