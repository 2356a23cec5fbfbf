import Database

/// What each unit carried week by week, recorded with the weeks of its workers (M013): the sum of
/// their rows leaves out whoever has no capacity, and would differ from the unit's figure of then.
/// Of weeks before this nothing is known of units.
enum M034WeeklyUnits {
  static let migration = Migration(
    "034-weekly-units",
    sql: """
      CREATE TABLE weekly_units (
        county TEXT NOT NULL REFERENCES counties (fips),
        week TEXT NOT NULL,
        unit TEXT NOT NULL,
        points INTEGER NOT NULL,
        capacity INTEGER NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (county, week, unit)
      ) STRICT, WITHOUT ROWID;
      """)
}
