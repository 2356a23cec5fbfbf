extension Connection {
  /// A number that changes when another connection has committed, and never for this one's own
  /// commits.
  ///
  /// Compare it with an earlier answer of the same connection.
  public func dataVersion() throws -> Int64 {
    try internally { try fetchOne("PRAGMA data_version") { $0.int64(0) } ?? 0 }
  }

  /// The schema's number, written by the migrator.
  public func userVersion() throws -> Int {
    try internally { try fetchInt("PRAGMA user_version") }
  }

  /// The structure of every page, index and constraint; no lines when all is well.
  ///
  /// It is no check of the data: most flipped bits pass it (reliability §0.5). Takes seconds on a
  /// large store.
  public func integrityCheck() throws -> [String] { try check("integrity_check") }

  /// As `integrityCheck` without comparing indexes with their tables: much faster.
  public func quickCheck() throws -> [String] { try check("quick_check") }

  /// Rows whose foreign key points nowhere, as `table rowid → parent`; none when all is well.
  public func foreignKeyCheck() throws -> [String] {
    try internally {
      try fetchAll("PRAGMA foreign_key_check") { row in
        "\(row.text(0)) \(row.optionalInt64(1).map { "\($0)" } ?? "?") → \(row.text(2))"
      }
    }
  }

  private func check(_ pragma: String) throws -> [String] {
    do {
      let lines = try internally { try fetchAll("PRAGMA \(pragma)") { $0.text(0) } }
      return lines == ["ok"] ? [] : lines
    } catch let error as DatabaseError where error.code.primary == .corrupt {
      // Damage so deep that the check cannot begin is a finding, not a failure to check.
      return [error.message]
    }
  }
}
