import Database
import Domain

/// Responses at work: each seat with what it has done and whom it calls next (D§6.3).
public struct ResponsesQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]

  /// Responses at work at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// Days after which a response is no more at work: the plan of its 72 hours is over (D§6.3).
  public static let days = 3

  private var onCall: OnCallQuery { OnCallQuery(at: at, counties: counties) }

  /// The views that it reads.
  public var views: [String] {
    onCall.views + ["my_callouts_f13", "my_response_steps_f13", "my_policies"]
  }

  /// Those with a call due first, the most urgent first; child welfare before the advocate.
  public func fetch(_ viewing: Viewing) throws -> [ResponseLine] {
    let found = try callouts(viewing)
    if found.isEmpty { return [] }
    let logs = try logs(viewing)
    let roster = try LadderRoster(
      viewing, onCall: viewing.viewer.role.lists(.f12) ? onCall.fetch(viewing) : [], at: at)
    let policies = try viewing.policyBook()
    let day = viewing.zone.localDate(of: at)
    let lines = found.flatMap { callout -> [ResponseLine] in
      let ladder = EscalationLadder(policies, county: callout.county, on: day)
      let log = logs[callout.id] ?? []
      let isOver = Coverage.required.allSatisfy { seat in
        log.contains { $0.seat == seat && $0.step == .cleared }
      }
      if isOver { return [] }
      return Coverage.required.map { line(callout, $0, log, ladder, roster) }
    }
    return lines.sorted { one, other in
      let (left, right) = (one.next?.dueAt.seconds ?? .max, other.next?.dueAt.seconds ?? .max)
      if left != right { return left < right }
      if one.openedAt != other.openedAt { return one.openedAt < other.openedAt }
      if one.callout != other.callout { return one.callout < other.callout }
      return one.seat == .childWelfare && other.seat != .childWelfare
    }
  }

  private func line(
    _ callout: Callout, _ seat: Seat, _ log: [ResponseEntry], _ ladder: EscalationLadder,
    _ roster: LadderRoster
  ) -> ResponseLine {
    let standing = seat == .advocate ? callout.advocate : callout.childWelfare
    let other = seat == .advocate ? callout.childWelfare.staff : callout.advocate.staff
    let own = log.filter { $0.seat == seat }
    // One person fills one seat.
    let people = Dictionary(
      uniqueKeysWithValues: LadderStep.allCases.map { step in
        let staff = roster.people(on: step, for: seat, in: callout.county).map(\.staff)
        return (step, staff.filter { $0 != other })
      })
    let next = ResponseLadder(ladder, people: people)
      .next(standing, log: own, openedAt: callout.openedAt)
    return ResponseLine(
      callout: callout.id, county: callout.county, openedAt: callout.openedAt, tier: callout.tier,
      seat: seat, standing: standing, name: standing.staff.flatMap { roster.names[$0] },
      phone: standing.staff.flatMap { roster.phones[$0] }, log: own, next: next,
      nextName: next?.staff.flatMap { roster.names[$0] },
      nextPhone: next?.staff.flatMap { roster.phones[$0] }, at: at)
  }

  private struct Callout {
    let id: String
    let county: String
    let openedAt: Instant
    let tier: String?
    let childWelfare: ResponseSeat
    let advocate: ResponseSeat
  }

  private func callouts(_ viewing: Viewing) throws -> [Callout] {
    let rows = try viewing.connection.fetchAll(
      """
      SELECT id, county, opened_at, tier, cws_staff, cws_paged_at, cws_acked_at, cws_arrived_at,
        advocate_staff, advocate_paged_at, advocate_acked_at, advocate_arrived_at
      FROM my_callouts_f13
      WHERE opened_at > ?1 AND opened_at <= ?2 AND exception_reason IS NULL
      ORDER BY opened_at, id
      """, [.integer(at.adding(trueDays: -Self.days).seconds), .integer(at.seconds)]
    ) { row in
      Callout(
        id: row.text(0), county: row.text(1), openedAt: Instant(seconds: row.int64(2)),
        tier: row.optionalText(3), childWelfare: seat(row, from: 4), advocate: seat(row, from: 8))
    }
    return counties.isEmpty ? rows : rows.filter { counties.contains($0.county) }
  }

  /// A seat from four columns: who, then the steps in order; later times are left out.
  private func seat(_ row: borrowing Row, from column: Int) -> ResponseSeat {
    var times: [ResponseSeat.Step: Instant] = [:]
    for (index, step) in ResponseSeat.Step.allCases.enumerated() {
      times[step] = row.instant(column + 1 + index).flatMap { $0 <= at ? $0 : nil }
    }
    return ResponseSeat(staff: row.optionalText(column), times: times)
  }

  private func logs(_ viewing: Viewing) throws -> [String: [ResponseEntry]] {
    var logs: [String: [ResponseEntry]] = [:]
    try viewing.connection.forEach(
      "SELECT s.callout, s.step, s.seat, s.at, s.rung, s.staff, s.outcome, s.until_at"
        + " FROM my_callouts_f13 c JOIN my_response_steps_f13 s ON s.callout = c.id"
        + " WHERE c.opened_at > ?1 AND c.opened_at <= ?2 AND s.at <= ?2 ORDER BY s.at",
      [.integer(at.adding(trueDays: -Self.days).seconds), .integer(at.seconds)]
    ) { row in
      if let entry = ResponseEntry(row, from: 1) { logs[row.text(0), default: []].append(entry) }
    }
    return logs
  }
}

/// How the last offer of an advocate was answered, by response (S30).
public struct ResponseOffersQuery: Query {
  /// The moment.
  public let at: Instant

  /// Answers up to a moment.
  public init(at: Instant) {
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { ["my_response_steps_f13"] }

  /// The last answer, by the response's key.
  public func fetch(_ viewing: Viewing) throws -> [String: ResponseOutcome] {
    var answers: [String: ResponseOutcome] = [:]
    try viewing.connection.forEach(
      "SELECT callout, outcome FROM my_response_steps_f13 WHERE step = ? AND at <= ? ORDER BY at",
      [.text(ResponseStep.offer.rawValue), .integer(at.seconds)]
    ) { row in
      answers[row.text(0)] = row.optionalText(1).flatMap { ResponseOutcome(stored: $0) }
    }
    return answers
  }
}
