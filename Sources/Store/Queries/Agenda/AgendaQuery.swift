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
    ["my_agenda_items_f15", "my_agenda_signatures_f15", "my_policies"] + PlanReader.views
  }

  /// Each item, and each plan of the year for which nobody with lived experience was heard.
  public func fetch(_ viewing: Viewing) throws -> [AgendaLine] {
    let chosen = { (county: String) in counties.isEmpty || counties.contains(county) }
    let items = try viewing.connection.fetchAll(
      """
      SELECT id, county, kind, at, title, detail, agency, other_agency, fiscal_year, heard, due_on,
        answer, answered_at, escalated_at, closed_at, author
      FROM my_agenda_items_f15 WHERE at <= ?1
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
      closedAt: row.instant(14), author: row.text(15))
  }
}
