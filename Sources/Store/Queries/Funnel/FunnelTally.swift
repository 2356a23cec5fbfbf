import Domain

/// Sorts reports into groups: only counties that had opted in on the day of
/// the report count, the others are named (interface §4.6, §4.7).
struct FunnelTally {
  private let grouping: FunnelGrouping
  private let counties: [CountyRecord]
  private let optedIn: [String: LocalDate]
  private let inScope: Set<String>
  private let zone: ZoneRules
  private let at: Instant
  private var groups: [String: FunnelCounts] = [:]
  private var total = FunnelCounts()
  private var hadEarlyReport: Set<String> = []

  init(grouping: FunnelGrouping, counties: [CountyRecord], zone: ZoneRules, at: Instant) {
    self.grouping = grouping
    self.counties = counties
    self.zone = zone
    self.at = at
    inScope = Set(counties.map(\.fips))
    var dates: [String: LocalDate] = [:]
    for county in counties { dates[county.fips] = county.optedInOn }
    optedIn = dates
  }

  mutating func add(_ row: FunnelRow) {
    guard inScope.contains(row.county) else { return }
    let day = zone.localDate(of: row.facts.receivedAt)
    guard let since = optedIn[row.county], since <= day else {
      hadEarlyReport.insert(row.county)
      return
    }
    groups[group(of: row, day: day), default: FunnelCounts()].add(row.facts, at: at)
    total.add(row.facts, at: at)
  }

  private func group(of row: FunnelRow, day: LocalDate) -> String {
    switch grouping {
    case .county: row.county
    case .venue: row.venue
    case .source, .channel: row.word ?? "unknown"
    case .ageBand:
      AgeBand.words(bornOn: row.word.flatMap { LocalDate($0) }, on: day)
    case .year, .fiscalYear, .quarter: grouping.period(of: day) ?? ""
    }
  }

  func figures(last: LocalDate, firstDay: LocalDate?, submissions: [CountySubmission])
    -> FunnelFigures
  {
    let isIn = { (county: CountyRecord) in county.optedInOn.map { $0 <= last } ?? false }
    let left = counties.filter { !isIn($0) || hadEarlyReport.contains($0.fips) }
    let lines =
      grouping == .county
      ? counties.filter(isIn).map {
        countyLine($0, last: last, firstDay: firstDay, submissions: submissions)
      }
      : groups.sorted { $0.key < $1.key }.map {
        FunnelLine(group: $0.key, counts: $0.value)
      }
    return FunnelFigures(lines: lines, total: total, notOptedIn: left.map(\.name).sorted())
  }

  /// Reported, zero reported and not reported are three things (S97).
  private func countyLine(
    _ county: CountyRecord, last: LocalDate, firstDay: LocalDate?, submissions: [CountySubmission]
  ) -> FunnelLine {
    if let counts = groups[county.fips] {
      return FunnelLine(
        group: county.fips, countyName: county.name, isReported: true, counts: counts)
    }
    let today = zone.localDate(of: at)
    let stated = submissions.contains {
      $0.county == county.fips && $0.speaks(of: firstDay, through: last, by: today)
    }
    return FunnelLine(
      group: county.fips, countyName: county.name, isReported: stated,
      counts: stated ? FunnelCounts() : nil)
  }
}
