import Database

/// Signatures under a county's count of reports beside the store's.
enum M027CountSignOffs {
  static let migration = Migration(
    "027-count-sign-offs",
    sql: """
      CREATE TABLE count_sign_offs (
        county TEXT NOT NULL REFERENCES counties (fips),
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        at INTEGER NOT NULL,
        submitted INTEGER NOT NULL CHECK (submitted >= 0),
        in_store INTEGER NOT NULL CHECK (in_store >= 0),
        note TEXT,
        author TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        CHECK (submitted = in_store OR note IS NOT NULL),
        PRIMARY KEY (county, first_day, last_day, at)
      ) STRICT, WITHOUT ROWID;
      """)
}
