import Database
import Domain

/// The figures of counties by quarter, as their own listings have them, with the improvements that
/// name them (S51).
public struct IndicatorsQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]

  /// Run charts at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  private var agenda: AgendaQuery { AgendaQuery(at: at, counties: counties) }
  private var reports: ReportRecordsQuery {
    ReportRecordsQuery(for: .heat, by: nil, at: at, counties: counties)
  }
  private var episodes: RecoveryQuery { RecoveryQuery(at: at, counties: counties) }

  /// The views that it reads.
  public var views: [String] {
    let all =
      agenda.views + reports.views + episodes.views + CoverageQuery(from: at, until: at).views
      + TrainedStaff.views + ["my_callouts_f13"]
    var seen: Set<String> = []
    return all.filter { seen.insert($0).inserted }
  }

  private typealias Values = [String: [QuarterIndicator: [String: Share]]]

  /// By county, indicator and quarter, the oldest first.
  public func fetch(_ viewing: Viewing) throws -> Indicators {
    let quarters = FigureQuarter.quarters(at: at, zone: viewing.zone)
    let scope = try viewing.counties(among: counties)
    let shown = QuarterIndicator.allCases.filter { Self.isOpen($0, viewing.viewer.role) }
    var values: Values = [:]
    if shown.contains(.screenedIn) { try addReports(quarters, viewing, &values) }
    if shown.contains(.ncmecOnTime) { try addNotices(viewing, &values) }
    if shown.contains(.dualResponses) { try addResponses(quarters, viewing, &values) }
    if shown.contains(.coverage) { try addRosters(quarters, viewing, &values) }
    let actions = try agenda.fetch(viewing).filter { $0.kind == .action && $0.state != .closed }
    let lines = scope.sorted { $0.fips < $1.fips }.flatMap { county in
      shown.flatMap { indicator in
        let known = values[county.fips]?[indicator] ?? [:]
        return IndicatorLine.series(
          indicator, of: county,
          quarters.map { quarter in
            (quarter, known[quarter.name] ?? Share(count: nil, total: nil, of: indicator.total))
          },
          actions: actions.filter {
            $0.county == county.fips && $0.item?.indicator == indicator
          })
      }
    }
    return Indicators(
      lines: lines, withheld: QuarterIndicator.allCases.filter { !shown.contains($0) })
  }

  /// Whether a role sees every record that is counted: a part of them would be another figure.
  private static func isOpen(_ indicator: QuarterIndicator, _ role: Role) -> Bool {
    switch indicator {
    case .screenedIn, .substantiated: role.seesReportFigures
    case .lawEnforcementOnTime, .ncmecOnTime: role.seesWholeCounties(.f5)
    case .dualResponses: role.seesWholeCounties(.f13) && role.seesWholeCounties(.f3)
    case .coverage, .training: role.lists(.f12)
    }
  }

  private func addReports(
    _ quarters: [FigureQuarter], _ viewing: Viewing, _ values: inout Values
  ) throws {
    let span = ReportSpan(from: quarters.first?.from, at: at, zone: viewing.zone)
    let found = try reports.fetch(viewing)
    let cells = HeatFigures.lines(
      found.reports, counties: found.counties, submissions: found.submissions, in: span)
    for cell in cells {
      guard let counts = cell.counts else { continue }
      values[cell.county, default: [:]][.screenedIn, default: [:]][cell.quarter] =
        counts.screenedInOfReceived
      values[cell.county, default: [:]][.substantiated, default: [:]][cell.quarter] =
        counts.substantiatedOfScreenedIn
    }
  }

  private func addNotices(_ viewing: Viewing, _ values: inout Values) throws {
    let lines = try episodes.fetch(viewing).lines
    for (county, own) in Dictionary(grouping: lines, by: \.episode.county) {
      let figures = NoticeFigures.lines(
        own, by: .quarter, from: nil, until: nil, at: at, zone: viewing.zone)
      for figure in figures {
        let indicator: QuarterIndicator
        switch figure.clock {
        case .lawEnforcement: indicator = .lawEnforcementOnTime
        case .ncmec: indicator = .ncmecOnTime
        default: continue
        }
        values[county, default: [:]][indicator, default: [:]][figure.group] = figure.onTime
      }
    }
  }

  private func addResponses(
    _ quarters: [FigureQuarter], _ viewing: Viewing, _ values: inout Values
  ) throws {
    guard let first = quarters.first, let last = quarters.last else { return }
    let lines = try CalloutsQuery(
      from: first.from, until: last.until, at: at, counties: counties
    ).fetch(viewing)
    for (county, own) in Dictionary(grouping: lines, by: \.county) {
      for figure in CalloutFigures.groups(
        of: own, offers: [:], by: .quarter, zone: viewing.zone)
      {
        values[county, default: [:]][.dualResponses, default: [:]][figure.group] = figure.dualRate
      }
    }
  }

  private func addRosters(
    _ quarters: [FigureQuarter], _ viewing: Viewing, _ values: inout Values
  ) throws {
    let first = try FirstShiftsQuery().fetch(viewing)
    for quarter in quarters {
      let until = quarter.isPart ? at : quarter.until
      for line in try CoverageQuery(
        from: quarter.from, until: until, counties: counties
      ).fetch(viewing) {
        // Before there was a roster nothing is known of who answered: that is no quarter of nobody.
        guard let start = first[line.county], start < quarter.until else { continue }
        values[line.county, default: [:]][.coverage, default: [:]][quarter.name] =
          line.coverage.share
      }
      let trained = try TrainedStaff.shares(
        viewing, at: quarter.isPart ? at : quarter.until.adding(seconds: -1))
      for (county, share) in trained {
        values[county, default: [:]][.training, default: [:]][quarter.name] = share
      }
    }
  }
}

/// Run charts, and which of them are not for the viewer.
public struct Indicators: Hashable, Sendable {
  /// The points.
  public let lines: [IndicatorLine]
  /// Those whose records the viewer sees a part of.
  public let withheld: [QuarterIndicator]
}

extension QuarterIndicator {
  /// What its share is of.
  var total: String {
    switch self {
    case .screenedIn: "received"
    case .substantiated, .dualResponses: "screened_in"
    case .lawEnforcementOnTime, .ncmecOnTime: EpisodeSummary.denominator
    case .coverage: "minutes"
    case .training: PlanElement.training.total
    }
  }
}
