/// Reports before and after counties opted in, each county's three months counted from its own day,
/// so that those which opted in at different times stand beside one another.
///
/// A county that opted in midway through a quarter loses nothing: its months begin on its day.
public struct AlignedFigures: Hashable, Sendable {
  /// The three months: 0 begins on the day of the opt-in, -1 ends the day before.
  public let quarter: Int
  /// Counties that reported in them; the counts are of these alone.
  public let counties: Int
  /// Counties whose three months are over and which sent nothing: left out, as silence is no zero.
  public let silent: Int
  /// Counties whose three months are not over: left out, as the counts would be of a part.
  public let open: Int
  /// The counts, reports from before the opt-in among them.
  public let counts: FunnelCounts

  /// The mean of reports a county that reported, in tenths; `nil` = no county did.
  public var meanTenths: Int? {
    counties == 0 ? nil : Rounding.halfUp(10 * counts.received, over: counties)
  }

  /// How many quarters before an opt-in are looked at.
  public static let before = 8

  /// The quarters from the first that a county reported in, at most ``before`` ahead of the opt-in,
  /// to the last one begun.
  ///
  /// - Parameter counties: those asked for; one that is not known to have opted in has no day.
  public static func lines(
    _ reports: [CountedReport], counties: [CountyFacts], in span: ReportSpan
  ) -> [AlignedFigures] {
    let today = span.zone.localDate(of: span.at)
    let known = Dictionary(
      grouping: reports.filter { $0.facts.receivedAt <= span.at }, by: \.county)
    var lines: [Int: (counties: Int, silent: Int, open: Int, counts: FunnelCounts)] = [:]
    for county in counties {
      guard let day = county.optedInOn, day <= today else { continue }
      let some = Dictionary(grouping: known[county.fips] ?? []) { report in
        quarter(of: span.zone.localDate(of: report.facts.receivedAt), since: day)
      }
      let first = min(0, some.keys.filter { $0 >= -before }.min() ?? 0)
      for place in first...max(0, quarter(of: today, since: day)) {
        var line = lines[place] ?? (0, 0, 0, FunnelCounts())
        if day.adding(months: 3 * (place + 1)) > today {
          line.open += 1
        } else if let some = some[place] {
          line.counties += 1
          for report in some { line.counts.add(report.facts, at: span.at) }
        } else {
          line.silent += 1
        }
        lines[place] = line
      }
    }
    return lines.sorted { $0.key < $1.key }.map { place, line in
      AlignedFigures(
        quarter: place, counties: line.counties, silent: line.silent, open: line.open,
        counts: line.counts)
    }
  }

  /// The three months that a day lies in, counted from another.
  static func quarter(of day: LocalDate, since start: LocalDate) -> Int {
    let months = (day.year - start.year) * 12 + day.month - start.month
    var place = (months >= 0 ? months : months - 2) / 3
    // Days of the month decide at the edges.
    while start.adding(months: 3 * place) > day { place -= 1 }
    while start.adding(months: 3 * (place + 1)) <= day { place += 1 }
    return place
  }
}
