import Database

/// Youth whom somebody referred to a partner, and what came of it.
enum M030Referrals {
  static let migration = Migration(
    "030-referrals",
    sql: """
      CREATE TABLE partner_referrals (
        id TEXT NOT NULL PRIMARY KEY,
        youth TEXT NOT NULL REFERENCES youth (id),
        county TEXT NOT NULL REFERENCES counties (fips),
        organisation TEXT NOT NULL,
        service TEXT NOT NULL,
        at INTEGER NOT NULL,
        author TEXT NOT NULL,
        outcome TEXT,
        answered_at INTEGER,
        why TEXT,
        entry INTEGER NOT NULL REFERENCES audit (seq),
        row_hash BLOB NOT NULL,
        CHECK ((outcome IS NULL) = (answered_at IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX partner_referrals_youth ON partner_referrals (youth);
      CREATE INDEX partner_referrals_county ON partner_referrals (county, organisation);
      """)
}
