import Database

/// The yearly survey of those who run counties' programs, and what they answered: a later row takes
/// the place of an earlier one.
enum M035Surveys {
  static let migration = Migration(
    "035-surveys",
    sql: """
      CREATE TABLE surveys (
        county TEXT NOT NULL REFERENCES counties (fips),
        fiscal_year TEXT NOT NULL,
        at INTEGER NOT NULL,
        asked_on TEXT NOT NULL,
        asked_role TEXT,
        answered_on TEXT CHECK (answered_on >= asked_on),
        author TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (county, fiscal_year, at)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE survey_answers (
        county TEXT NOT NULL REFERENCES counties (fips),
        fiscal_year TEXT NOT NULL,
        question TEXT NOT NULL,
        at INTEGER NOT NULL,
        answer TEXT,
        author TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (county, fiscal_year, question, at)
      ) STRICT, WITHOUT ROWID;
      """)
}
