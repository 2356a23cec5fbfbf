import Database

/// Figures kept as they were last computed, for the first frame of a board on
/// a large store: computed anew they would take longer than a start may.
enum M003Snapshots {
  static let migration = Migration(
    "003-snapshots",
    sql: """
      CREATE TABLE figure_snapshots (
        viewer TEXT NOT NULL,
        name TEXT NOT NULL,
        at INTEGER NOT NULL,
        figures TEXT NOT NULL,
        PRIMARY KEY (viewer, name)
      ) STRICT, WITHOUT ROWID;
      """)
}
