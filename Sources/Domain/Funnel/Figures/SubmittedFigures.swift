/// What a county stated of how many reports it had, beside what is in the store (S96).
public struct SubmittedFigures: Hashable, Sendable {
  /// The county's statement.
  public let submission: CountySubmission
  /// The county's name.
  public let name: String
  /// Reports in the store that the county received on those days, before its opt-in too.
  public let inStore: Int

  /// What is in the store less what was stated: 37 less 40 is -3.
  public var difference: Int { inStore - submission.count }

  /// The statements sent by the moment that touch the interval; of several of the same days the
  /// last one sent. By county and days.
  public static func lines(
    _ reports: [CountedReport], counties: [CountyFacts], submissions: [CountySubmission],
    in span: ReportSpan
  ) -> [SubmittedFigures] {
    let today = span.zone.localDate(of: span.at)
    let first = span.from.map(span.zone.localDate)
    let end = min(span.until ?? span.at.adding(seconds: 1), span.at.adding(seconds: 1))
    let last = span.zone.localDate(of: end.adding(seconds: -1))
    let names = Dictionary(uniqueKeysWithValues: counties.map { ($0.fips, $0.name) })
    var newest: [[String]: CountySubmission] = [:]
    for one in submissions
    where names[one.county] != nil && one.speaks(of: first, through: last, by: today) {
      let key = [one.county, one.firstDay.text, one.lastDay.text]
      if let other = newest[key], other.submittedOn >= one.submittedOn { continue }
      newest[key] = one
    }
    let days = Dictionary(
      grouping: reports.filter { $0.facts.receivedAt <= span.at }, by: \.county
    ).mapValues { $0.map { span.zone.localDate(of: $0.facts.receivedAt) } }
    return newest.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, one in
      SubmittedFigures(
        submission: one, name: names[one.county] ?? one.county,
        inStore: days[one.county]?.count { one.firstDay <= $0 && $0 <= one.lastDay } ?? 0)
    }
  }
}
