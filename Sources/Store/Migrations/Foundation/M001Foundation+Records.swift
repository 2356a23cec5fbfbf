/// The tables of youth, cases, reports, stays and missing episodes.
extension M001Foundation {
  static let youth = """
    CREATE TABLE youth (
      id TEXT NOT NULL PRIMARY KEY,
      owner_county TEXT NOT NULL REFERENCES counties (fips),
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX youth_owner ON youth (owner_county);
    CREATE TABLE youth_versions (
      id TEXT NOT NULL REFERENCES youth (id),
      valid_from INTEGER NOT NULL,
      initials TEXT,
      name TEXT,
      born_on TEXT,
      gender TEXT,
      county TEXT NOT NULL REFERENCES counties (fips),
      languages TEXT,
      sibling_group TEXT,
      involvement TEXT,
      lead_agency TEXT REFERENCES agencies (id),
      lead_person TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (id, valid_from)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX youth_versions_county ON youth_versions (county, id);
    CREATE INDEX youth_versions_group ON youth_versions (sibling_group) WHERE sibling_group IS NOT NULL;
    CREATE TABLE flags (
      youth TEXT NOT NULL REFERENCES youth (id),
      flag TEXT NOT NULL,
      from_at INTEGER NOT NULL,
      until_at INTEGER CHECK (until_at >= from_at),
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (youth, flag, from_at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE cse_status (
      youth TEXT NOT NULL REFERENCES youth (id),
      basis TEXT NOT NULL,
      from_at INTEGER NOT NULL,
      status TEXT NOT NULL,
      grid_code TEXT,
      until_at INTEGER CHECK (until_at >= from_at),
      source TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (youth, basis, from_at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE screenings (
      youth TEXT NOT NULL REFERENCES youth (id),
      tool TEXT NOT NULL,
      screened_on TEXT NOT NULL,
      version TEXT,
      score INTEGER,
      band TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (youth, tool, screened_on)
    ) STRICT, WITHOUT ROWID;

    """

  static let work = """
    CREATE TABLE cases (
      id TEXT NOT NULL PRIMARY KEY,
      youth TEXT NOT NULL REFERENCES youth (id),
      county TEXT NOT NULL REFERENCES counties (fips),
      component TEXT NOT NULL,
      opened_on TEXT NOT NULL,
      closed_on TEXT CHECK (closed_on >= opened_on),
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cases_youth ON cases (youth);
    CREATE INDEX cases_last_day ON cases
      (ifnull(closed_on, '9999-12-31'), opened_on, youth, county, component, closed_on);
    CREATE INDEX cases_county ON cases (county);
    CREATE TABLE assignments (
      case_id TEXT NOT NULL REFERENCES cases (id),
      staff TEXT NOT NULL REFERENCES staff (id),
      role TEXT NOT NULL,
      from_at INTEGER NOT NULL,
      until_at INTEGER CHECK (until_at >= from_at),
      handover TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (case_id, staff, role, from_at)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assignments_staff ON assignments (staff, from_at);
    CREATE TABLE reports (
      id TEXT NOT NULL PRIMARY KEY,
      county TEXT NOT NULL REFERENCES counties (fips),
      received_at INTEGER NOT NULL,
      youth TEXT REFERENCES youth (id),
      reporter_kind TEXT,
      venue TEXT,
      channel TEXT,
      benefit TEXT,
      screening TEXT,
      screened_at INTEGER,
      response TEXT,
      disposition TEXT,
      disposed_at INTEGER,
      care_status TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reports_youth ON reports (youth, received_at) WHERE youth IS NOT NULL;
    CREATE INDEX reports_county ON reports (county, received_at);
    CREATE TABLE stays (
      youth TEXT NOT NULL REFERENCES youth (id),
      from_at INTEGER NOT NULL,
      facility TEXT NOT NULL REFERENCES facilities (id),
      until_at INTEGER CHECK (until_at >= from_at),
      end_reason TEXT,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL,
      PRIMARY KEY (youth, from_at)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stays_facility ON stays (facility, from_at);
    CREATE TABLE missing (
      id TEXT NOT NULL PRIMARY KEY,
      youth TEXT NOT NULL REFERENCES youth (id),
      lead_agency TEXT REFERENCES agencies (id),
      last_seen_at INTEGER,
      received_at INTEGER NOT NULL,
      facility TEXT REFERENCES facilities (id),
      suspected_county TEXT REFERENCES counties (fips),
      recovery_worker TEXT REFERENCES staff (id),
      returned_at INTEGER CHECK (returned_at >= received_at),
      return_kind TEXT,
      debriefed_at INTEGER,
      screened_at INTEGER,
      closed_at INTEGER CHECK (closed_at >= received_at),
      whereabouts_known INTEGER,
      location_approved INTEGER,
      entry INTEGER NOT NULL REFERENCES audit (seq),
      row_hash BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX missing_youth ON missing (youth, received_at);
    CREATE INDEX missing_open ON missing (received_at) WHERE closed_at IS NULL;

    """
}
