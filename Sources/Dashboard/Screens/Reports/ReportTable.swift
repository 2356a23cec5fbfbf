import Domain
import Presentation
import Store

/// One figure of reports as a grid takes it: its rows, the groups behind them, and all together in
/// a sentence.
struct ReportTable: Sendable {
  private(set) var rows: [GridRow] = []
  /// The group that a row is of, by the row.
  private(set) var groups: [String: String] = [:]
  private(set) var total = ""
  /// What an action on a row would be about, by the row.
  private(set) var subjects: [String: [NamedText]] = [:]

  /// The empty grid of a figure.
  static func grid(_ figure: ReportFigure, by grouping: FunnelGrouping) -> Grid {
    let hidden: Set<String> = [grouping == .county ? "group" : "name"]
    return switch figure {
    case .lags: Grid(ReportFigureColumns.lags(), leaving: hidden)
    case .identified: Grid(ReportFigureColumns.identified)
    case .care: Grid(ReportFigureColumns.care(), leaving: hidden)
    case .again: Grid(ReportFigureColumns.again(), leaving: hidden)
    case .venues: Grid(ReportFigureColumns.venues)
    case .channels: Grid(ReportFigureColumns.channels)
    case .completeness: Grid(ReportFigureColumns.completeness(), leaving: hidden)
    case .fields: Grid(ReportFigureColumns.fields)
    case .aligned: Grid(ReportFigureColumns.aligned)
    case .submitted: Grid(ReportFigureColumns.submitted, leaving: ["county"])
    case .heat: Grid(ReportFigureColumns.heat)
    }
  }

  init(
    _ figure: ReportFigure, by grouping: FunnelGrouping, _ records: ReportRecords,
    in span: ReportSpan, role: Role
  ) {
    let reports = records.reports
    let names = Dictionary(
      uniqueKeysWithValues: records.counties.map { ($0.fips, $0.name) })
    switch figure {
    case .lags:
      let found = LagFigures.lines(reports, by: grouping, in: span)
      take(found.lines, ReportFigureColumns.lags(names), group: \.group)
      total = Self.words(found.total)
    case .care:
      let found = CareFigures.lines(reports, by: grouping, in: span)
      take(found.lines, ReportFigureColumns.care(names), group: \.group)
      total = Self.words(found.total)
    case .again:
      let found = AgainFigures.lines(reports, by: grouping, in: span)
      take(found.lines, ReportFigureColumns.again(names), group: \.group)
      total = Self.words(found.total)
    case .venues:
      let found = VenueFigures.lines(reports, by: grouping, in: span)
      take(found.lines, ReportFigureColumns.venues, group: \.period)
      total = "In private homes and hotels: \(Self.of(found.total.privateShare)) received."
    case .channels:
      let lines = ChannelFigures.lines(reports, by: grouping, in: span)
      take(
        lines, ReportFigureColumns.channels, group: \.period,
        id: { "\($0.period)/\($0.channel)" })
      total = "\(reports.count(where: span.includes)) reports received."
    case .completeness, .fields:
      let found = CompletenessFigures.lines(
        reports, by: grouping, fields: role.countedFields, in: span)
      if figure == .completeness {
        take(found.lines, ReportFigureColumns.completeness(names), group: \.group)
      } else {
        take(
          FieldFigures.lines(reports, fields: role.countedFields, in: span),
          ReportFigureColumns.fields, group: \.field.rawValue)
      }
      total = Self.words(found.total)
    case .aligned:
      let lines = AlignedFigures.lines(reports, counties: records.counties, in: span)
      take(lines, ReportFigureColumns.aligned, group: { "\($0.quarter)" })
      total =
        "Three months at a time, counted from the day on which each county opted in; reports"
        + " from before it are in this figure alone."
    case .submitted, .identified, .heat: break
    }
  }

  /// By whom exploitation was identified.
  init(_ identified: [Identification], in span: ReportSpan) {
    let found = IdentifiedFigures.lines(
      identified, from: span.from, until: span.until, at: span.at)
    take(found.lines, ReportFigureColumns.identified, group: \.source)
    total = Self.words(found.total)
  }

  /// What counties stated, beside the store, with who signed.
  init(_ lines: [SubmittedFigures]) {
    take(
      lines, ReportFigureColumns.submitted, group: \.submission.county,
      id: { "\($0.submission.county)/\($0.submission.firstDay)/\($0.submission.lastDay)" })
    subjects = Dictionary(uniqueKeysWithValues: zip(rows.map(\.id), lines.map(Self.subject)))
    let open = lines.count(where: \.isOpen)
    total =
      "Stated by counties: \(lines.count); otherwise than in the store:"
      + " \(lines.count { $0.difference != 0 }); of those not signed as they stand: \(open)"
      + (open == 0 ? "." : "; a, sign-counts.")
  }

  /// What signing a row's counts is about, the counts as they are shown among it.
  private static func subject(_ line: SubmittedFigures) -> [NamedText] {
    [
      NamedText(name: "county", text: line.submission.county),
      NamedText(name: "first_day", text: line.submission.firstDay.text),
      NamedText(name: "last_day", text: line.submission.lastDay.text),
      NamedText(name: "submitted", text: "\(line.submission.count)"),
      NamedText(name: "in_store", text: "\(line.inStore)"),
    ]
  }

  private mutating func take<Figures>(
    _ lines: [Figures], _ listing: Listing<Figures>, group: @escaping (Figures) -> String,
    id: ((Figures) -> String)? = nil
  ) {
    rows = lines.map { GridRow($0, id: (id ?? group)($0), listing: listing) }
    groups = Dictionary(
      zip(rows.map(\.id), lines.map(group)), uniquingKeysWith: { first, _ in first })
  }

  // MARK: - All together

  /// `24.3 % (11300 of 46500)`.
  private static func of(_ share: Share) -> String {
    "\(NumberText.percent(share)) (\(share.count ?? 0) of \(share.total ?? 0))"
  }

  private static func days(_ tenths: Int?) -> String {
    tenths.map { "\(NumberText.tenths($0)) days" } ?? CellText.unknown
  }

  private static func words(_ total: LagFigures) -> String {
    "\(Plural.of(total.received, "report")). Median to the decision: \(days(total.screeningTenths))"
      + " (n = \(total.screened)); to what was found: \(days(total.dispositionTenths))"
      + " (n = \(total.disposed))."
  }

  private static func words(_ total: IdentifiedFigures) -> String {
    "\(total.youth.total ?? 0) youth identified; of \(total.known) known before, the median from"
      + " the first contact: \(days(total.medianTenths))."
  }

  private static func words(_ total: CareFigures) -> String {
    "\(total.identified) youth identified, \(total.notRecorded) without a status on record."
      + " In placement: \(of(total.share(.inPlacement))); absent from it:"
      + " \(of(total.share(.absentFromPlacement))); not in care, with an earlier placement:"
      + " \(of(total.share(.priorPlacementNotInCare))), of those recorded."
  }

  private static func words(_ total: AgainFigures) -> String {
    let windows = total.windows.map { window in
      "within \(window.months) months \(of(window.share)), \(window.censored) censored"
    }
    return "\(total.youth) youth with a substantiated report. Reported again:"
      + " \(windows.joined(separator: "; ")). Censored: their months have not passed yet, and they"
      + " are in neither count."
  }

  private static func words(_ total: CompletenessFigures) -> String {
    let mean = total.meanTenths.map { "\(NumberText.tenths($0)) %" } ?? CellText.unknown
    return "Fields filled, mean of reports: \(mean). With every field: \(of(total.whole))"
      + " received."
  }
}
