import Database

/// What counties' protocols say comes next, and the organisations that they work with: a later row
/// takes the place of an earlier one.
enum M028Partners {
  static let migration = Migration(
    "028-partners",
    sql: """
      CREATE TABLE protocol_steps (
        county TEXT NOT NULL REFERENCES counties (fips),
        indicator TEXT NOT NULL,
        at INTEGER NOT NULL,
        step TEXT,
        seat TEXT,
        author TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (county, indicator, at)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE partners (
        county TEXT NOT NULL REFERENCES counties (fips),
        organisation TEXT NOT NULL,
        at INTEGER NOT NULL,
        services TEXT,
        contact_role TEXT,
        agreed_until TEXT,
        fiscal_year TEXT,
        referred INTEGER CHECK (referred >= 0),
        connected INTEGER CHECK (connected BETWEEN 0 AND referred),
        author TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (county, organisation, at)
      ) STRICT, WITHOUT ROWID;
      """)
}
