import Database
import Domain

/// What stands in one column of a record that goes out.
public enum RecordCell: Hashable, Sendable {
  /// Nothing is known.
  case empty
  /// A value in the column's own kind.
  case value(FieldValue)
  /// The viewer may not see it.
  case withheld
}

extension RecordCell {
  /// What a row of the store has, read as the column's kind says.
  init(_ value: DatabaseValue, as kind: FieldKind) throws {
    switch (kind, value) {
    case (_, .null), (_, .blob): self = .empty
    case (.boolean, .integer(let number)): self = .value(.boolean(number != 0))
    // What has no time of its own stands at the beginning, as an exemption does.
    case (.time, .integer(Beginning.seconds)): self = .empty
    case (.time, .integer(let seconds)): self = .value(.time(Instant(seconds: seconds)))
    case (_, .integer(let number)): self = .value(.integer(Int(number)))
    case (_, .real(let number)): self = .value(.degrees(number))
    case (.date, .text(let text)):
      guard let date = LocalDate(text) else {
        throw StoreError.inputOutput("a record's date does not read")
      }
      self = .value(.date(date))
    // Keys are never NULL: one without a part, such as a statewide row's county, has an empty text.
    case (_, .text(let text)): self = text.isEmpty ? .empty : .value(.text(text))
    }
  }
}

/// The records of one kind as their file would hold them (interface §3), in the order of their
/// keys.
///
/// A record is as it stands or will stand at a moment: its attributes are those in force then.
/// Shifts that were called off and episodes entered in error are no records of their files.
public struct RecordRowsQuery: Query {
  /// The kind.
  public let kind: RecordKind
  /// The moment of which attributes that change are shown.
  public let at: Instant
  /// FIPS codes of the counties whose records are wanted; empty = every one of the viewer's.
  public let counties: [String]

  /// The records of a kind at a moment.
  public init(_ kind: RecordKind, at: Instant, counties: [String] = []) {
    self.kind = kind
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { RecordRowsSQL(kind, counties: counties.count).views }

  /// The rows, each with a cell for each of the kind's columns.
  /// - Throws: ``StoreError/notPermitted(reason:)`` for a role that lists no such records.
  public func fetch(_ viewing: Viewing) throws -> [[RecordCell]] {
    let role = viewing.viewer.role
    if let group = kind.listGroup, !role.lists(group) {
      throw StoreError.notPermitted(
        reason: "your role (\(role.words)) lists no \(group.words)")
    }
    let sql = RecordRowsSQL(kind, counties: counties.count)
    let hidden = kind.columns.map { !sql.shows($0, to: role) }
    return try viewing.connection.fetchAll(
      sql.text, [.integer(at.seconds)] + counties.map { .text($0) }
    ) { row in
      try kind.columns.indices.map { index in
        if hidden[index] { return .withheld }
        // The row of the column's group is not among those that the viewer sees.
        if let presence = sql.presence(of: index), row.isNull(presence) { return .withheld }
        return try RecordCell(row.value(index), as: kind.columns[index].kind)
      }
    }
  }
}

extension RecordKind {
  /// The group by which a role lists the records; `nil` = they are nobody's secret.
  public var listGroup: FieldGroup? { columns.first { identity.contains($0.name) }?.group }
}
