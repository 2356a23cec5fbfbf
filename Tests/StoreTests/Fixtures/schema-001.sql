CREATE TABLE agencies (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  county TEXT REFERENCES counties (fips),
  phone TEXT,
  entry INTEGER NOT NULL REFERENCES audit (seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE applied_migration(
  position INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL UNIQUE) STRICT;
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
CREATE TABLE board_facts (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
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
CREATE TABLE counties (
  fips TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  opted_in_on TEXT,
  opted_in_source TEXT,
  entry INTEGER NOT NULL REFERENCES audit (seq)
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
CREATE TABLE flags (
  youth TEXT NOT NULL REFERENCES youth (id),
  flag TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER CHECK (until_at >= from_at),
  entry INTEGER NOT NULL REFERENCES audit (seq),
  row_hash BLOB NOT NULL,
  PRIMARY KEY (youth, flag, from_at)
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
CREATE TABLE holidays (
  date TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES audit (seq),
  PRIMARY KEY (date, kind)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE imports (
  id INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  account TEXT NOT NULL,
  source TEXT NOT NULL,
  reverted_at INTEGER,
  entry INTEGER NOT NULL REFERENCES audit (seq)
) STRICT;
CREATE TABLE leave (
  staff TEXT NOT NULL REFERENCES staff (id),
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL CHECK (until_at > from_at),
  kind TEXT,
  entry INTEGER NOT NULL REFERENCES audit (seq),
  row_hash BLOB NOT NULL,
  PRIMARY KEY (staff, from_at)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE no_contact (
  youth TEXT NOT NULL REFERENCES youth (id),
  other_youth TEXT NOT NULL,
  facility TEXT NOT NULL,
  reason TEXT NOT NULL,
  entry INTEGER NOT NULL REFERENCES audit (seq),
  row_hash BLOB NOT NULL,
  PRIMARY KEY (youth, other_youth, facility)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE positions (
  county TEXT NOT NULL REFERENCES counties (fips),
  agency TEXT NOT NULL REFERENCES agencies (id),
  role TEXT NOT NULL,
  as_of TEXT NOT NULL,
  funded INTEGER NOT NULL CHECK (funded >= 0),
  entry INTEGER NOT NULL REFERENCES audit (seq),
  PRIMARY KEY (county, agency, role, as_of)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE row_history (
  entry INTEGER NOT NULL REFERENCES audit (seq),
  ordinal INTEGER NOT NULL,
  record_kind TEXT NOT NULL,
  record_key TEXT NOT NULL,
  before TEXT NOT NULL,
  PRIMARY KEY (entry, ordinal)
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
CREATE TABLE staff (
  id TEXT NOT NULL PRIMARY KEY,
  owner_county TEXT NOT NULL REFERENCES counties (fips),
  started_on TEXT NOT NULL,
  ended_on TEXT,
  qualified_until TEXT,
  entry INTEGER NOT NULL REFERENCES audit (seq),
  row_hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE TABLE submissions (
  county TEXT NOT NULL REFERENCES counties (fips),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day),
  submitted_on TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  entry INTEGER NOT NULL REFERENCES audit (seq),
  PRIMARY KEY (county, first_day, last_day, submitted_on)
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
CREATE TABLE youth (
  id TEXT NOT NULL PRIMARY KEY,
  owner_county TEXT NOT NULL REFERENCES counties (fips),
  entry INTEGER NOT NULL REFERENCES audit (seq),
  row_hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE INDEX assignments_staff ON assignments (staff, from_at);
CREATE INDEX audit_subject ON audit (subject_kind, subject);
CREATE INDEX callouts_county ON callouts (county, opened_at);
CREATE INDEX cases_county ON cases (county);
CREATE INDEX cases_last_day ON cases
  (ifnull(closed_on, '9999-12-31'), opened_on, youth, county, component, closed_on);
CREATE INDEX cases_youth ON cases (youth);
CREATE INDEX conflicts_youth ON conflicts (youth);
CREATE INDEX facility_versions_county ON facility_versions (county, id);
CREATE INDEX hearings_youth ON hearings (youth, at);
CREATE INDEX missing_open ON missing (received_at) WHERE closed_at IS NULL;
CREATE INDEX missing_youth ON missing (youth, received_at);
CREATE INDEX no_contact_other ON no_contact (other_youth) WHERE other_youth <> '';
CREATE INDEX reports_county ON reports (county, received_at);
CREATE INDEX reports_youth ON reports (youth, received_at) WHERE youth IS NOT NULL;
CREATE INDEX shifts_county_end ON shifts (county, ends_at, starts_at);
CREATE INDEX shifts_staff ON shifts (staff, starts_at);
CREATE INDEX staff_owner ON staff (owner_county);
CREATE INDEX staff_versions_place ON staff_versions (county, unit, id);
CREATE INDEX stays_facility ON stays (facility, from_at);
CREATE INDEX youth_owner ON youth (owner_county);
CREATE INDEX youth_versions_county ON youth_versions (county, id);
CREATE INDEX youth_versions_group ON youth_versions (sibling_group) WHERE sibling_group IS NOT NULL;
CREATE TRIGGER audit_keeps_delete BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
CREATE TRIGGER audit_keeps_update BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
