import Database
import Domain

/// Shifts that overlap an interval (S28, interface §4.7 Rosters).
public struct RosterQuery: Query {
  /// The interval's first moment.
  public let from: Instant
  /// The interval's end, not part of it.
  public let until: Instant
  /// The moment whose names, agencies and phones are shown.
  public let at: Instant
  /// FIPS codes; empty = all.
  public let counties: [String]

  /// Shifts of an interval, with their people as they stand at a moment.
  public init(from: Instant, until: Instant, at: Instant, counties: [String] = []) {
    self.from = from
    self.until = until
    self.at = at
    self.counties = counties
  }

  /// The views that rosters read.
  public var views: [String] {
    ["my_shifts_f12", "my_shift_reach", "my_staff_f12", "my_staff_versions_f12", "my_agencies"]
  }

  /// By county, start, seat, rank, key.
  public func fetch(_ viewing: Viewing) throws -> [ShiftLine] { try lines(where: .held, viewing) }

  /// Which shifts.
  enum Chosen {
    /// Those that overlap the interval.
    case held
    /// Those, and the ones called off that would have begun in it: they end as they start.
    case calledOffToo

    fileprivate var condition: String {
      switch self {
      case .held: "h.ends_at > ?1 AND h.ends_at > h.starts_at"
      case .calledOffToo:
        "(h.ends_at > ?1 AND h.ends_at > h.starts_at"
          + " OR h.ends_at = h.starts_at AND h.starts_at >= ?1)"
      }
    }
  }

  /// The shifts chosen, by county, start, seat, rank, key.
  func lines(where which: Chosen, _ viewing: Viewing) throws -> [ShiftLine] {
    let chosen = Set(counties)
    // Of a few counties the shifts are looked up where each county's stand together.
    let few = counties.count <= Self.few ? counties : []
    var lines: [ShiftLine] = []
    // Worked out once for all of a person's shifts.
    var posts: [String: InPost] = [:]
    try viewing.connection.forEach(
      Self.sql(which, ofCounties: few.count),
      [.integer(from.seconds), .integer(until.seconds), .integer(at.seconds)]
        + few.map { .text($0) }
    ) { row in
      guard chosen.isEmpty || chosen.contains(row.text(1)) else { return }
      let staff = row.text(4)
      let post = try posts[staff] ?? InPost(row, at: 10, zone: viewing.zone)
      posts[staff] = post
      lines.append(line(row, post))
    }
    return lines
  }

  private func line(_ row: borrowing Row, _ post: InPost) -> ShiftLine {
    ShiftLine(
      id: row.text(0), county: row.text(1), seat: Seat(stored: row.text(2)) ?? .childWelfare,
      rank: Rank(stored: row.text(3)) ?? .primary, staff: row.text(4), name: row.text(5),
      agency: row.text(6), phone: row.optionalText(7), startsAt: Instant(seconds: row.int64(8)),
      endsAt: Instant(seconds: row.int64(9)), inPostFrom: post.from, inPostUntil: post.until)
  }

  /// A person's attributes are those of the moment, so that a phone changed in the middle of a
  /// shift is the one to call (interface §2).
  private static func sql(_ which: Chosen, ofCounties count: Int) -> String {
    let counties =
      count == 0 ? "" : "AND h.county IN (\(KeyLists.marks(of: count, from: 4)))"
    return """
      SELECT h.id, h.county, h.seat, h.rank, h.staff, v.name, a.name, v.phone, h.starts_at,
        h.ends_at, s.started_on, s.ended_on, s.qualified_until
      FROM my_shifts_f12 h
      JOIN my_staff_f12 s ON s.id = h.staff
      JOIN my_staff_versions_f12 v ON v.id = h.staff AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_staff_versions_f12 n
         WHERE n.id = h.staff AND n.valid_from <= ?3)
      JOIN my_agencies a ON a.id = v.agency
      WHERE h.starts_at > ?1 - (SELECT seconds FROM my_shift_reach) AND h.starts_at < ?2
        AND \(which.condition) \(counties)
      ORDER BY h.county, h.starts_at,
        CASE h.seat WHEN 'child_welfare' THEN 0 WHEN 'advocate' THEN 1 WHEN 'supervisor' THEN 2
          ELSE 3 END,
        h.rank = 'backup', h.id
      """
  }

  /// How many counties are a few: a list of many is as long as the whole state's rows.
  private static let few = 8
}

/// Who is on call at a moment, both seats, every rank (interface §4.4).
public struct OnCallQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]
  /// Whether to look for who comes next, a week ahead.
  public let looksAhead: Bool

  /// Who is on call at a moment.
  public init(at: Instant, counties: [String] = [], looksAhead: Bool = false) {
    self.at = at
    self.counties = counties
    self.looksAhead = looksAhead
  }

  /// The views that it reads.
  public var views: [String] {
    RosterQuery(from: at, until: at, at: at, counties: counties).views + ["my_counties"]
  }

  /// By county and seat, primary first; a required seat without anyone has a line of its own.
  public func fetch(_ viewing: Viewing) throws -> [OnCallLine] {
    try lines(
      of: RosterQuery(
        from: at, until: looksAhead ? at.adding(trueDays: 7) : at.adding(seconds: 1), at: at,
        counties: counties
      ).fetch(viewing), viewing)
  }

  /// The lines of shifts that were read already, those in force among them.
  func lines(of shifts: [ShiftLine], _ viewing: Viewing) throws -> [OnCallLine] {
    let chosen = try CountiesQuery().fetch(viewing).map(\.fips)
      .filter { viewing.viewer.covers(county: $0) }
      .filter { counties.isEmpty || counties.contains($0) }
    return OnCallLine.lines(counties: chosen, shifts: shifts, at: at)
  }
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
    RosterQuery(from: from, until: until, at: from, counties: counties).views + ["my_counties"]
  }

  /// Counties by FIPS code; one without any shift is one gap from end to end.
  public func fetch(_ viewing: Viewing) throws -> [CoverageLine] {
    let shifts = Dictionary(
      grouping: try RosterQuery(from: from, until: until, at: from, counties: counties).fetch(
        viewing),
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
