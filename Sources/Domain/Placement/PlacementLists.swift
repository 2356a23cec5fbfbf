/// A youth who waits for a place: a need was recorded that no facility met, and no stay has begun
/// since (S18).
public struct WaitingLine: Hashable, Sendable {
  /// The youth's key.
  public let youth: String
  /// FIPS code of the youth's county.
  public let county: String
  /// The day of the first need since the last stay began.
  public let since: LocalDate
  /// Whole local days since then.
  public let days: Int
  /// How many days a search found nothing.
  public let searches: Int
  /// The criteria that excluded facilities, in their order.
  public let criteria: [String]

  /// One youth.
  public init(
    youth: String, county: String, since: LocalDate, days: Int, searches: Int, criteria: [String]
  ) {
    self.youth = youth
    self.county = county
    self.since = since
    self.days = days
    self.searches = searches
    self.criteria = criteria
  }
}

/// A sibling group whose youth stay in more than one place (S21).
public struct ApartLine: Hashable, Sendable {
  /// The group's key.
  public let group: String
  /// FIPS code of the youth's county.
  public let county: String
  /// The youth's key.
  public let youth: String
  /// Where the youth stays.
  public let facility: String
  /// In how many places the group stays.
  public let places: Int

  /// One youth of a group.
  public init(group: String, county: String, youth: String, facility: String, places: Int) {
    self.group = group
    self.county = county
    self.youth = youth
    self.facility = facility
    self.places = places
  }
}

/// A facility at which youth stayed when reports of their exploitation came in (S22).
public struct ReviewLine: Hashable, Sendable {
  /// The facility's key.
  public let facility: String
  /// Its name.
  public let name: String
  /// FIPS code.
  public let county: String
  /// Reports received within the months while the youth stayed there.
  public let reports: Int
  /// How many youth they are about.
  public let youth: Int
  /// When the last came in.
  public let last: Instant

  /// One facility.
  public init(
    facility: String, name: String, county: String, reports: Int, youth: Int, last: Instant
  ) {
    self.facility = facility
    self.name = name
    self.county = county
    self.reports = reports
    self.youth = youth
    self.last = last
  }
}
