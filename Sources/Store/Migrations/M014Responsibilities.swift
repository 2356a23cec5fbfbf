import Database

/// What each agency does for each function of a county, from when on.
enum M014Responsibilities {
  static let migration = Migration(
    "014-responsibilities",
    sql: """
      CREATE TABLE responsibilities (
        county TEXT NOT NULL REFERENCES counties (fips),
        function TEXT NOT NULL,
        agency TEXT NOT NULL REFERENCES agencies (id),
        from_at INTEGER NOT NULL,
        role TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (county, function, agency, from_at)
      ) STRICT, WITHOUT ROWID;
      """)
}
