/// The tables of beds, notices, rosters and responses.
extension M001Foundation {
  static let response = """
    CREATE TABLE availability (
      facility TEXT NOT NULL REFERENCES facilities (id),
      confirmed_at INTEGER NOT NULL,
      occupied INTEGER NOT NULL CHECK (occupied >= 0),
      held INTEGER NOT NULL CHECK (held >= 0),
      offline INTEGER NOT NULL CHECK (offline >= 0),
      offline_reason TEXT,
      confirmed_by TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      PRIMARY KEY (facility, confirmed_at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE no_contact (
      youth TEXT NOT NULL REFERENCES youth (id),
      other_youth TEXT NOT NULL,
      facility TEXT NOT NULL,
      reason TEXT NOT NULL,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (youth, other_youth, facility)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX no_contact_other ON no_contact (other_youth) WHERE other_youth <> '';
    CREATE TABLE notices (
      episode TEXT NOT NULL REFERENCES missing (id),
      party TEXT NOT NULL,
      at INTEGER NOT NULL,
      by TEXT,
      reference TEXT,
      exempt_reason TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (episode, party, at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE efforts (
      episode TEXT NOT NULL REFERENCES missing (id),
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      result TEXT,
      by TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (episode, at, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE training (
      staff TEXT NOT NULL REFERENCES staff (id),
      course TEXT NOT NULL,
      completed_on TEXT NOT NULL,
      expires_on TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (staff, course, completed_on)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE conflicts (
      staff TEXT NOT NULL REFERENCES staff (id),
      youth TEXT NOT NULL REFERENCES youth (id),
      from_at INTEGER NOT NULL,
      until_at INTEGER CHECK (until_at >= from_at),
      reason TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (staff, youth, from_at)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX conflicts_youth ON conflicts (youth);
    CREATE TABLE hearings (
      id TEXT NOT NULL PRIMARY KEY,
      youth TEXT NOT NULL REFERENCES youth (id),
      court TEXT NOT NULL,
      designated INTEGER,
      at INTEGER NOT NULL,
      kind TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX hearings_youth ON hearings (youth, at);
    CREATE TABLE holidays (
      date TEXT NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      PRIMARY KEY (date, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE facilitators (
      youth TEXT NOT NULL REFERENCES youth (id),
      facility TEXT NOT NULL,
      name TEXT NOT NULL,
      relationship TEXT NOT NULL,
      from_at INTEGER NOT NULL,
      until_at INTEGER CHECK (until_at >= from_at),
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (youth, facility, name, from_at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE shifts (
      id TEXT NOT NULL PRIMARY KEY,
      county TEXT NOT NULL REFERENCES counties (fips),
      seat TEXT NOT NULL,
      rank TEXT NOT NULL,
      staff TEXT NOT NULL REFERENCES staff (id),
      starts_at INTEGER NOT NULL,
      ends_at INTEGER NOT NULL CHECK (ends_at >= starts_at),
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX shifts_county_end ON shifts (county, ends_at, starts_at);
    CREATE INDEX shifts_staff ON shifts (staff, starts_at);
    CREATE TABLE submissions (
      county TEXT NOT NULL REFERENCES counties (fips),
      first_day TEXT NOT NULL,
      last_day TEXT NOT NULL CHECK (last_day >= first_day),
      submitted_on TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count >= 0),
      entry INTEGER NOT NULL REFERENCES audit (seq),
      PRIMARY KEY (county, first_day, last_day, submitted_on)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE callouts (
      id TEXT NOT NULL PRIMARY KEY,
      county TEXT NOT NULL REFERENCES counties (fips),
      opened_at INTEGER NOT NULL,
      source TEXT,
      tier TEXT,
      youth TEXT REFERENCES youth (id),
      report TEXT REFERENCES reports (id),
      cws_staff TEXT REFERENCES staff (id),
      cws_paged_at INTEGER,
      cws_acked_at INTEGER,
      cws_arrived_at INTEGER,
      advocate_staff TEXT REFERENCES staff (id),
      advocate_paged_at INTEGER,
      advocate_acked_at INTEGER,
      advocate_arrived_at INTEGER,
      exception_reason TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX callouts_county ON callouts (county, opened_at);

    """
}
