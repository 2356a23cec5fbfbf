import Database

/// What placement records beside stays: where youth would like to live, beds held for them, and
/// needs that no facility met.
enum M009Placement {
  static let migration = Migration(
    "009-placement",
    sql: """
      CREATE TABLE placement_preferences (
        youth TEXT NOT NULL REFERENCES youth (id),
        from_at INTEGER NOT NULL,
        facility TEXT REFERENCES facilities (id),
        type TEXT,
        county TEXT REFERENCES counties (fips),
        said TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (youth, from_at)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE bed_holds (
        id TEXT NOT NULL PRIMARY KEY,
        facility TEXT NOT NULL REFERENCES facilities (id),
        youth TEXT NOT NULL REFERENCES youth (id),
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL CHECK (until_at >= from_at),
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX bed_holds_until ON bed_holds (until_at);
      CREATE INDEX bed_holds_facility ON bed_holds (facility, until_at);
      CREATE INDEX bed_holds_youth ON bed_holds (youth, until_at);
      CREATE TABLE unmet_needs (
        youth TEXT NOT NULL REFERENCES youth (id),
        day TEXT NOT NULL,
        criterion TEXT NOT NULL,
        at INTEGER NOT NULL,
        failing INTEGER NOT NULL CHECK (failing >= 0),
        alone INTEGER NOT NULL CHECK (alone BETWEEN 0 AND failing),
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (youth, day, criterion)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX unmet_needs_at ON unmet_needs (at);
      CREATE INDEX stays_until ON stays (until_at);
      """)
}
