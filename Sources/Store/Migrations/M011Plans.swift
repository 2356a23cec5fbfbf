import Database

/// County plans: each version that came in, its text in pieces, and the index of their words.
///
/// The index keeps no text of its own. Whoever writes a piece writes its words (``PlanWords``): a
/// trigger may not, in a schema that is trusted with nothing. Restricted text is in none of these
/// tables (architecture §3).
enum M011Plans {
  static let migration = Migration(
    "011-plans",
    sql: """
      CREATE TABLE plans (
        county TEXT NOT NULL REFERENCES counties (fips),
        fiscal_year TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        from_at INTEGER NOT NULL,
        status TEXT NOT NULL,
        submitted_on TEXT,
        allocation INTEGER CHECK (allocation >= 0),
        digest TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (county, fiscal_year, version)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE plan_texts (
        id INTEGER NOT NULL PRIMARY KEY,
        county TEXT NOT NULL REFERENCES counties (fips),
        fiscal_year TEXT NOT NULL,
        version INTEGER NOT NULL,
        piece INTEGER NOT NULL,
        section INTEGER NOT NULL,
        name TEXT,
        line INTEGER NOT NULL CHECK (line >= 1),
        lead INTEGER NOT NULL CHECK (lead >= 0),
        headed INTEGER NOT NULL CHECK (headed IN (0, 1)),
        filled INTEGER NOT NULL CHECK (filled IN (0, 1)),
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        text TEXT NOT NULL,
        UNIQUE (county, fiscal_year, version, piece)
      ) STRICT;
      CREATE VIRTUAL TABLE plan_index USING fts5 (
        text, content = 'plan_texts', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2'
      );
      """)
}
