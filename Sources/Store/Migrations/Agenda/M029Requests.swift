import Database

/// What counties ask of one another about youth. The county that asks owns the row.
enum M029Requests {
  static let migration = Migration(
    "029-requests",
    sql: """
      CREATE TABLE county_requests (
        id TEXT NOT NULL PRIMARY KEY,
        youth TEXT NOT NULL REFERENCES youth (id),
        county TEXT NOT NULL REFERENCES counties (fips),
        to_county TEXT NOT NULL REFERENCES counties (fips),
        kind TEXT NOT NULL,
        asked TEXT NOT NULL,
        at INTEGER NOT NULL,
        author TEXT NOT NULL,
        answer TEXT,
        answered_at INTEGER,
        staff TEXT REFERENCES staff (id),
        post TEXT,
        reason TEXT,
        ended_at INTEGER,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        CHECK (to_county <> county)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX county_requests_county ON county_requests (county);
      CREATE INDEX county_requests_to ON county_requests (to_county);
      CREATE INDEX county_requests_youth ON county_requests (youth);
      """)
}
