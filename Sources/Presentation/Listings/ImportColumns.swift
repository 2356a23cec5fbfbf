import Domain

/// What became of one file of an import.
public struct ImportLine: Hashable, Sendable {
  /// The import's number; `nil` where nothing was kept.
  public let number: Int?
  /// When.
  public let at: Instant?
  /// By which account.
  public let account: String?
  /// The kind of record.
  public let kind: String
  /// The file's name.
  public let file: String
  /// SHA-256 of its bytes.
  public let sha256: String
  /// Rows read, rejected ones included.
  public let read: Int
  /// New records.
  public let added: Int
  /// Records that now differ.
  public let changed: Int
  /// Rows that said nothing new.
  public let unchanged: Int
  /// Rows left because they contradict a later entry by hand.
  public let conflicts: Int
  /// Bad rows.
  public let rejected: Int
  /// When the import was taken back; `nil` = it stands.
  public let revertedAt: Instant?

  /// One file's line.
  public init(
    number: Int? = nil, at: Instant? = nil, account: String? = nil, kind: String, file: String,
    sha256: String = "", read: Int, added: Int, changed: Int, unchanged: Int, conflicts: Int,
    rejected: Int, revertedAt: Instant? = nil
  ) {
    self.number = number
    self.at = at
    self.account = account
    self.kind = kind
    self.file = file
    self.sha256 = sha256
    self.read = read
    self.added = added
    self.changed = changed
    self.unchanged = unchanged
    self.conflicts = conflicts
    self.rejected = rejected
    self.revertedAt = revertedAt
  }
}

/// The listings of `import` and `imports`.
public enum ImportColumns {
  /// `import`: one line a file, the keys of interface §3.
  public static let report = Listing<ImportLine>(
    name: "import",
    columns: files + counts + [rejected],
    summaryKeys: ["import", "dry_run", "added", "changed", "conflicts", "rejected"],
    emptyText: "There was no file to read.")

  /// `imports`: each import with its files, newest first.
  public static let ledger = Listing<ImportLine>(
    name: "imports",
    columns: [
      Column("import", "Import", kind: .number, priority: 1) { .integer($0.number) },
      Column("at", "When", priority: 2) { .instant($0.at) },
      Column("account", "Who", priority: 3) { .text($0.account) },
    ] + files + counts + [
      Column("conflicts", "Conflicts", kind: .number, priority: 6) { .integer($0.conflicts) },
      rejected,
      Column("sha256", "SHA-256", priority: 9) { .key($0.sha256) },
      Column("reverted_at", "Taken back", priority: 4) { .instant($0.revertedAt) },
    ],
    summaryKeys: ["imports", "files"],
    emptyText: "Nothing was imported yet. 'csecboard import DIR' takes a folder of files.")

  private static let files: [Column<ImportLine>] = [
    Column("kind", "Kind", priority: 1) { .text($0.kind) },
    Column("file", "File", priority: 4) { .text($0.file) },
  ]

  private static let counts: [Column<ImportLine>] = [
    Column("read", "Read", kind: .number, priority: 3) { .integer($0.read) },
    Column("added", "Added", kind: .number, priority: 2) { .integer($0.added) },
    Column("changed", "Changed", kind: .number, priority: 2) { .integer($0.changed) },
    Column("unchanged", "Unchanged", kind: .number, priority: 5) { .integer($0.unchanged) },
  ]

  private static let rejected = Column<ImportLine>(
    "rejected", "Rejected", kind: .number, priority: 2,
    emphasis: { $0.rejected > 0 ? .warning : .normal }
  ) { .integer($0.rejected) }
}
