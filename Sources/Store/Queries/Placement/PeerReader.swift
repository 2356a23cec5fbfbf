import Database
import Domain

/// Reads who else stays in each facility, of status clear or confirmed (D§5.3, peer mix): as far as
/// the viewer may see where they stay and what their status is.
struct PeerReader {
  let viewing: Viewing
  let at: Instant

  /// The views that peers are read from.
  static let views = [
    "my_stays_f7", "my_cse_status_f3", "my_screenings_f3", "my_reports_f3", "my_youth_versions_f1",
    "my_youth_versions_f2",
  ]

  /// By facility, how many others than the youth.
  func peers(of youth: String) throws -> [String: Int] {
    var stays: [(facility: String, youth: String)] = []
    try viewing.connection.forEach(
      Self.staying("s.facility, s.youth"), [.text(youth), .integer(at.seconds)]
    ) { stays.append(($0.text(0), $0.text(1))) }
    if stays.isEmpty { return [:] }
    let evidence = try YouthEvidenceReader(viewing: viewing, at: at, youth: .peers(of: youth))
      .readStatuses()
    var counted: [String: Set<String>] = [:]
    for stay in stays {
      guard let known = evidence[stay.youth] else { continue }
      let status = StatusAssessment.status(of: known, at: at, zone: viewing.zone)
      // Historic confirmations are left out (interface §4.7).
      if status == .clear || status == .confirmed {
        counted[stay.facility, default: []].insert(stay.youth)
      }
    }
    return counted.mapValues(\.count)
  }

  /// Who stays somewhere at the moment `?2`, but the youth `?1`, with a status or a screening that
  /// may count; whether it does is not for SQL to say. Stays that go on and stays that ended later
  /// have an index each.
  static func staying(_ columns: String) -> String {
    ["s.until_at IS NULL", "s.until_at > ?2"].map { condition in
      """
      SELECT \(columns) FROM my_stays_f7 s
      WHERE \(condition) AND s.from_at <= ?2 AND s.youth <> ?1
        AND (EXISTS (SELECT 1 FROM my_cse_status_f3 c WHERE c.youth = s.youth
            AND c.status IN ('clear', 'confirmed') AND c.from_at <= ?2)
          OR EXISTS (SELECT 1 FROM my_screenings_f3 x WHERE x.youth = s.youth))
      """
    }.joined(separator: " UNION ALL ")
  }
}
