import Database
import Domain

/// One shift with the person whose it is.
public struct ShiftLine: Hashable, Sendable {
  /// The shift's key.
  public let id: String
  /// FIPS code.
  public let county: String
  /// Which seat it fills.
  public let seat: Seat
  /// Whether it is called first.
  public let rank: Rank
  /// The person's key.
  public let staff: String
  /// The person's name.
  public let name: String
  /// The agency's name.
  public let agency: String
  /// Where the person is reached.
  public let phone: String?
  /// Its first moment.
  public let startsAt: Instant
  /// Its end, not part of it.
  public let endsAt: Instant
  /// Since when the person is in post.
  public let inPostFrom: Instant
  /// Until when; `nil` = open.
  public let inPostUntil: Instant?

  /// Whether the shift is in force at a moment and its person in post.
  public func isOnCall(at moment: Instant) -> Bool {
    startsAt <= moment && moment < endsAt && inPostFrom <= moment
      && (inPostUntil.map { moment < $0 } ?? true)
  }

  /// What coverage needs of it.
  var facts: ShiftFacts {
    ShiftFacts(
      seat: seat, staff: staff, startsAt: startsAt, endsAt: endsAt, inPostFrom: inPostFrom,
      inPostUntil: inPostUntil)
  }
}

/// Shifts that overlap an interval (S28, interface §4.7 Rosters).
public struct RosterQuery: Query {
  /// The interval's first moment.
  public let from: Instant
  /// The interval's end, not part of it.
  public let until: Instant
  /// FIPS codes; empty = all.
  public let counties: [String]

  /// Shifts of an interval.
  public init(from: Instant, until: Instant, counties: [String] = []) {
    self.from = from
    self.until = until
    self.counties = counties
  }

  /// The views that rosters read.
  public var views: [String] {
    ["my_shifts_f12", "my_staff_f12", "my_staff_versions_f12", "my_agencies"]
  }

  /// By county, start, seat, rank, person.
  public func fetch(_ viewing: Viewing) throws -> [ShiftLine] {
    let rows = try viewing.connection.fetchAll(
      Self.sql, [.integer(from.seconds), .integer(until.seconds)]
    ) { try line($0, zone: viewing.zone) }
    let chosen = counties.isEmpty ? rows : rows.filter { counties.contains($0.county) }
    return chosen.sorted { Self.order($0) < Self.order($1) }
  }

  private static func order(_ line: ShiftLine) -> (String, Int64, Int, Int, String) {
    let seat = Seat.allCases.firstIndex(of: line.seat) ?? 0
    return (line.county, line.startsAt.seconds, seat, line.rank == .primary ? 0 : 1, line.id)
  }

  private func line(_ row: borrowing Row, zone: ZoneRules) throws -> ShiftLine {
    let last = [try row.optionalDate(11), try row.optionalDate(12)].compactMap { $0 }.min()
    return ShiftLine(
      id: row.text(0), county: row.text(1), seat: Seat(stored: row.text(2)) ?? .childWelfare,
      rank: Rank(stored: row.text(3)) ?? .primary, staff: row.text(4), name: row.text(5),
      agency: row.text(6), phone: row.optionalText(7), startsAt: Instant(seconds: row.int64(8)),
      endsAt: Instant(seconds: row.int64(9)), inPostFrom: zone.firstInstant(of: try row.date(10)),
      inPostUntil: last.map { zone.endOfDay($0) })
  }

  /// A person's attributes are those of the shift's start.
  private static let sql = """
    SELECT h.id, h.county, h.seat, h.rank, h.staff, v.name, a.name, v.phone, h.starts_at, h.ends_at,
      s.started_on, s.ended_on, s.qualified_until
    FROM my_shifts_f12 h
    JOIN my_staff_f12 s ON s.id = h.staff
    JOIN my_staff_versions_f12 v ON v.id = h.staff AND v.valid_from =
      (SELECT max(n.valid_from) FROM my_staff_versions_f12 n
       WHERE n.id = h.staff AND n.valid_from <= h.starts_at)
    JOIN my_agencies a ON a.id = v.agency
    WHERE h.starts_at < ?2 AND h.ends_at > ?1 AND h.ends_at > h.starts_at
    """
}

/// One seat at a moment: who answers, or nobody.
public struct OnCallLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The seat.
  public let seat: Seat
  /// The shift in force; `nil` = NOBODY.
  public let shift: ShiftLine?
}

/// Who is on call at a moment, both seats, every rank (interface §4.4).
public struct OnCallQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]

  /// Who is on call at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    RosterQuery(from: at, until: at, counties: counties).views + ["my_counties"]
  }

  /// By county and seat, primary first; a required seat without anyone has a line of its own.
  public func fetch(_ viewing: Viewing) throws -> [OnCallLine] {
    let shifts = try RosterQuery(from: at, until: at.adding(seconds: 1), counties: counties)
      .fetch(viewing).filter { $0.isOnCall(at: at) }
    let all = try CountiesQuery().fetch(viewing).map(\.fips)
    let known = all.filter { viewing.viewer.covers(county: $0) }
    var lines: [OnCallLine] = []
    for county in known where counties.isEmpty || counties.contains(county) {
      for seat in Seat.allCases {
        let here = shifts.filter { $0.county == county && $0.seat == seat }
          .sorted { ($0.rank == .primary ? 0 : 1, $0.id) < ($1.rank == .primary ? 0 : 1, $1.id) }
        lines += here.map { OnCallLine(county: county, seat: seat, shift: $0) }
        if here.isEmpty, Coverage.required.contains(seat) {
          lines.append(OnCallLine(county: county, seat: seat, shift: nil))
        }
      }
    }
    return lines
  }
}

/// One county's coverage of an interval.
public struct CoverageLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The minutes and the gaps.
  public let coverage: Coverage
}

/// Minutes covered by both seats, and each gap, by county (S28, interface §4.4).
public struct CoverageQuery: Query {
  /// The interval's first moment.
  public let from: Instant
  /// The interval's end, not part of it.
  public let until: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]

  /// Coverage of an interval.
  public init(from: Instant, until: Instant, counties: [String] = []) {
    self.from = from
    self.until = until
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    RosterQuery(from: from, until: until, counties: counties).views + ["my_counties"]
  }

  /// Counties by FIPS code; one without any shift is one gap from end to end.
  public func fetch(_ viewing: Viewing) throws -> [CoverageLine] {
    let shifts = Dictionary(
      grouping: try RosterQuery(from: from, until: until, counties: counties).fetch(viewing),
      by: \.county)
    return try CountiesQuery().fetch(viewing).map(\.fips)
      .filter { viewing.viewer.covers(county: $0) }
      .filter { counties.isEmpty || counties.contains($0) }
      .map { county in
        CoverageLine(
          county: county,
          coverage: Coverage(
            of: (shifts[county] ?? []).map(\.facts), from: from, until: until))
      }
  }
}
