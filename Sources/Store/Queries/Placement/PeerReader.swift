import Database
import Domain

/// Reads who else stays in each facility, of status clear or confirmed (D§5.3, peer mix): as far as
/// the viewer may see where they stay and what their status is.
struct PeerReader {
  let viewing: Viewing
  let at: Instant

  /// The views that peers are read from.
  static let views = ["my_stays_f7", "my_cse_status_f3", "my_screenings_f3", "my_reports_f3"]

  /// By facility, how many others than the youth.
  func peers(of youth: String) throws -> [String: Int] {
    var stays: [(facility: String, youth: String)] = []
    try viewing.connection.forEach(Self.staying, [.text(youth), .integer(at.seconds)]) {
      stays.append(($0.text(0), $0.text(1)))
    }
    let evidence = try YouthEvidenceReader.statuses(
      of: Set(stays.map(\.youth)).sorted(), at: at, viewing)
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

  /// Who stays somewhere at the moment `?2`, but the youth `?1`. Stays that go on and stays that
  /// ended later have an index each; a scope is worked out once a statement, so that what statuses
  /// rest on is read by lists of keys and not through this one again.
  private static let staying = ["s.until_at IS NULL", "s.until_at > ?2"].map { condition in
    "SELECT s.facility, s.youth FROM my_stays_f7 s WHERE \(condition) AND s.from_at <= ?2"
      + " AND s.youth <> ?1"
  }.joined(separator: " UNION ALL ")
}
