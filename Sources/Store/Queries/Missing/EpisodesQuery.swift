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
  public var views: [String] { EpisodeReader.views + ["my_policies", "my_holidays"] }

  /// Episodes in the order of the contract.
  public func fetch(_ viewing: Viewing) throws -> [EpisodeLine] {
    let policies = PolicyBook(rows: try PoliciesQuery(inForceOn: nil).fetch(viewing))
    let day = viewing.zone.localDate(of: at)
    let calendar = try Self.calendar(viewing)
    var hours: [String: EpisodeClocks.Hours] = [:]
    let found = try EpisodeReader(viewing: viewing, at: at)
      .read(only.map { .one($0) } ?? (includesClosed ? .all : .open))
    let lines = found.filter { isChosen($0.facts) }.map { record -> EpisodeLine in
      let county = record.facts.county
      let known =
        hours[county]
        ?? Self.hours(
          policies, county: county, on: day, calendar: calendar)
      hours[county] = known
      return EpisodeLine(
        record.facts, number: record.number, initials: record.initials, hours: known, at: at)
    }
    return EpisodeLine.mostUrgentFirst(lines)
  }

  private func isChosen(_ episode: EpisodeFacts) -> Bool {
    if counties.isEmpty { return true }
    return [episode.county, episode.facilityCounty, episode.suspectedCounty].contains {
      $0.map { counties.contains($0) } ?? false
    }
  }

  /// The days on which courts sit.
  static func calendar(_ viewing: Viewing) throws -> CourtCalendar {
    let holidays = try viewing.connection.fetchAll(
      "SELECT date FROM my_holidays WHERE kind = ?", [.text(HolidayKind.court.rawValue)]
    ) { try $0.date(0) }
    return CourtCalendar(holidays: Set(holidays), zone: viewing.zone)
  }

  /// The hours of each clock for a county on a day, with their citations.
  static func hours(
    _ policies: PolicyBook, county: String, on day: LocalDate, calendar: CourtCalendar
  ) -> EpisodeClocks.Hours {
    var values: [ClockKey: Int] = [:]
    var citations: [ClockKey: String] = [:]
    var standings: [ClockKey: ClockStanding] = [:]
    for key in ClockKey.allCases {
      let row = policies.value(.clock, key.rawValue, county: county, on: day)
      values[key] = row?.value
      citations[key] = row?.citation
      let standing = policies.value(.clockState, key.rawValue, county: county, on: day)
      standings[key] = standing.flatMap { ClockStanding(rawValue: $0.value) }
    }
    return EpisodeClocks.Hours(
      values, citations: citations, standings: standings, calendar: calendar)
  }
}
