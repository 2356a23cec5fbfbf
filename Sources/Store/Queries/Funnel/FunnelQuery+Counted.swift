import Database
import Domain

extension FunnelQuery {
  /// The figures for a role that may have counts only: of the end of the last whole quarter, of all
  /// of its counties together, with small counts hidden, and those that moved too little since the
  /// quarter before, since two answers could be set against each other (S19).
  ///
  /// - Throws: ``StoreError/notPermitted(reason:)`` for an interval, counties or a grouping of one's
  ///   own choosing: they could be set against other answers.
  func counted(_ viewing: Viewing) throws -> FunnelFigures {
    let own = Set(viewing.viewer.counties)
    guard Role.countedGroupings.contains(grouping), from == nil, until == nil,
      counties.isEmpty || Set(counties) == own
    else { throw StoreError.notPermitted(reason: Self.ownChoice) }
    guard viewing.viewer.role.seesFunnel(by: grouping) else {
      throw StoreError.notPermitted(reason: Self.partOnly)
    }
    let end = Self.lastQuarterEnd(before: at, zone: viewing.zone)
    let former = Self.lastQuarterEnd(before: end, zone: viewing.zone)
    let view = viewing.viewer.role.counts(.f3) ? CountingViews.reports : nil
    let least = try Self.leastCount(viewing, at: at)
    return try ended(end).figures(viewing, from: view)
      .suppressed(below: least, since: try ended(former).figures(viewing, from: view))
  }

  private static let ownChoice =
    "counts with small ones left out are of all one's counties together, by county, fiscal_year or"
    + " venue: parts of one's own choosing could be set against each other"

  /// Why a role that sees some reports gets no figures.
  public static let partOnly =
    "the funnel needs all of a county's reports, and your role sees a part"

  /// The same question at the last second of a quarter.
  private func ended(_ end: Instant) -> FunnelQuery {
    FunnelQuery(by: grouping, from: nil, until: nil, at: end.adding(seconds: -1))
  }

  /// The end of the last whole quarter before a moment: 1 January, April, July or October.
  public static func lastQuarterEnd(before moment: Instant, zone: ZoneRules) -> Instant {
    let day = zone.localDate(of: moment.adding(seconds: -1))
    let month = (day.month - 1) / 3 * 3 + 1
    return zone.firstInstant(of: LocalDate(year: day.year, month: month, day: 1) ?? day)
  }

  /// The least count that the viewer's county shows to a role which may have counts only.
  static func leastCount(_ viewing: Viewing, at: Instant) throws -> Int {
    let book = try viewing.policyBook()
    return book.value(
      .limit, AccessCount.leastCount.rawValue, county: viewing.viewer.counties.first,
      on: viewing.zone.localDate(of: at))?.value ?? AccessCount.leastCount.defaultValue
  }
}
