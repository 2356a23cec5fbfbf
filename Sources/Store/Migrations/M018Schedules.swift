import Database

/// Temporary schedules: what stands for a time before whatever else is planned for a seat.
enum M018Schedules {
  static let migration = Migration(
    "018-schedules",
    sql: """
      CREATE TABLE temporary_schedules (
        id TEXT NOT NULL PRIMARY KEY,
        county TEXT NOT NULL REFERENCES counties (fips),
        seat TEXT NOT NULL,
        rank TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL CHECK (until_at > from_at),
        fallback TEXT REFERENCES staff (id),
        put_at INTEGER NOT NULL,
        ended_at INTEGER,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX temporary_schedules_place ON temporary_schedules (county, seat, until_at);
      """)
}
