import Database

/// What an item of an agenda is about: a figure that is to move, or the youth of a conflict. Whose
/// it is shows to whoever sees the youth, and so stands apart from the item.
enum M031AgendaTies {
  static let migration = Migration(
    "031-agenda-ties",
    sql: """
      CREATE TABLE agenda_indicators (
        item TEXT NOT NULL PRIMARY KEY REFERENCES agenda_items (id),
        indicator TEXT NOT NULL,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE agenda_youth (
        item TEXT NOT NULL PRIMARY KEY REFERENCES agenda_items (id),
        youth TEXT NOT NULL REFERENCES youth (id),
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX agenda_youth_youth ON agenda_youth (youth);
      """)
}
