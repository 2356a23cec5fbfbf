import Database
import Domain

/// Policy rows: every one, or those in force on a day.
public struct PoliciesQuery: Query {
  /// The day on which a row must be in force; `nil` = every row ever.
  public let inForceOn: LocalDate?
  /// The one kind that is asked for; `nil` = every kind.
  public let kind: PolicyKind?

  /// Policies in force on a day, or all.
  public init(inForceOn: LocalDate?, kind: PolicyKind? = nil) {
    self.inForceOn = inForceOn
    self.kind = kind
  }

  /// The view that policies read.
  public var views: [String] { ["my_policies"] }

  /// Rows by county (statewide first), kind, key, date.
  public func fetch(_ viewing: Viewing) throws -> [PolicyRow] {
    try viewing.connection.fetchAll(
      """
      SELECT p.county, p.effective_on, p.kind, p.key, p.value, p.citation, p.provenance, p.approved_by
      FROM my_policies p WHERE (?2 IS NULL OR p.kind = ?2)
        AND (?1 IS NULL OR p.effective_on = (SELECT max(n.effective_on)
          FROM my_policies n WHERE n.county = p.county AND n.kind = p.kind AND n.key = p.key
            AND n.effective_on <= ?1))
      ORDER BY p.county, p.kind, p.key, p.effective_on
      """, [DatabaseValue(inForceOn?.text), DatabaseValue(kind?.rawValue)]
    ) { row in
      PolicyRow(
        county: row.text(0).isEmpty ? nil : row.text(0), effectiveOn: try row.date(1),
        kind: PolicyKind(stored: row.text(2)) ?? .modifier, key: row.text(3),
        value: row.int(4), citation: row.text(5), provenance: row.text(6),
        approvedBy: row.optionalText(7))
    }
  }
}

/// A county as the store has it.
public struct CountyRecord: Hashable, Sendable {
  /// The FIPS code.
  public let fips: String
  /// The county's name.
  public let name: String
  /// Since when it takes part in the CSEC Program; `nil` = not known to.
  public let optedInOn: LocalDate?

  /// What figures need of it.
  public var facts: CountyFacts { CountyFacts(fips: fips, name: name, optedInOn: optedInOn) }
}

/// The FIPS codes of every county of the store, in order.
public struct CountyCodesQuery: Query {
  /// All codes.
  public init() {}

  /// The view that codes are read from.
  public var views: [String] { ["my_counties"] }

  /// The codes.
  public func fetch(_ viewing: Viewing) throws -> [String] {
    try viewing.connection.fetchAll("SELECT fips FROM my_counties ORDER BY fips") { $0.text(0) }
  }
}

/// Every county of the store, by FIPS code.
public struct CountiesQuery: Query {
  /// All counties.
  public init() {}

  /// The view that counties read.
  public var views: [String] { ["my_counties"] }

  /// Counties by FIPS code.
  public func fetch(_ viewing: Viewing) throws -> [CountyRecord] {
    try viewing.connection.fetchAll(
      "SELECT fips, name, opted_in_on FROM my_counties ORDER BY fips"
    ) { row in
      CountyRecord(fips: row.text(0), name: row.text(1), optedInOn: try row.optionalDate(2))
    }
  }
}

extension Viewing {
  /// The counties that an answer is about: of those asked for, or of every one, what the viewer's
  /// account covers.
  ///
  /// - Parameter codes: FIPS codes; empty = every county of the viewer's.
  func countyRecords(among codes: [String]) throws -> [CountyRecord] {
    try CountiesQuery().fetch(self).filter {
      viewer.covers(county: $0.fips) && (codes.isEmpty || codes.contains($0.fips))
    }
  }

  /// The same, as figures need them.
  func counties(among codes: [String]) throws -> [CountyFacts] {
    try countyRecords(among: codes).map(\.facts)
  }
}
