import Database
import Domain

/// Missing episodes at a moment with their clocks, most urgent first (S24, interface §4.3).
public struct EpisodesQuery: Query {
  /// The moment.
  public let at: Instant
  /// Whether closed episodes are listed too.
  public let includesClosed: Bool
  /// FIPS codes; an episode counts by the youth's county, the county they went
  /// missing from and the suspected county. Empty = all.
  public let counties: [String]
  /// The key of the one episode that is asked about, open or not; `nil` = all.
  public let only: String?

  /// Episodes at a moment.
  public init(
    at: Instant, includesClosed: Bool = false, counties: [String] = [], only: String? = nil
  ) {
    self.at = at
    self.includesClosed = includesClosed
    self.counties = counties
    self.only = only
  }

  /// The views that episodes read.
  public var views: [String] { EpisodeReader.views + CountyHours.views }

  /// Episodes in the order of the contract.
  public func fetch(_ viewing: Viewing) throws -> [EpisodeLine] {
    var hours = try CountyHours(viewing, at: at)
    let found = try EpisodeReader(viewing: viewing, at: at)
      .read(only.map { .one($0) } ?? (includesClosed ? .all : .open))
    let lines = found.filter { isChosen($0.facts) }.map { record -> EpisodeLine in
      EpisodeLine(
        record.facts, number: record.number, initials: record.initials,
        hours: hours.hours(of: record.facts.county), at: at)
    }
    return EpisodeLine.mostUrgentFirst(lines)
  }

  private func isChosen(_ episode: EpisodeFacts) -> Bool {
    if counties.isEmpty { return true }
    return [episode.county, episode.facilityCounty, episode.suspectedCounty].contains {
      $0.map { counties.contains($0) } ?? false
    }
  }
}
