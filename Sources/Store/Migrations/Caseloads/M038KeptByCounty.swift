import Database

/// What is kept of youth stands by the county of their cases, and by the last day of these, with the
/// cases themselves: a county's caseloads are one run of rows that stand together, whatever else is
/// in the store.
///
/// A row is of a youth in a county where the youth has a case, of any time, and is there for as long
/// as such a case is. `until` is the last day of the last of them, `9999-12-31` where one is open.
enum M038KeptByCounty {
  static let migration = Migration("038-kept-by-county", sql: table + triggers.joined())

  private static let table = """
    DROP TRIGGER evidence_with_case;
    DROP TRIGGER evidence_with_other_case;
    DROP TRIGGER evidence_without_case;
    DROP TRIGGER evidence_after_insert_cases;
    DROP TRIGGER evidence_after_update_cases;
    DROP TABLE youth_evidence;
    CREATE TABLE youth_evidence (
      county TEXT NOT NULL REFERENCES counties (fips),
      until TEXT NOT NULL,
      youth TEXT NOT NULL REFERENCES youth (id),
      facts TEXT,
      PRIMARY KEY (county, until, youth)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX youth_evidence_youth ON youth_evidence (youth);
    CREATE INDEX youth_evidence_empty ON youth_evidence (youth) WHERE facts IS NULL;
    INSERT INTO youth_evidence (county, until, youth)
      SELECT county, max(ifnull(closed_on, '9999-12-31')), youth FROM cases
      GROUP BY county, youth ORDER BY 1, 2, 3;

    """

  private static let triggers = [
    ("INSERT", "new.youth"), ("UPDATE", "old.youth, new.youth"), ("DELETE", "old.youth"),
  ].map { change, youth in
    """
    CREATE TRIGGER evidence_after_\(change.lowercased())_cases AFTER \(change) ON cases BEGIN
      DELETE FROM youth_evidence WHERE youth IN (\(youth));
      INSERT INTO youth_evidence (county, until, youth)
        SELECT county, max(ifnull(closed_on, '9999-12-31')), youth FROM cases
        WHERE youth IN (\(youth)) GROUP BY county, youth;
    END;

    """
  }
}
