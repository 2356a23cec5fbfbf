import Database

/// Where youth without a lead are found, and figures kept as they were last computed, for the first frame of a board on
/// a large store: computed anew they would take longer than a start may.
enum M003Snapshots {
  static let migration = Migration(
    "003-snapshots",
    sql: """
      CREATE TABLE youth_words (
        word TEXT NOT NULL,
        youth TEXT NOT NULL REFERENCES youth (id),
        sound TEXT NOT NULL,
        PRIMARY KEY (word, youth)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX youth_words_sound ON youth_words (sound, youth);
      CREATE INDEX youth_words_youth ON youth_words (youth);
      CREATE INDEX youth_versions_unled ON youth_versions (county, id, valid_from)
        WHERE lead_agency IS NULL OR lead_person IS NULL;
      CREATE TABLE figure_snapshots (
        viewer TEXT NOT NULL,
        name TEXT NOT NULL,
        at INTEGER NOT NULL,
        figures TEXT NOT NULL,
        PRIMARY KEY (viewer, name)
      ) STRICT, WITHOUT ROWID;
      """)
}
