import Database

/// Figures that studies found, of a county or the whole state.
enum M036Studies {
  static let migration = Migration(
    "036-studies",
    sql: """
      CREATE TABLE study_figures (
        id TEXT NOT NULL PRIMARY KEY,
        county TEXT REFERENCES counties (fips),
        measure TEXT NOT NULL,
        unit TEXT NOT NULL,
        value INTEGER NOT NULL CHECK (value >= 0),
        n INTEGER CHECK (n >= 0),
        total INTEGER CHECK (total >= n),
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL CHECK (last_day >= first_day),
        sample TEXT NOT NULL,
        representative INTEGER NOT NULL,
        stage TEXT NOT NULL,
        source TEXT NOT NULL,
        evaluator TEXT,
        at INTEGER NOT NULL,
        author TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        CHECK (stage <> 'endline' OR evaluator IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX study_figures_county ON study_figures (county);
      """)
}
