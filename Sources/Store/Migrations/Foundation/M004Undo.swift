import Database

/// What a change made that was not there before, and where the history of one record and the
/// entries of one account are found, so that a change can be taken back.
enum M004Undo {
  static let migration = Migration(
    "004-undo",
    sql: """
      CREATE TABLE row_added (
        entry INTEGER NOT NULL REFERENCES audit (seq),
        ordinal INTEGER NOT NULL,
        record_kind TEXT NOT NULL,
        record_key TEXT NOT NULL,
        PRIMARY KEY (entry, ordinal)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX row_history_record ON row_history (record_kind, record_key);
      CREATE INDEX audit_account ON audit (account, seq);
      """)
}
