import Database
import Domain

/// One file of one import.
public struct ImportRecord: Hashable, Sendable {
  /// The import's number.
  public let number: Int
  /// When it was made.
  public let at: Instant
  /// By which account.
  public let account: String
  /// The kind of file.
  public let kind: String
  /// The file's name.
  public let file: String
  /// SHA-256 of its bytes, as hexadecimal digits.
  public let sha256: String
  /// What became of its rows.
  public let counts: ImportCounts
  /// When the import was taken back; `nil` = it stands.
  public let revertedAt: Instant?
}

/// Each import with its files, newest first.
public struct ImportsQuery: Query {
  /// All imports.
  public init() {}

  /// The views that imports read.
  public var views: [String] { ["my_imports", "my_import_files"] }

  /// Files by import, newest import first, in the order read.
  public func fetch(_ viewing: Viewing) throws -> [ImportRecord] {
    try viewing.connection.fetchAll(
      """
      SELECT i.id, i.at, i.account, f.kind, f.file, f.sha256, f.rows_read, f.added, f.changed,
        f.unchanged, f.conflicts, f.rejected, i.reverted_at
      FROM my_imports i JOIN my_import_files f ON f.import = i.id
      ORDER BY i.id DESC, f.ordinal
      """
    ) { row in
      var counts = ImportCounts()
      counts.read = row.int(6)
      counts.added = row.int(7)
      counts.changed = row.int(8)
      counts.unchanged = row.int(9)
      counts.conflicts = row.int(10)
      counts.rejected = row.int(11)
      return ImportRecord(
        number: row.int(0), at: Instant(seconds: row.int64(1)), account: row.text(2),
        kind: row.text(3), file: row.text(4), sha256: row.text(5), counts: counts,
        revertedAt: row.instant(12))
    }
  }
}

/// Who may see what, since when: grants, those in force first.
public struct AccountsQuery: Query {
  /// All grants.
  public init() {}

  /// The view that accounts read.
  public var views: [String] { ["my_grants"] }

  /// Grants by account, newest first.
  public func fetch(_ viewing: Viewing) throws -> [Grant] {
    guard viewing.viewer.role.seesAccounts else {
      throw StoreError.notPermitted(reason: "accounts are for the administrator")
    }
    return try viewing.connection.fetchAll(
      "SELECT \(Grant.columns) FROM my_grants ORDER BY account, from_at DESC"
    ) { try Grant(row: $0) }
  }
}
