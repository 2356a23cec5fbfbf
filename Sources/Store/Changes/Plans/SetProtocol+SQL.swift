import Database
import Domain

extension SetProtocol: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    try work.add(values, to: RecordCatalog.protocolSteps, of: county, by: Self.descriptor)
    return county
  }
}

extension SetPartner: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    let kind = RecordCatalog.partners
    let columns = kind.columns.map(\.sqlName).joined(separator: ", ")
    let former = try work.connection.fetchOne(
      "SELECT \(columns) FROM partners WHERE county = ? AND organisation = ?"
        + " ORDER BY at DESC LIMIT 1", [.text(county), .text(organisation)]
    ) { row in kind.columns.indices.map { row.value($0) } }
    let names = ["fiscal_year", "referred", "connected"]
    // What is not named stays as it was; counts go with their year.
    let kept = values.keys.contains("fiscal_year") ? cleared.union(names) : cleared
    try work.add(
      values, to: kind, of: county, by: Self.descriptor,
      keeping: former.map { ($0, kept) })
    return county
  }
}

extension WriteWork {
  /// Adds a row of a county that takes the place of earlier ones. Its words stay out of the log.
  ///
  /// - Parameter former: the row that it takes the place of, whose other values it keeps, and the
  ///   names of those that it does not.
  fileprivate func add(
    _ values: [String: FieldValue], to kind: RecordKind, of county: String,
    by descriptor: ChangeDescriptor, keeping former: (row: [DatabaseValue], but: Set<String>)? = nil
  ) throws {
    var values = values
    values["at"] = .time(now)
    values["author"] = .text(viewer.account)
    var row = row(kind, values)
    if let former {
      for (place, column) in kind.columns.enumerated()
      where row[place].isNull && !former.but.contains(column.name) {
        row[place] = former.row[place]
      }
    }
    try requireNew(kind, row, "it was set at this very moment already")
    var writer = try record(
      AuditLog.Act(verb: descriptor.name, subjectKind: "counties", subject: county))
    try writer.write(row, to: .base(of: kind))
  }
}
