/// Somebody whom a roster may put in a seat, with what decides whether they are free.
public struct RosterMember: Hashable, Sendable {
  /// The person's key.
  public let staff: String
  /// Their name.
  public let name: String
  /// Where they are reached; `nil` = unknown.
  public let phone: String?
  /// FIPS code of their county.
  public let county: String
  /// The seats that their role and their agency let them sit in.
  public let seats: [Seat]
  /// Since when they are in post.
  public let inPostFrom: Instant
  /// Until when: the end of the earlier of `ended_on` and `qualified_until`; `nil` = open.
  public let inPostUntil: Instant?
  /// Their shifts in every county and seat, cancelled ones left out.
  public var shifts: [Interval]
  /// When they are away.
  public var leave: [Interval]
  /// Those of their shifts that are in a seat which coverage asks for and they may not sit in.
  public var wrongSeats: [Interval]

  /// One person.
  public init(
    staff: String, name: String, phone: String?, county: String, seats: [Seat],
    inPostFrom: Instant, inPostUntil: Instant?, shifts: [Interval] = [], leave: [Interval] = [],
    wrongSeats: [Interval] = []
  ) {
    self.staff = staff
    self.name = name
    self.phone = phone
    self.county = county
    self.seats = seats
    self.inPostFrom = inPostFrom
    self.inPostUntil = inPostUntil
    self.shifts = shifts
    self.leave = leave
    self.wrongSeats = wrongSeats
  }

  /// The seats that a person may sit in (D§6.1): child welfare for those who work cases of child
  /// welfare or probation, the advocate's for advocates, the others by role.
  public static func seats(of role: StaffRole, in agency: AgencyKind) -> [Seat] {
    switch role {
    case .worker, .recoveryWorker:
      agency == .childWelfare || agency == .probation ? [.childWelfare] : []
    case .supervisor:
      agency == .childWelfare || agency == .probation ? [.childWelfare, .supervisor] : []
    case .advocate: [.advocate]
    case .clinician: [.clinician]
    case .manager: [.supervisor]
    case .other: []
    }
  }
}

/// Somebody who could fill a seat for the whole of a gap.
public struct SeatCandidate: Hashable, Sendable {
  /// The seat.
  public let seat: Seat
  /// The person.
  public let member: RosterMember
  /// Whole hours on call in the weeks over which hours are shared out: fewest first.
  public let hours: Int

  /// Who could fill each missing seat of a gap, those with the fewest hours first (D§6.3).
  ///
  /// Nobody is named who is away or out of post in any of its minutes, who would sit in two seats
  /// at once, rest too little, be on call too long in a row or on too many days in a row.
  public static func candidates(
    for gap: CoverageGap, in county: String, among members: [RosterMember], limits: RosterLimits,
    zone: ZoneRules
  ) -> [SeatCandidate] {
    let span = Interval(from: gap.from, until: gap.until)
    let since = gap.from.adding(seconds: -Int64(limits.fairnessWeeks) * 7 * 86_400)
    return gap.missing.flatMap { seat in
      members.filter {
        $0.county == county && $0.seats.contains(seat)
          && $0.isFree(for: span, limits: limits, zone: zone)
      }
      .map { member in
        let seconds = member.shifts.reduce(Int64(0)) {
          $0 + $1.overlap(from: since, until: gap.from)
        }
        return SeatCandidate(seat: seat, member: member, hours: Int(seconds / 3_600))
      }
      .sorted { ($0.hours, $0.member.staff) < ($1.hours, $1.member.staff) }
    }
  }
}

extension RosterMember {
  /// Whether they may be put on call for the whole of a span.
  func isFree(for span: Interval, limits: RosterLimits, zone: ZoneRules) -> Bool {
    guard inPostFrom <= span.from, inPostUntil.map({ span.until <= $0 }) ?? true,
      !leave.contains(where: { $0.overlaps(span) }), !shifts.contains(where: { $0.overlaps(span) })
    else { return false }
    let turns = RosterTurns.turns(of: shifts + [span])
    // Rest is asked around the whole turn that the span is a part of.
    guard let own = turns.first(where: { $0.span.overlaps(span) }), !own.isTooLong(limits),
      zip(turns, turns.dropFirst()).allSatisfy({ one, next in
        one != own && next != own || next.span.from.seconds - one.span.until.seconds >= limits.rest
      })
    else { return false }
    let day = zone.localDate(of: span.from)
    let run = RosterTurns.runs(of: shifts + [span], zone: zone).first { $0.contains(day) }
    return run.map { RosterTurns.length(of: $0) <= limits.consecutiveDays } ?? true
  }
}
