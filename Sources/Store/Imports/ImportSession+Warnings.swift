import Database
import Domain

/// What an import takes as it is given and whoever imports should look at.
extension ImportSession {
  /// One sentence for each case that would have two primary workers at once (D§4): its points would
  /// count twice.
  public func warnings() throws -> [String] {
    try StoreError.translating {
      let table = RecordTable.base(of: RecordCatalog.assignments)
      let cases = Set(pending.filter { $0.table == table }.compactMap { $0.values[0].text })
      return try cases.sorted().compactMap { key in
        let rows = try primaries(of: key, table)
        let pair = rows.indices.dropFirst().first { rows[$0].from < rows[$0 - 1].until }
        return pair.map {
          "case \(key) has two primary workers at once: \(rows[$0 - 1].staff) and \(rows[$0].staff)"
        }
      }
    }
  }

  /// The primary assignments of a case as they will stand, by their beginnings, each with the latest
  /// end so far.
  private func primaries(of key: String, _ table: RecordTable) throws
    -> [(staff: String, from: Int64, until: Int64)]
  {
    var rows: [String: [DatabaseValue]] = [:]
    let stored = try connection.fetchAll(
      "SELECT \(table.columns.joined(separator: ", ")) FROM assignments WHERE case_id = ?",
      [.text(key)]
    ) { row in table.columns.indices.map { row.value($0) } }
    let new = pending.filter { $0.table == table && $0.values[0] == .text(key) }.map(\.values)
    for values in stored + new { rows[Self.keyText(table.key(of: values))] = values }
    let primary = rows.values.filter { $0[2] == .text(AssignmentRole.primary.rawValue) }
    var latest = Int64.min
    return primary.sorted { ($0[3].int64 ?? 0) < ($1[3].int64 ?? 0) }.map { values in
      latest = max(latest, values[4].int64 ?? .max)
      return (values[1].text ?? "", values[3].int64 ?? 0, latest)
    }
  }
}
