import Domain
import Presentation
import Store

/// What the printed board shows, of one snapshot.
struct BoardPageQuery: Query {
  /// The moment.
  let at: Instant
  /// FIPS codes of `--county`; empty = not restricted.
  let counties: [String]
  /// Whether the viewer's role sees cases at all.
  let hasCases: Bool

  private var caseloads: CaseloadQuery { CaseloadQuery(at: at) }
  private var watch: BoardWatchQuery { BoardWatchQuery(at: at, counties: counties) }

  var views: [String] {
    watch.views + ["my_policies"] + CountiesQuery().views + (hasCases ? caseloads.views : [])
  }

  func fetch(_ viewing: Viewing) throws -> BoardPageFacts {
    BoardPageFacts(
      watch: try watch.fetch(viewing), counties: try CountiesQuery().fetch(viewing),
      policies: try viewing.policyBook(),
      figures: hasCases ? try caseloads.fetch(viewing) : nil,
      day: viewing.zone.localDate(of: at), zone: viewing.zone, role: viewing.viewer.role)
  }
}

/// The facts of the printed board, and its panels.
struct BoardPageFacts: Sendable {
  let watch: BoardWatch
  let counties: [CountyRecord]
  let policies: PolicyBook
  let figures: CaseloadFigures?
  let day: LocalDate
  let zone: ZoneRules
  let role: Role

  /// A county's name, or its code where it has none.
  func name(_ fips: String) -> String {
    counties.first { $0.fips == fips }?.name ?? fips
  }

  /// The panels that need no caseloads, in the order of the board.
  var watched: [BoardPage.Section] {
    var sections: [BoardPage.Section] = []
    if let episodes = watch.episodes {
      let rows = episodes.map {
        UrgentEpisode($0, countyName: name($0.episode.county), at: watch.at)
      }
      sections.append(
        .init(
          BoardHeadlines.missing(rows), isUrgent: rows.contains { $0.late > 0 },
          BoardColumns.missing.seen(by: role), rows: rows, zone: zone, more: "csecboard missing"))
    }
    if let onCall = watch.onCall {
      sections.append(
        .init(
          BoardHeadlines.onCall(onCall), isUrgent: onCall.contains { $0.shift == nil },
          BoardColumns.onCall.seen(by: role),
          rows: CountySeats.counties(of: onCall, countyName: name),
          zone: zone, more: "csecboard oncall"))
    }
    if watch.episodes != nil || watch.requests != nil {
      let due = DueItem.next(
        of: watch.episodes ?? [], requests: watch.requests ?? [], at: watch.at, countyName: name)
      sections.append(
        .init(
          BoardHeadlines.due(due, zone: zone), isUrgent: due.contains { $0.state == .late },
          BoardColumns.due.seen(by: role), rows: due,
          zone: zone,
          more: "csecboard clocks"))
    }
    if let facilities = watch.facilities {
      sections.append(
        .init(
          BoardHeadlines.beds(facilities), BoardColumns.beds,
          rows: CountyBeds.counties(of: facilities, countyName: name), zone: zone,
          more: "csecboard placements"))
    }
    return sections
  }

  /// The panels of the caseloads that a viewer sees.
  func loads(_ report: CaseloadReport) -> [BoardPage.Section] {
    let open = report.casesWithoutWorker
    let unassigned = BoardPage.Section(
      BoardColumns.titleOfUnassigned(open.count, left: open.count { $0.worker != nil }),
      isUrgent: !open.isEmpty, BoardColumns.unassigned,
      rows: open.map { OpenCase(row: $0, countyName: name($0.county)) }, zone: zone,
      more: "csecboard caseloads --by case")
    guard report.seesUnits else {
      return [
        .init(
          "Load by worker (\(report.workers.count))", CaseloadColumns.byWorker,
          rows: report.workers, zone: zone, more: "csecboard caseloads --by worker"),
        unassigned,
      ]
    }
    let units = report.units.map { row in
      UnitLoad(
        row: row, countyName: name(row.county),
        band: policies.weights(for: row.county, on: day)
          .band(points: row.points, capacity: row.capacity))
    }
    let byUnit = BoardPage.Section(
      "Load by unit (\(units.count))", BoardColumns.units, rows: units, zone: zone,
      more: "csecboard caseloads --by unit")
    guard report.seesCounties else { return [byUnit, unassigned] }
    return [
      byUnit, unassigned,
      .init(
        "Posts and CSE cases by county (\(report.countyRows.count))", BoardColumns.counties,
        rows: report.countyRows, zone: zone, more: "csecboard caseloads --by county"),
    ]
  }
}
