import Database

/// Why a youth was placed where they were, and by whose word against a rule.
enum M017Decisions {
  static let migration = Migration(
    "017-decisions",
    sql: """
      CREATE TABLE placement_decisions (
        youth TEXT NOT NULL REFERENCES youth (id),
        from_at INTEGER NOT NULL,
        facility TEXT NOT NULL REFERENCES facilities (id),
        overrides INTEGER NOT NULL CHECK (overrides IN (0, 1)),
        reason TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (youth, from_at)
      ) STRICT, WITHOUT ROWID;
      """)
}
