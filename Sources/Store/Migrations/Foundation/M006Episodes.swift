import Database

/// What is recorded of missing episodes beyond their notices and efforts: steps with their moments,
/// what is known of the youth and the search, exempted clocks, and who has taken on which alert.
enum M006Episodes {
  static let migration = Migration(
    "006-episodes",
    sql: """
      CREATE TABLE episode_steps (
        episode TEXT NOT NULL REFERENCES missing (id),
        step TEXT NOT NULL,
        at INTEGER NOT NULL,
        by TEXT,
        reference TEXT,
        source TEXT,
        place TEXT,
        note TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (episode, step, at)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE episode_details (
        episode TEXT NOT NULL PRIMARY KEY REFERENCES missing (id),
        category TEXT,
        risks TEXT,
        reported_by TEXT,
        received_by TEXT,
        le_agency TEXT,
        le_ori TEXT,
        le_officer TEXT,
        last_seen_place TEXT,
        circumstances TEXT,
        companions TEXT,
        vehicle TEXT,
        devices TEXT,
        clothing TEXT,
        height TEXT,
        weight TEXT,
        hair TEXT,
        eyes TEXT,
        marks TEXT,
        photo_on TEXT,
        medical TEXT,
        returned_to TEXT,
        factors TEXT,
        experiences TEXT,
        follow_up TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE clock_exemptions (
        episode TEXT NOT NULL REFERENCES missing (id),
        clock TEXT NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> ''),
        by TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (episode, clock, at)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE acknowledgements (
        episode TEXT NOT NULL REFERENCES missing (id),
        alert TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL CHECK (until_at >= from_at),
        owner TEXT NOT NULL,
        account TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (episode, alert, from_at, owner)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX acknowledgements_until ON acknowledgements (until_at);
      """)
}
