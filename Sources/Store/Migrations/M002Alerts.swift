import Database

/// Indexes that the board's alerts, rosters and funnel read by.
enum M002Alerts {
  static let migration = Migration(
    "002-alerts",
    sql: """
      CREATE INDEX missing_closed ON missing (closed_at) WHERE closed_at IS NOT NULL;
      CREATE INDEX shifts_start ON shifts (starts_at, ends_at);
      CREATE INDEX reports_received ON reports (received_at);
      CREATE INDEX stays_open ON stays (facility) WHERE until_at IS NULL;
      """)
}
