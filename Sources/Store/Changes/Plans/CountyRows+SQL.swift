import Database
import Domain

/// Rows of a county of which a later one takes the place of earlier ones.
extension WriteWork {
  /// The newest row of a kind in the order of its table; `nil` for none.
  ///
  /// - Parameter place: what its columns hold, by name.
  func newest(
    _ kind: RecordKind, where place: [(name: String, value: DatabaseValue)]
  ) throws -> [DatabaseValue]? {
    let columns = kind.columns.map(\.sqlName).joined(separator: ", ")
    let conditions = place.map { "\($0.name) = ?" }.joined(separator: " AND ")
    return try connection.fetchOne(
      "SELECT \(columns) FROM \(kind.table) WHERE \(conditions) ORDER BY at DESC LIMIT 1",
      place.map(\.value)
    ) { row in kind.columns.indices.map { row.value($0) } }
  }

  /// Adds a row of a county under an entry of its own. Its words stay out of the log.
  ///
  /// - Parameter former: the row that it takes the place of, whose other values it keeps, and the
  ///   names of those that it does not.
  func add(
    _ values: [String: FieldValue], to kind: RecordKind, of county: String,
    by descriptor: ChangeDescriptor, keeping former: (row: [DatabaseValue], but: Set<String>)? = nil
  ) throws {
    let row = newRow(values, of: kind, keeping: former)
    try requireNew(kind, row, Self.sameMoment)
    var writer = try record(
      AuditLog.Act(verb: descriptor.name, subjectKind: "counties", subject: county))
    try writer.write(row, to: .base(of: kind))
  }

  /// Why a row of the moment of another cannot take its place.
  static let sameMoment = "it was set at this very moment already"

  /// A row that takes the place of another, of this moment and by the viewer.
  func newRow(
    _ values: [String: FieldValue], of kind: RecordKind,
    keeping former: (row: [DatabaseValue], but: Set<String>)? = nil
  ) -> [DatabaseValue] {
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
    return row
  }
}
