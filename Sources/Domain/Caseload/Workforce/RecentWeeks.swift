/// What was recorded of the last thirteen weeks, for a line of small columns beside each load.
///
/// Each line is of tenths of percent of capacity, oldest week first; nil where nothing was recorded,
/// or there was no capacity.
public struct RecentWeeks: Hashable, Sendable {
  /// By the worker's key.
  public var workers: [String: [Int?]]
  /// By the unit.
  public var units: [LoadUnit: [Int?]]
  /// By the county's FIPS code.
  public var counties: [String: [Int?]]

  /// Makes the lines; what is left out is empty.
  public init(
    workers: [String: [Int?]] = [:], units: [LoadUnit: [Int?]] = [:],
    counties: [String: [Int?]] = [:]
  ) {
    self.workers = workers
    self.units = units
    self.counties = counties
  }

  /// Whether nothing was recorded at all.
  public var isEmpty: Bool { workers.isEmpty && units.isEmpty && counties.isEmpty }
}

/// A unit of a county, or the county's workers without one.
public struct LoadUnit: Hashable, Sendable {
  /// The county, a FIPS code.
  public let county: String
  /// The unit; nil for the workers without one.
  public let unit: String?

  /// Names it.
  public init(county: String, unit: String?) {
    self.county = county
    self.unit = unit
  }
}
