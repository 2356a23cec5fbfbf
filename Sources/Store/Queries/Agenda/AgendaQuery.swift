import Database
import Domain

/// What counties' agendas hold, what needs somebody first (S41–S43, S50, S51).
public struct AgendaQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all that the viewer sees.
  public let counties: [String]

  /// Agendas at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    [
      "my_agenda_items_f15", "my_agenda_signatures_f15", "my_agenda_indicators_f15",
      "my_agenda_youth_f1", "my_policies",
    ] + PlanReader.views
  }

  /// Each item, and each plan of the year for which nobody with lived experience was heard.
  public func fetch(_ viewing: Viewing) throws -> [AgendaLine] {
    let chosen = { (county: String) in counties.isEmpty || counties.contains(county) }
    let items = try viewing.connection.fetchAll(
      """
      SELECT i.id, i.county, i.kind, i.at, i.title, i.detail, i.agency, i.other_agency,
        i.fiscal_year, i.heard, i.due_on, i.answer, i.answered_at, i.escalated_at, i.closed_at,
        i.author, t.indicator, u.youth
      FROM my_agenda_items_f15 i LEFT JOIN my_agenda_indicators_f15 t ON t.item = i.id
      LEFT JOIN my_agenda_youth_f1 u ON u.item = i.id WHERE i.at <= ?1
      """, [.integer(at.seconds)]
    ) { row in try Self.item(row) }
    let signatures = try viewing.connection.fetchAll(
      "SELECT item, agency, signed_at FROM my_agenda_signatures_f15"
    ) { row in
      AgendaSignature(item: row.text(0), agency: row.text(1), at: row.instant(2))
    }
    let plans = try PlanReader(viewing, at: at).versions().map {
      (county: $0.header.county, year: $0.header.year)
    }
    let today = viewing.zone.localDate(of: at)
    let policies = PolicyBook(
      rows: try PoliciesQuery(inForceOn: today, kind: .agenda).fetch(viewing))
    return AgendaLine.lines(
      items: items.compactMap { $0 }.filter { chosen($0.county) }, signatures: signatures,
      plans: plans.filter { chosen($0.county) }, policies: policies, at: at, today: today)
  }

  private static func item(_ row: borrowing Row) throws -> AgendaItem? {
    guard let kind = AgendaKind(stored: row.text(2)) else { return nil }
    return AgendaItem(
      id: row.text(0), county: row.text(1), kind: kind, at: Instant(seconds: row.int64(3)),
      title: row.text(4), detail: row.optionalText(5), agency: row.optionalText(6),
      other: row.optionalText(7), year: row.optionalText(8).flatMap { FiscalYear($0) },
      heard: row.optionalText(9).flatMap { HeardRole(stored: $0) }, day: try row.optionalDate(10),
      answer: row.optionalText(11), answeredAt: row.instant(12), escalatedAt: row.instant(13),
      closedAt: row.instant(14), author: row.text(15),
      indicator: row.optionalText(16).flatMap { QuarterIndicator(stored: $0) },
      youth: row.optionalText(17))
  }
}

/// How often the mandates of two agencies were at odds (S42): conflicts about one youth are counted
/// too, for whoever does not see them.
public struct AgencyPairsQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all that the viewer sees.
  public let counties: [String]

  /// Pairs at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { [CountingViews.conflicts, "my_policies"] }

  /// Each pair of a county, the most conflicts first.
  public func fetch(_ viewing: Viewing) throws -> [AgencyPair] {
    let found = try viewing.connection.fetchAll(
      """
      SELECT county, agency, other_agency, at, due_on, answered_at, escalated_at, closed_at
      FROM my_counted_conflicts WHERE at <= ?1
      """, [.integer(at.seconds)]
    ) { row in
      AgendaItem(
        id: "", county: row.text(0), kind: .conflict, at: Instant(seconds: row.int64(3)),
        title: "", detail: nil, agency: row.optionalText(1), other: row.optionalText(2), year: nil,
        heard: nil, day: try row.optionalDate(4), answer: nil, answeredAt: row.instant(5),
        escalatedAt: row.instant(6), closedAt: row.instant(7), author: "")
    }
    let today = viewing.zone.localDate(of: at)
    let policies = PolicyBook(
      rows: try PoliciesQuery(inForceOn: today, kind: .agenda).fetch(viewing))
    return AgencyPair.pairs(
      of: AgendaLine.lines(
        items: found.filter { counties.isEmpty || counties.contains($0.county) }, signatures: [],
        plans: [], policies: policies, at: at, today: today))
  }
}
