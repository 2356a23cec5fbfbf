/// One county in one quarter: a cell of the heat map.
public struct HeatFigures: Hashable, Sendable {
  /// What is known of a county in a quarter; zero and silence are two things (S97).
  public enum Standing: String, Hashable, Sendable {
    case reported
    case notReported = "not_reported"
    case notOptedIn = "not_opted_in"
  }

  /// FIPS code.
  public let county: String
  /// The county's name.
  public let name: String
  /// `2026-Q1`.
  public let quarter: String
  /// What is known.
  public let standing: Standing
  /// The counts; `nil` where nothing was reported or the county had not opted in.
  public let counts: FunnelCounts?
  /// Whether the county opted in after the quarter's first day, or the interval cuts the quarter:
  /// the counts are of a part of it.
  public let isPart: Bool

  /// Every county in every quarter that the interval touches, by county and quarter.
  ///
  /// Without a beginning it is the quarter of the first report that counts.
  public static func lines(
    _ reports: [CountedReport], counties: [CountyFacts], submissions: [CountySubmission],
    in span: ReportSpan
  ) -> [HeatFigures] {
    let counted = reports.filter(span.includes)
    let end = min(span.until ?? span.at.adding(seconds: 1), span.at.adding(seconds: 1))
    let last = span.zone.localDate(of: end.adding(seconds: -1))
    let earliest = counted.map(\.facts.receivedAt).min()
    guard let start = span.from ?? earliest, start < end else { return [] }
    let day = span.zone.localDate(of: start)
    // Without a beginning nothing cuts the first quarter.
    let first = span.from == nil ? day.quarterStart : day
    let quarters = Self.quarters(from: first, through: last)
    let cells = Dictionary(grouping: counted) { report in
      Key(
        county: report.county,
        quarter: report.group(by: .quarter, zone: span.zone))
    }
    let today = span.zone.localDate(of: span.at)
    return counties.sorted { $0.fips < $1.fips }.flatMap { county in
      quarters.map { quarter in
        let until = min(quarter.last, last)
        let isIn = county.optedInOn.map { $0 <= until } ?? false
        let isTold = submissions.contains {
          $0.county == county.fips
            && $0.speaks(of: max(quarter.first, first), through: until, by: today)
        }
        let some = isIn ? cells[Key(county: county.fips, quarter: quarter.name)] : nil
        return HeatFigures(
          county: county.fips, name: county.name, quarter: quarter.name,
          standing: !isIn ? .notOptedIn : some != nil || isTold ? .reported : .notReported,
          counts: isIn && (some != nil || isTold) ? FunnelCounts(of: some ?? [], at: span.at) : nil,
          isPart: isIn
            && (quarter.first < first || last < quarter.last
              || county.optedInOn.map { $0 > quarter.first } ?? false)
        )
      }
    }
  }

  private struct Key: Hashable {
    let county: String
    let quarter: String
  }

  private static func quarters(
    from first: LocalDate, through last: LocalDate
  ) -> [(name: String, first: LocalDate, last: LocalDate)] {
    var quarters: [(name: String, first: LocalDate, last: LocalDate)] = []
    var day = first.quarterStart
    while day <= last {
      let next = day.adding(months: 3)
      quarters.append(
        (FunnelGrouping.quarter.period(of: day) ?? "", day, next.adding(days: -1)))
      day = next
    }
    return quarters
  }
}

extension FunnelCounts {
  /// The counts of some reports as they stood at a moment.
  public init(of reports: [CountedReport], at moment: Instant) {
    self.init()
    for report in reports { add(report.facts, at: moment) }
  }
}

extension LocalDate {
  /// The first day of its quarter of the calendar year.
  public var quarterStart: LocalDate {
    LocalDate(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? self
  }
}
