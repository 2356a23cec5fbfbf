import Database

/// Who has a youth's cases is kept with what their points rest on: a county's caseloads read it for
/// each of its cases.
///
/// What is kept holds something else from now on, so every row is emptied, to be filled by whoever
/// brings the store up to date.
enum M037KeptAssignments {
  static let migration = Migration(
    "037-kept-assignments",
    sql: """
      UPDATE youth_evidence SET facts = NULL;
      CREATE TRIGGER evidence_after_insert_assignments AFTER INSERT ON assignments BEGIN
        UPDATE youth_evidence SET facts = NULL WHERE facts IS NOT NULL
          AND youth IN (SELECT youth FROM cases WHERE id = new.case_id);
      END;
      CREATE TRIGGER evidence_after_update_assignments AFTER UPDATE ON assignments BEGIN
        UPDATE youth_evidence SET facts = NULL WHERE facts IS NOT NULL
          AND youth IN (SELECT youth FROM cases WHERE id IN (old.case_id, new.case_id));
      END;
      CREATE TRIGGER evidence_after_delete_assignments AFTER DELETE ON assignments BEGIN
        UPDATE youth_evidence SET facts = NULL WHERE facts IS NOT NULL
          AND youth IN (SELECT youth FROM cases WHERE id = old.case_id);
      END;
      CREATE TRIGGER evidence_after_insert_cases AFTER INSERT ON cases BEGIN
        UPDATE youth_evidence SET facts = NULL WHERE youth = new.youth AND facts IS NOT NULL;
      END;
      CREATE TRIGGER evidence_after_update_cases AFTER UPDATE OF id, youth ON cases BEGIN
        UPDATE youth_evidence SET facts = NULL
          WHERE youth IN (old.youth, new.youth) AND facts IS NOT NULL;
      END;
      """)
}
