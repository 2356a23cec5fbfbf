import Database

/// How long the longest shift is, from an index: with it, the shifts that overlap a moment are
/// sought among those that began no longer ago, and a roster of years costs no more than one of a
/// week.
enum M007RosterReach {
  static let migration = Migration(
    "007-roster-reach",
    sql: "CREATE INDEX shifts_length ON shifts (ends_at - starts_at);")
}
