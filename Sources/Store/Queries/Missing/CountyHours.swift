import Database
import Domain

/// The hours of clocks on a day, found once for each county whose episodes are read.
struct CountyHours {
  private let policies: PolicyBook
  private let day: LocalDate
  private let calendar: CourtCalendar
  private var known: [String: EpisodeClocks.Hours] = [:]

  /// The views that it reads.
  static let views = ["my_policies", "my_holidays"]

  /// The hours on the local day of a moment.
  init(_ viewing: Viewing, at moment: Instant) throws {
    policies = try viewing.policyBook()
    day = viewing.zone.localDate(of: moment)
    // The days on which courts do not sit.
    let holidays = try viewing.connection.fetchAll(
      "SELECT date FROM my_holidays WHERE kind = ?", [.text(HolidayKind.court.rawValue)]
    ) { try $0.date(0) }
    calendar = CourtCalendar(holidays: Set(holidays), zone: viewing.zone)
  }

  /// The hours of each clock for a county, with their citations.
  mutating func hours(of county: String) -> EpisodeClocks.Hours {
    if let hours = known[county] { return hours }
    let hours = read(county)
    known[county] = hours
    return hours
  }

  private func read(_ county: String) -> EpisodeClocks.Hours {
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
