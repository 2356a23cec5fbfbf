import Database

/// Teams with their members, consents and orders, and openings for life safety: the grounds on
/// which a youth's record opens to somebody beyond whoever works with it.
enum M005Access {
  static let migration = Migration(
    "005-access",
    sql: """
      CREATE TABLE teams (
        id TEXT NOT NULL PRIMARY KEY,
        youth TEXT NOT NULL REFERENCES youth (id),
        purpose TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL CHECK (until_at >= from_at),
        cause TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX teams_youth ON teams (youth, until_at);
      CREATE TABLE team_members (
        team TEXT NOT NULL REFERENCES teams (id),
        account TEXT NOT NULL,
        verified TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER CHECK (until_at >= from_at),
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (team, account)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX team_members_account ON team_members (account, team);
      CREATE TABLE consents (
        id TEXT NOT NULL PRIMARY KEY,
        youth TEXT NOT NULL REFERENCES youth (id),
        agency TEXT NOT NULL REFERENCES agencies (id),
        basis TEXT NOT NULL,
        fields TEXT NOT NULL,
        reference TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL CHECK (until_at >= from_at),
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX consents_agency ON consents (agency, until_at);
      CREATE INDEX consents_youth ON consents (youth, until_at);
      CREATE TABLE break_glass (
        id TEXT NOT NULL PRIMARY KEY,
        youth TEXT NOT NULL REFERENCES youth (id),
        account TEXT NOT NULL,
        reason TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL CHECK (until_at > from_at),
        reviewed_at INTEGER,
        reviewed_by TEXT,
        finding TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX break_glass_account ON break_glass (account, until_at);
      CREATE INDEX break_glass_unreviewed ON break_glass (from_at) WHERE reviewed_at IS NULL;
      CREATE INDEX staff_versions_agency ON staff_versions (agency, id);
      """)
}
