import Database
import Domain

/// Youth in a hospital or in custody, longest first (S23).
public struct CustodyQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the youth's counties; empty = all.
  public let counties: [String]

  /// Who is there at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { [ViewCatalog.everyFlag, "my_youth_versions_f1", "my_stays_f7"] }

  /// Longest first, then by key.
  public func fetch(_ viewing: Viewing) throws -> [CustodyLine] {
    let lines = try viewing.connection.fetchAll(
      """
      SELECT g.youth, y.county, min(g.from_at), (SELECT s.facility FROM my_stays_f7 s
        WHERE s.youth = g.youth AND s.from_at <= ?1 AND (s.until_at IS NULL OR s.until_at > ?1)
        ORDER BY s.from_at DESC LIMIT 1)
      FROM my_flags_all g JOIN my_youth_versions_f1 y ON y.id = g.youth AND y.valid_from =
        (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
         WHERE n.id = g.youth AND n.valid_from <= ?1)
      WHERE g.flag = '\(YouthFlag.hospitalOrDetention.rawValue)' AND g.from_at <= ?1
        AND (g.until_at IS NULL OR g.until_at > ?1)
      GROUP BY g.youth, y.county
      """, [.integer(at.seconds)]
    ) { row in
      let since = Instant(seconds: row.int64(2))
      return CustodyLine(
        youth: row.text(0), county: row.text(1), since: since,
        days: Int((at.seconds - since.seconds) / 86_400), facility: row.optionalText(3))
    }
    return lines.filter { counties.isEmpty || counties.contains($0.county) }
      .sorted { ($0.since, $0.youth) < ($1.since, $1.youth) }
  }
}

/// How many youth with exploitation live in a family, by county (S20).
public struct FamilyShareQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the youth's counties; empty = all.
  public let counties: [String]

  /// The shares at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    PeerReader.views + ["my_youth_versions_f1", "my_facility_versions_f8"]
  }

  /// By county; one without such a youth has no line.
  public func fetch(_ viewing: Viewing) throws -> [FamilyLine] {
    let stays = try viewing.connection.fetchAll(
      """
      SELECT s.youth, y.county, ifnull(f.family_based, 0)
      FROM my_stays_f7 s JOIN my_youth_versions_f1 y ON y.id = s.youth AND y.valid_from =
        (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
         WHERE n.id = s.youth AND n.valid_from <= ?1)
      JOIN my_facility_versions_f8 f ON f.id = s.facility AND f.valid_from =
        (SELECT max(n.valid_from) FROM my_facility_versions_f8 n
         WHERE n.id = s.facility AND n.valid_from <= ?1)
      WHERE s.from_at <= ?1 AND (s.until_at IS NULL OR s.until_at > ?1)
      """, [.integer(at.seconds)]
    ) { ($0.text(0), $0.text(1), $0.int(2) == 1) }
    let evidence = try YouthEvidenceReader.statuses(
      of: Set(stays.map(\.0)).sorted(), at: at, viewing)
    let exploited = stays.filter { stay in
      guard counties.isEmpty || counties.contains(stay.1), let known = evidence[stay.0] else {
        return false
      }
      return StatusAssessment.status(of: known, at: at, zone: viewing.zone).isExploitation
    }
    return Dictionary(grouping: exploited, by: \.1).map { county, stays in
      FamilyLine(
        county: county, placed: Set(stays.map(\.0)).count,
        inFamily: Set(stays.filter(\.2).map(\.0)).count)
    }.sorted { $0.county < $1.county }
  }
}

/// Why youth were placed where they were, newest first (D§5.3).
public struct DecisionsQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the youth's counties; empty = all.
  public let counties: [String]

  /// Decisions by a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_placement_decisions_f7", "my_youth_versions_f1"] }

  /// Newest first, then by key.
  public func fetch(_ viewing: Viewing) throws -> [DecisionLine] {
    try viewing.connection.fetchAll(
      """
      SELECT d.youth, d.facility, d.from_at, d.overrides, d.reason, y.county
      FROM my_placement_decisions_f7 d JOIN my_youth_versions_f1 y ON y.id = d.youth
        AND y.valid_from = (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
         WHERE n.id = d.youth AND n.valid_from <= ?1)
      WHERE d.from_at <= ?1 ORDER BY d.from_at DESC, d.youth
      """, [.integer(at.seconds)]
    ) { row in
      (
        DecisionLine(
          youth: row.text(0), facility: row.text(1), from: Instant(seconds: row.int64(2)),
          overrides: row.int(3) == 1, reason: row.text(4)), row.text(5)
      )
    }.filter { counties.isEmpty || counties.contains($0.1) }.map(\.0)
  }
}

/// Facilities with whom they take, for a screen on which they are looked for by need.
public struct FacilitiesQuery: Query {
  /// A facility, its beds and its programme.
  public struct Listed: Hashable, Sendable {
    /// The facility and its beds.
    public let line: FacilityLine
    /// Whom it takes.
    public let program: FacilityProgram
  }

  /// The beds asked for.
  public let placements: PlacementsQuery

  /// Facilities at a moment.
  public init(_ placements: PlacementsQuery) {
    self.placements = placements
  }

  /// The views that it reads.
  public var views: [String] { placements.views + FacilityProgramReader.views }

  /// In the order of the beds.
  public func fetch(_ viewing: Viewing) throws -> [Listed] {
    let programs = try FacilityProgramReader(viewing: viewing, at: placements.at).programs()
    return try placements.fetch(viewing).map {
      Listed(line: $0, program: programs[$0.facility] ?? FacilityProgram())
    }
  }
}
