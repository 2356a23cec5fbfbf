import Database

/// The first schema: people, youth, cases, placements, missing episodes,
/// policies, accounts, imports and the audit log.
///
/// Tables are kept in the order of their own keys (WITHOUT ROWID): a record is
/// found by its key in one descent. Times are UTC seconds, dates text, weights and points integers in
/// hundredths. Nothing is deleted; records end. `entry` names the audit entry
/// that last wrote the row; `row_hash` covers the row's other columns (R6).
enum M001Foundation {
  static let migration = Migration(
    "001-foundation", sql: ledger + directory + youth + work + response)

  private static let ledger = """
    CREATE TABLE board_facts (
      name TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE audit (
      seq INTEGER NOT NULL PRIMARY KEY,
      at_hundredths INTEGER NOT NULL,
      uid INTEGER NOT NULL,
      account TEXT NOT NULL,
      role TEXT NOT NULL,
      agency TEXT NOT NULL,
      session TEXT NOT NULL,
      verb TEXT NOT NULL,
      subject_kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      basis TEXT NOT NULL,
      outcome TEXT NOT NULL,
      detail TEXT NOT NULL,
      prev BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE INDEX audit_subject ON audit (subject_kind, subject);
    CREATE TRIGGER audit_keeps_update BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
    CREATE TRIGGER audit_keeps_delete BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
    CREATE TABLE row_history (
      entry INTEGER NOT NULL REFERENCES audit (seq),
      ordinal INTEGER NOT NULL,
      record_kind TEXT NOT NULL,
      record_key TEXT NOT NULL,
      before TEXT NOT NULL,
      PRIMARY KEY (entry, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE grants (
      account TEXT NOT NULL,
      from_at INTEGER NOT NULL,
      uid INTEGER,
      role TEXT NOT NULL,
      agency TEXT NOT NULL,
      counties TEXT NOT NULL,
      staff TEXT,
      unit TEXT,
      granted_by TEXT NOT NULL,
      until_at INTEGER,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      PRIMARY KEY (account, from_at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE imports (
      id INTEGER NOT NULL PRIMARY KEY,
      at INTEGER NOT NULL,
      account TEXT NOT NULL,
      source TEXT NOT NULL,
      reverted_at INTEGER,
      entry INTEGER NOT NULL REFERENCES audit (seq)
    ) STRICT;
    CREATE TABLE import_files (
      import INTEGER NOT NULL REFERENCES imports (id),
      ordinal INTEGER NOT NULL,
      kind TEXT NOT NULL,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      rows_read INTEGER NOT NULL,
      added INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      unchanged INTEGER NOT NULL,
      conflicts INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      PRIMARY KEY (import, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE policies (
      county TEXT NOT NULL,
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      effective_on TEXT NOT NULL,
      value INTEGER NOT NULL,
      citation TEXT NOT NULL,
      provenance TEXT NOT NULL,
      approved_by TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      PRIMARY KEY (county, kind, key, effective_on)
    ) STRICT, WITHOUT ROWID;

    """

  private static let directory = """
    CREATE TABLE counties (
      fips TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      latitude REAL,
      longitude REAL,
      opted_in_on TEXT,
      opted_in_source TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE agencies (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      county TEXT REFERENCES counties (fips),
      phone TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE staff (
      id TEXT NOT NULL PRIMARY KEY,
      owner_county TEXT NOT NULL REFERENCES counties (fips),
      started_on TEXT NOT NULL,
      ended_on TEXT,
      qualified_until TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX staff_owner ON staff (owner_county);
    CREATE TABLE staff_versions (
      id TEXT NOT NULL REFERENCES staff (id),
      valid_from INTEGER NOT NULL,
      name TEXT NOT NULL,
      agency TEXT NOT NULL REFERENCES agencies (id),
      role TEXT NOT NULL,
      unit TEXT,
      county TEXT NOT NULL REFERENCES counties (fips),
      fte INTEGER NOT NULL DEFAULT 100 CHECK (fte >= 0),
      relief_percent INTEGER NOT NULL DEFAULT 0 CHECK (relief_percent BETWEEN 0 AND 100),
      cse_designated INTEGER NOT NULL DEFAULT 0 CHECK (cse_designated IN (0, 1)),
      languages TEXT,
      phone TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (id, valid_from)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX staff_versions_place ON staff_versions (county, unit, id);
    CREATE TABLE positions (
      county TEXT NOT NULL REFERENCES counties (fips),
      agency TEXT NOT NULL REFERENCES agencies (id),
      role TEXT NOT NULL,
      as_of TEXT NOT NULL,
      funded INTEGER NOT NULL CHECK (funded >= 0),
      entry INTEGER NOT NULL REFERENCES audit (seq),
      PRIMARY KEY (county, agency, role, as_of)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE leave (
      staff TEXT NOT NULL REFERENCES staff (id),
      from_at INTEGER NOT NULL,
      until_at INTEGER NOT NULL CHECK (until_at > from_at),
      kind TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (staff, from_at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE facilities (
      id TEXT NOT NULL PRIMARY KEY,
      owner_county TEXT NOT NULL REFERENCES counties (fips),
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE facility_versions (
      id TEXT NOT NULL REFERENCES facilities (id),
      valid_from INTEGER NOT NULL,
      name TEXT NOT NULL,
      type TEXT NOT NULL,
      county TEXT NOT NULL REFERENCES counties (fips),
      licence_number TEXT,
      licence_status TEXT,
      capacity_licensed INTEGER CHECK (capacity_licensed >= 0),
      capacity_contracted INTEGER CHECK (capacity_contracted >= 0),
      ages_from INTEGER,
      ages_to INTEGER,
      genders TEXT,
      max_siblings INTEGER,
      cse_capable INTEGER,
      family_based INTEGER,
      languages TEXT,
      lgbtq_affirming INTEGER,
      pregnant_or_parenting INTEGER,
      sud_capable INTEGER,
      confidential_location INTEGER,
      latitude REAL,
      longitude REAL,
      phone TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (id, valid_from)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX facility_versions_county ON facility_versions (county, id);

    """
}
