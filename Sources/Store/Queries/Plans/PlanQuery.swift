import Database
import Domain

/// One county's plan of one fiscal year, in full (interface §4.7, Plans).
public struct PlanQuery: Query {
  /// FIPS code.
  public let county: String
  /// The year.
  public let year: FiscalYear
  /// The moment.
  public let at: Instant

  /// A plan at a moment.
  public init(county: String, year: FiscalYear, at: Instant) {
    self.county = county
    self.year = year
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { PlanReader.views }

  /// The plan, or `nil` where there is none that the viewer may read.
  public func fetch(_ viewing: Viewing) throws -> PlanReading? {
    let reader = PlanReader(viewing, at: at)
    guard let version = try reader.versions(of: (county, year)).first else { return nil }
    return PlanReading(header: version.header, pieces: try reader.pieces(of: version))
  }
}
