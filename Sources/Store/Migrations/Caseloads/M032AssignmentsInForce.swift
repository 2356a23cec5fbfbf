import Database

/// A worker's assignments in force are found without those that ended, of which there are as many
/// again with every year.
enum M032AssignmentsInForce {
  static let migration = Migration(
    "032-assignments-in-force",
    sql: """
      DROP INDEX assignments_staff;
      CREATE INDEX assignments_staff ON assignments
        (staff, ifnull(until_at, 9223372036854775807), from_at, until_at);
      """)
}
