import Database

/// What caseloads record beside assignments: what was said of loads over the limits, points that a
/// supervisor overrides, and what each worker carried week by week.
///
/// The weekly figures are derived, and kept all the same: a week over capacity is over capacity
/// whatever is corrected or entered late afterwards, and computing thirteen weeks anew for a whole
/// state takes seconds.
enum M013Caseloads {
  static let migration = Migration(
    "013-caseloads",
    sql: """
      CREATE TABLE load_exceptions (
        case_id TEXT NOT NULL REFERENCES cases (id),
        staff TEXT NOT NULL REFERENCES staff (id),
        role TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        youth TEXT NOT NULL REFERENCES youth (id),
        points INTEGER NOT NULL CHECK (points >= 0),
        capacity INTEGER NOT NULL CHECK (capacity >= 0),
        reason TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (case_id, staff, role, from_at)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX load_exceptions_youth ON load_exceptions (youth);
      CREATE TABLE weight_overrides (
        id TEXT NOT NULL PRIMARY KEY,
        youth TEXT NOT NULL REFERENCES youth (id),
        case_id TEXT NOT NULL REFERENCES cases (id),
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL CHECK (until_at >= from_at),
        delta INTEGER NOT NULL,
        reason TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX weight_overrides_until ON weight_overrides (until_at);
      CREATE INDEX weight_overrides_youth ON weight_overrides (youth);
      CREATE TABLE weekly_loads (
        staff TEXT NOT NULL REFERENCES staff (id),
        week TEXT NOT NULL,
        county TEXT NOT NULL,
        unit TEXT,
        cases INTEGER NOT NULL,
        cse_cases INTEGER NOT NULL,
        points INTEGER NOT NULL,
        capacity INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (staff, week)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX weekly_loads_week ON weekly_loads (week);
      """)
}
