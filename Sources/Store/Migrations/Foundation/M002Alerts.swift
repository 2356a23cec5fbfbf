import Database

/// Indexes that the board's alerts, rosters and funnel read by, and which entry
/// a changed row had been written under, so that an import can be taken back.
enum M002Alerts {
  static let migration = Migration(
    "002-alerts",
    sql: """
      ALTER TABLE row_history ADD COLUMN before_entry INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX row_history_before ON row_history (before_entry);
      CREATE INDEX missing_closed ON missing (closed_at) WHERE closed_at IS NOT NULL;
      CREATE INDEX shifts_start ON shifts (starts_at, ends_at);
      CREATE INDEX reports_received ON reports (received_at);
      CREATE INDEX stays_open ON stays (facility) WHERE until_at IS NULL;
      """)
}
