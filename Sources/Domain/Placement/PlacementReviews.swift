/// A youth who is in a hospital or in custody: counted apart, and never as a placement (S23).
public struct CustodyLine: Hashable, Sendable {
  /// The youth's key.
  public let youth: String
  /// FIPS code of the youth's county.
  public let county: String
  /// Since when.
  public let since: Instant
  /// Whole days of 24 true hours since then.
  public let days: Int
  /// Where a stay goes on all the same, which keeps a bed taken.
  public let facility: String?

  /// One youth.
  public init(youth: String, county: String, since: Instant, days: Int, facility: String?) {
    self.youth = youth
    self.county = county
    self.since = since
    self.days = days
    self.facility = facility
  }
}

/// How many of a county's youth with exploitation who live somewhere live in a family (S20).
public struct FamilyLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// Youth of status possible or above who stay somewhere.
  public let placed: Int
  /// Those of them whose place is family based.
  public let inFamily: Int

  /// One county.
  public init(county: String, placed: Int, inFamily: Int) {
    self.county = county
    self.placed = placed
    self.inFamily = inFamily
  }

  /// The share, with its total's name.
  public var share: Share { Share(count: inFamily, total: placed, of: "cse_placements") }
}

/// Why a youth was placed where they were.
public struct DecisionLine: Hashable, Sendable {
  /// The youth's key.
  public let youth: String
  /// The facility's key.
  public let facility: String
  /// When the stay began.
  public let from: Instant
  /// Whether a supervisor let the youth live where a named facilitator is.
  public let overrides: Bool
  /// In the words of whoever decided.
  public let reason: String

  /// One decision.
  public init(youth: String, facility: String, from: Instant, overrides: Bool, reason: String) {
    self.youth = youth
    self.facility = facility
    self.from = from
    self.overrides = overrides
    self.reason = reason
  }
}
