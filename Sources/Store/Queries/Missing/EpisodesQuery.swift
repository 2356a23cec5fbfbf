import Database
import Domain

/// A missing episode with its clocks, and what a list says of it.
public struct EpisodeLine: Hashable, Sendable {
  /// The facts that the clocks rest on.
  public let episode: EpisodeFacts
  /// Where the episode stands.
  public let state: EpisodeState
  /// Which of the youth's episodes it is, by receipt, from 1.
  public let number: Int
  /// Tenths of true hours missing.
  public let elapsedTenths: Int
  /// Its clocks, in the order of the contract.
  public let clocks: [ClockReading]
  /// The youth's initials, or `nil`.
  public let initials: String?
}

/// Missing episodes at a moment with their clocks, most urgent first (S24, interface §4.3).
public struct EpisodesQuery: Query {
  /// The moment.
  public let at: Instant
  /// Whether closed episodes are listed too.
  public let includesClosed: Bool
  /// FIPS codes; an episode counts by the youth's county, the county they went
  /// missing from and the suspected county. Empty = all.
  public let counties: [String]

  /// Episodes at a moment.
  public init(at: Instant, includesClosed: Bool = false, counties: [String] = []) {
    self.at = at
    self.includesClosed = includesClosed
    self.counties = counties
  }

  /// The views that episodes read.
  public var views: [String] { EpisodeReader.views + ["my_policies"] }

  /// Episodes in the order of the contract.
  public func fetch(_ viewing: Viewing) throws -> [EpisodeLine] {
    let policies = PolicyBook(rows: try PoliciesQuery(inForceOn: nil).fetch(viewing))
    let day = viewing.zone.localDate(of: at)
    var hours: [String: EpisodeClocks.Hours] = [:]
    let found = try EpisodeReader(viewing: viewing, at: at)
      .read(includesClosed ? .all : .open)
    let lines = found.filter { isChosen($0.facts) }.map { record -> EpisodeLine in
      let county = record.facts.county
      let known = hours[county] ?? Self.hours(policies, county: county, on: day)
      hours[county] = known
      return EpisodeLine(
        episode: record.facts, state: record.facts.state(at: at), number: record.number,
        elapsedTenths: record.facts.elapsedTenths(at: at),
        clocks: EpisodeClocks(of: record.facts, hours: known, at: at).readings,
        initials: record.initials)
    }
    return lines.sorted(by: Self.isMoreUrgent)
  }

  private func isChosen(_ episode: EpisodeFacts) -> Bool {
    if counties.isEmpty { return true }
    return [episode.county, episode.facilityCounty, episode.suspectedCounty].contains {
      $0.map { counties.contains($0) } ?? false
    }
  }

  /// The hours of each clock for a county on a day.
  static func hours(_ policies: PolicyBook, county: String, on day: LocalDate)
    -> EpisodeClocks.Hours
  {
    var values: [ClockKey: Int] = [:]
    for key in ClockKey.allCases {
      values[key] = policies.value(.clock, key.rawValue, county: county, on: day)?.value
    }
    return EpisodeClocks.Hours(values)
  }

  /// Earliest due first, none running last; then without a recovery worker;
  /// then longest missing; then by key (interface §4.7).
  static func isMoreUrgent(_ left: EpisodeLine, _ right: EpisodeLine) -> Bool {
    let dueLeft = EpisodeClocks.earliestDue(left.clocks)
    let dueRight = EpisodeClocks.earliestDue(right.clocks)
    if dueLeft != dueRight {
      guard let dueLeft else { return false }
      guard let dueRight else { return true }
      return dueLeft < dueRight
    }
    let isAloneLeft = left.episode.recoveryWorker == nil
    if isAloneLeft != (right.episode.recoveryWorker == nil) { return isAloneLeft }
    if left.elapsedTenths != right.elapsedTenths { return left.elapsedTenths > right.elapsedTenths }
    return left.episode.id < right.episode.id
  }
}
