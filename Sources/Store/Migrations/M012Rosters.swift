import Database

/// The log of a response, shifts that people ask one another to take over, and duties handed over.
enum M012Rosters {
  static let migration = Migration(
    "012-rosters",
    sql: """
      CREATE TABLE response_steps (
        callout TEXT NOT NULL REFERENCES callouts (id),
        seat TEXT NOT NULL,
        step TEXT NOT NULL,
        at INTEGER NOT NULL,
        rung TEXT NOT NULL,
        staff TEXT REFERENCES staff (id),
        outcome TEXT,
        until_at INTEGER,
        youth_present INTEGER,
        reason TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (callout, seat, step, at, rung)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE shift_swaps (
        id TEXT NOT NULL PRIMARY KEY,
        shift TEXT NOT NULL REFERENCES shifts (id),
        staff TEXT NOT NULL REFERENCES staff (id),
        taker TEXT NOT NULL REFERENCES staff (id),
        asked_at INTEGER NOT NULL,
        accepted_at INTEGER,
        approved_at INTEGER,
        ended_at INTEGER,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX shift_swaps_shift ON shift_swaps (shift);
      CREATE TABLE handovers (
        id TEXT NOT NULL PRIMARY KEY,
        county TEXT NOT NULL REFERENCES counties (fips),
        giver TEXT NOT NULL REFERENCES staff (id),
        taker TEXT NOT NULL REFERENCES staff (id),
        started_at INTEGER NOT NULL,
        signed_at INTEGER,
        items TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE named_gaps (
        shift TEXT NOT NULL REFERENCES shifts (id),
        at INTEGER NOT NULL,
        county TEXT NOT NULL REFERENCES counties (fips),
        seat TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL CHECK (until_at >= from_at),
        reason TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (shift, at)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX named_gaps_county ON named_gaps (county, until_at);
      CREATE INDEX handovers_county ON handovers (county, started_at);
      """)
}
