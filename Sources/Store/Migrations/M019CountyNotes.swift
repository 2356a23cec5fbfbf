import Database

/// What a county knows and keeps whoever leaves: notes by topic, each wording with who wrote it.
enum M019CountyNotes {
  static let migration = Migration(
    "019-county-notes",
    sql: """
      CREATE TABLE county_notes (
        county TEXT NOT NULL REFERENCES counties (fips),
        topic TEXT NOT NULL,
        at INTEGER NOT NULL,
        text TEXT NOT NULL,
        author TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (county, topic, at)
      ) STRICT, WITHOUT ROWID;
      """)
}
