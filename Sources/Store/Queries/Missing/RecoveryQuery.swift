import Database
import Domain

/// Every episode at a moment, and how many staff of each county look for youth (S25).
public struct RecoveryQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes of the youth's county; empty = every one that the viewer sees.
  public let counties: [String]

  /// Episodes and staff at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  private var episodes: EpisodesQuery { EpisodesQuery(at: at, includesClosed: true) }

  /// The views that it reads.
  public var views: [String] { episodes.views + ["my_staff_f12", "my_staff_versions_f12"] }

  /// An episode is its youth's county's alone, so that a sum over counties counts it once.
  public func fetch(_ viewing: Viewing) throws -> RecoveryRecords {
    let chosen = Set(counties)
    let lines = try episodes.fetch(viewing).filter {
      chosen.isEmpty || chosen.contains($0.episode.county)
    }
    var staff: [String: Int] = [:]
    let today = viewing.zone.localDate(of: at).text
    try viewing.connection.forEach(
      """
      SELECT v.county, count(*) FROM my_staff_f12 s
      JOIN my_staff_versions_f12 v ON v.id = s.id AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_staff_versions_f12 n
         WHERE n.id = s.id AND n.valid_from <= ?1)
      WHERE v.role = ?3 AND s.started_on <= ?2 AND ifnull(s.ended_on, ?2) >= ?2
      GROUP BY v.county
      """,
      [.integer(at.seconds), .text(today), .text(StaffRole.recoveryWorker.rawValue)]
    ) { row in
      if chosen.isEmpty || chosen.contains(row.text(0)) { staff[row.text(0)] = row.int(1) }
    }
    return RecoveryRecords(lines: lines, staff: staff)
  }
}

/// Episodes, and recovery workers in service by county.
public struct RecoveryRecords: Sendable {
  /// Every episode that was received by the moment.
  public let lines: [EpisodeLine]
  /// Recovery workers by county.
  public let staff: [String: Int]
}
