import Database

/// Where the pieces of plans stand, apart from their text: each row of it lies before pages of text,
/// so that a long plan's are scattered over the whole file.
enum M025PlanMarks {
  static let migration = Migration(
    "025-plan-marks",
    sql: """
      CREATE INDEX plan_texts_marks ON plan_texts
        (county, fiscal_year, version, piece, section, name, line, headed, filled);
      """)
}
