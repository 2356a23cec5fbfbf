import Database

/// What a youth's points and status rest on, kept in one row for each youth with a case: read row by
/// row, a large county's caseloads take as many descents as there are facts.
///
/// A row is of no moment and no policy. Whatever is written about a youth, by whomever, empties the
/// youth's row within the same statement, so that none is ever out of date; whoever writes fills
/// what is empty before the commit (``KeptEvidence``), and whoever reads goes without a row that is
/// empty.
enum M026KeptEvidence {
  static let migration = Migration("026-kept-evidence", sql: table + triggers.joined() + indexes)

  private static let table = """
    CREATE TABLE youth_evidence (
      youth TEXT NOT NULL PRIMARY KEY REFERENCES youth (id),
      facts TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX youth_evidence_empty ON youth_evidence (youth) WHERE facts IS NULL;
    INSERT INTO youth_evidence (youth) SELECT DISTINCT youth FROM cases;
    CREATE TRIGGER evidence_with_case AFTER INSERT ON cases BEGIN
      INSERT INTO youth_evidence (youth) SELECT new.youth
        WHERE NOT EXISTS (SELECT 1 FROM youth_evidence WHERE youth = new.youth);
    END;
    CREATE TRIGGER evidence_with_other_case AFTER UPDATE OF youth ON cases
      WHEN old.youth <> new.youth BEGIN
      UPDATE youth_evidence SET facts = NULL WHERE youth = old.youth;
      INSERT INTO youth_evidence (youth) SELECT new.youth
        WHERE NOT EXISTS (SELECT 1 FROM youth_evidence WHERE youth = new.youth);
    END;
    CREATE TRIGGER evidence_without_case AFTER DELETE ON cases BEGIN
      UPDATE youth_evidence SET facts = NULL WHERE youth = old.youth;
    END;
    CREATE TRIGGER evidence_of_nobody AFTER DELETE ON youth BEGIN
      DELETE FROM youth_evidence WHERE youth = old.id;
    END;

    """

  /// Every table that the evidence is gathered from, with its column of the youth's key.
  private static let triggers = [
    ("youth_versions", "id"), ("cse_status", "youth"), ("screenings", "youth"),
    ("reports", "youth"), ("flags", "youth"), ("missing", "youth"), ("stays", "youth"),
  ].map { table, youth in
    """
    CREATE TRIGGER evidence_after_insert_\(table) AFTER INSERT ON \(table) BEGIN
      UPDATE youth_evidence SET facts = NULL
        WHERE youth = new.\(youth) AND facts IS NOT NULL;
    END;
    CREATE TRIGGER evidence_after_update_\(table) AFTER UPDATE ON \(table) BEGIN
      UPDATE youth_evidence SET facts = NULL
        WHERE youth IN (old.\(youth), new.\(youth)) AND facts IS NOT NULL;
    END;
    CREATE TRIGGER evidence_after_delete_\(table) AFTER DELETE ON \(table) BEGIN
      UPDATE youth_evidence SET facts = NULL
        WHERE youth = old.\(youth) AND facts IS NOT NULL;
    END;

    """
  }

  /// A county's open cases and a worker's assignments in force are found without a look at the rows
  /// themselves; the cases by youth, as what is kept of youth stands.
  private static let indexes = """
    DROP INDEX cases_county;
    CREATE INDEX cases_county ON cases
      (county, ifnull(closed_on, '9999-12-31'), youth, opened_on, component, closed_on);
    DROP INDEX assignments_staff;
    CREATE INDEX assignments_staff ON assignments (staff, from_at, until_at);
    """
}
