import Database

/// What the state's facility list says of a licence, each time it says something new (D§5.4).
enum M010Licences {
  static let migration = Migration(
    "010-licences",
    sql: """
      CREATE TABLE licences (
        facility TEXT NOT NULL REFERENCES facilities (id),
        from_at INTEGER NOT NULL,
        licensed_on TEXT,
        closed_on TEXT,
        licence_as_of TEXT,
        licensee TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (facility, from_at)
      ) STRICT, WITHOUT ROWID;
      """)
}
