/// What counts as training for CSE cases (S36): a course whose name begins with CSE, through its last
/// day; taken again, through the later one.
enum CSETraining {
  /// The courses that were completed by the day `?1`, each with whose it is and the last day that it
  /// holds through, `until`; without an end `9999-12-31`.
  ///
  /// - Parameters:
  ///   - table: the trainings, as the viewer may read them.
  ///   - condition: what more holds of a row.
  static func courses(in table: String, _ condition: String = "") -> String {
    "SELECT staff, max(ifnull(expires_on, '9999-12-31')) AS until FROM \(table)"
      + " WHERE completed_on <= ?1 AND course LIKE 'CSE%'\(condition) GROUP BY staff, course"
  }
}
