import Database
import Domain

/// Shifts that people ask one another to take over, and what each waits for.
public struct SwapsQuery: Query {
  /// The moment.
  public let at: Instant
  /// Whether those that are done or called off are among them.
  public let includesDone: Bool
  /// FIPS codes; empty = all.
  public let counties: [String]

  /// Swaps as they stand at a moment.
  public init(at: Instant, includesDone: Bool = false, counties: [String] = []) {
    self.at = at
    self.includesDone = includesDone
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_shift_swaps_f12", "my_shifts_f12"] }

  /// By the shift's start, then key.
  public func fetch(_ viewing: Viewing) throws -> [ShiftSwap] {
    let swaps = try viewing.connection.fetchAll(
      """
      SELECT w.id, h.county, h.id, h.seat, h.starts_at, h.ends_at, w.staff, w.taker, w.asked_at,
        w.accepted_at, w.approved_at, w.ended_at
      FROM my_shift_swaps_f12 w JOIN my_shifts_f12 h ON h.id = w.shift
      WHERE w.asked_at <= ?1 ORDER BY h.starts_at, w.id
      """, [.integer(at.seconds)]
    ) { row in
      let known = { (instant: Instant?) in instant.flatMap { $0 <= at ? $0 : nil } }
      return ShiftSwap(
        id: row.text(0), county: row.text(1), shift: row.text(2),
        seat: Seat(stored: row.text(3)) ?? .childWelfare,
        startsAt: Instant(seconds: row.int64(4)), endsAt: Instant(seconds: row.int64(5)),
        from: row.text(6), to: row.text(7), askedAt: Instant(seconds: row.int64(8)),
        acceptedAt: known(row.instant(9)), approvedAt: known(row.instant(10)),
        endedAt: known(row.instant(11)))
    }
    return swaps.filter { swap in
      (counties.isEmpty || counties.contains(swap.county))
        && (includesDone || swap.standing != .done && swap.standing != .withdrawn)
    }
  }
}

/// Duties handed over, newest first.
public struct HandoversQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all.
  public let counties: [String]

  /// Handovers up to a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_handovers_f13"] }

  /// Newest first.
  public func fetch(_ viewing: Viewing) throws -> [Handover] {
    let rows = try viewing.connection.fetchAll(
      "SELECT id, county, giver, taker, started_at, signed_at, items FROM my_handovers_f13"
        + " WHERE started_at <= ?1 ORDER BY started_at DESC, id", [.integer(at.seconds)]
    ) { row in
      Handover(
        id: row.text(0), county: row.text(1), from: row.text(2), to: row.text(3),
        startedAt: Instant(seconds: row.int64(4)),
        signedAt: row.instant(5).flatMap { $0 <= at ? $0 : nil },
        items: (row.optionalText(6) ?? "").split(separator: ";").map(String.init))
    }
    return counties.isEmpty ? rows : rows.filter { counties.contains($0.county) }
  }
}
