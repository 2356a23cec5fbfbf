import Database

/// Counties' agendas: what agencies agreed, what is at odds or lacking, who was heard, what is to
/// become better, who signed; and what the allocation is for.
enum M024Agenda {
  static let migration = Migration(
    "024-agenda",
    sql: """
      CREATE TABLE agenda_items (
        id TEXT NOT NULL PRIMARY KEY,
        county TEXT NOT NULL REFERENCES counties (fips),
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        title TEXT NOT NULL,
        detail TEXT,
        agency TEXT REFERENCES agencies (id),
        other_agency TEXT REFERENCES agencies (id),
        fiscal_year TEXT,
        heard TEXT,
        due_on TEXT,
        answer TEXT,
        answered_at INTEGER,
        escalated_at INTEGER,
        closed_at INTEGER,
        author TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX agenda_items_county ON agenda_items (county);
      CREATE TABLE agenda_signatures (
        item TEXT NOT NULL REFERENCES agenda_items (id),
        agency TEXT NOT NULL REFERENCES agencies (id),
        signed_at INTEGER,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (item, agency)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE budget_parts (
        county TEXT NOT NULL REFERENCES counties (fips),
        fiscal_year TEXT NOT NULL,
        purpose TEXT NOT NULL,
        at INTEGER NOT NULL,
        planned INTEGER NOT NULL CHECK (planned >= 0),
        spent INTEGER CHECK (spent >= 0),
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (county, fiscal_year, purpose, at)
      ) STRICT, WITHOUT ROWID;
      """)
}
