import Database

/// What a store holds, read past every guard of the program.
public enum StoreDump {
  /// The rows of every table by table, each row as its values in words.
  public static func everything(of path: String) throws -> [String: [String]] {
    try tables(of: path) { _ in true }
  }

  /// The records alone: without the ledgers, and without the number of the
  /// entry that wrote a row.
  public static func records(of path: String) throws -> [String: [String]] {
    try tables(of: path) { !ledgers.contains($0) }
  }

  /// The records with the number of the entry that wrote each row, and their hashes.
  public static func writtenRecords(of path: String) throws -> [String: [String]] {
    try tables(of: path, withEntries: true) { !ledgers.contains($0) }
  }

  /// A connection that reads everything.
  public static func open(_ path: String) throws -> Connection {
    try Connection(path: path, access: .readOnly)
  }

  /// The names of two dumps' tables that differ, with the first rows that do.
  public static func differences(_ one: [String: [String]], _ other: [String: [String]])
    -> [String]
  {
    Set(one.keys).union(other.keys).sorted().compactMap { table in
      let left = Set(one[table] ?? [])
      let right = Set(other[table] ?? [])
      if left == right { return nil }
      let lost = left.subtracting(right).sorted().first ?? "-"
      let new = right.subtracting(left).sorted().first ?? "-"
      return "\(table): \(lost) ≠ \(new)"
    }
  }

  private static let ledgers: Set<String> = [
    "audit", "row_history", "row_added", "grants", "imports", "import_files", "board_facts",
    "applied_migration",
  ]

  private static func tables(
    of path: String, withEntries: Bool = false, where isWanted: (String) -> Bool
  ) throws -> [String: [String]] {
    let connection = try open(path)
    defer { connection.close() }
    let names = try connection.fetchAll(
      // How the index of plans keeps its words is its own; they are those of the text.
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        + " AND name NOT LIKE 'plan_index%'"
    ) { $0.text(0) }
    var dump: [String: [String]] = [:]
    for name in names where isWanted(name) {
      let columns = try connection.fetchAll("PRAGMA table_info(\(name))") { $0.text(1) }
        .filter { withEntries || $0 != "entry" || ledgers.contains(name) }
      dump[name] = try connection.fetchAll(
        "SELECT \(columns.joined(separator: ", ")) FROM \(name)"
      ) { row in columns.indices.map { "\(row.value($0))" }.joined(separator: " | ") }.sorted()
    }
    return dump
  }
}
