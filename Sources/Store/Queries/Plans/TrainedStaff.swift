import Database
import Domain

/// Workers in service, and those of them with a training that has not expired; it holds through its
/// day.
enum TrainedStaff {
  static let views = ["my_staff_f12", "my_staff_versions_f12", "my_training_f12"]

  /// Current of all, by county; a county without a worker is not among them.
  static func shares(_ viewing: Viewing, at: Instant) throws -> [String: Share] {
    var shares: [String: Share] = [:]
    try viewing.connection.forEach(
      """
      SELECT v.county, count(*), ifnull(sum(EXISTS (SELECT 1 FROM my_training_f12 t
        WHERE t.staff = s.id AND t.completed_on <= ?2 AND ifnull(t.expires_on, ?2) >= ?2)), 0)
      FROM my_staff_f12 s JOIN my_staff_versions_f12 v ON v.id = s.id AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_staff_versions_f12 n
         WHERE n.id = s.id AND n.valid_from <= ?1)
      WHERE v.role = ?3 AND s.started_on <= ?2 AND ifnull(s.ended_on, ?2) >= ?2
      GROUP BY v.county
      """,
      [
        .integer(at.seconds), .text(viewing.zone.localDate(of: at).text),
        .text(StaffRole.worker.rawValue),
      ]
    ) { row in
      shares[row.text(0)] = Share(
        count: row.int(2), total: row.int(1), of: PlanElement.training.total)
    }
    return shares
  }
}
