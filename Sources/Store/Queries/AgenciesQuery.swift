import Database
import Domain

/// An agency as the store has it.
public struct AgencyRecord: Hashable, Sendable {
  /// The agency's key.
  public let id: String
  /// The agency's name.
  public let name: String
  /// What it is.
  public let kind: AgencyKind
  /// FIPS code of its county; `nil` = statewide.
  public let county: String?
  /// Where it is reached.
  public let phone: String?
}

/// Agencies of one kind, those of a county before statewide ones, then by key.
public struct AgenciesQuery: Query {
  /// The kind asked for.
  public let kind: AgencyKind

  /// Agencies of a kind.
  public init(kind: AgencyKind) {
    self.kind = kind
  }

  /// The view that agencies read.
  public var views: [String] { ["my_agencies"] }

  /// The agencies.
  public func fetch(_ viewing: Viewing) throws -> [AgencyRecord] {
    try viewing.connection.fetchAll(
      "SELECT id, name, county, phone FROM my_agencies WHERE kind = ?"
        + " ORDER BY county IS NULL OR county = '', county, id", [.text(kind.rawValue)]
    ) { row in
      let county = row.optionalText(2)
      return AgencyRecord(
        id: row.text(0), name: row.text(1), kind: kind,
        county: county?.isEmpty == true ? nil : county, phone: row.optionalText(3))
    }
  }
}
