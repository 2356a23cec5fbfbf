import Database

/// Each notice of an alert that was sent, or could not be: a row for each attempt.
enum M008Notifications {
  static let migration = Migration(
    "008-notifications",
    sql: """
      CREATE TABLE notifications (
        episode TEXT NOT NULL REFERENCES missing (id),
        alert TEXT NOT NULL,
        since INTEGER NOT NULL,
        step TEXT NOT NULL,
        attempt INTEGER NOT NULL CHECK (attempt >= 1),
        at INTEGER NOT NULL,
        recipients TEXT NOT NULL,
        outcome TEXT NOT NULL,
        detail TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        PRIMARY KEY (episode, alert, since, step, attempt)
      ) STRICT, WITHOUT ROWID;
      """)
}
