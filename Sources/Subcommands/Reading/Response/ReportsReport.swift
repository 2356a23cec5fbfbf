import Domain
import Presentation
import Store

/// What `reports` prints beyond the funnel: the reports behind a count, and further figures.
struct ReportsReport {
  let store: BoardStore
  let context: CommandContext
  let span: ReportSpan
  /// FIPS codes of the counties of the answer.
  let counties: [String]
  /// Whether a picture was asked for.
  let isPicture: Bool

  /// The reports behind a count: those that the viewer sees.
  func list(
    _ measure: FunnelMeasure, by grouping: FunnelGrouping, group: String?
  ) throws -> ExitStatus {
    try store.require(.f3, of: "reports --list", words: "reports one by one")
    try refusePicture()
    let group = try group.map { try name(of: $0, grouping) }
    let reports = try store.read(
      ReportListQuery(
        of: measure, by: grouping, group: group, from: span.from, until: span.until, at: span.at,
        counties: counties))
    let role = store.viewer.role
    let part =
      role.seesFunnel(by: grouping)
      ? [] : [role.note(on: .f3) ?? "the list is of the reports that you see"]
    try print(
      ReportListColumns.listing, reports.map { ReportLine($0, at: span.at) },
      [
        ("reports", .integer(reports.count)), ("measure", .text(measure.name)),
        ("by", .code(grouping)), ("group", .text(group)),
      ] + ReportFigureColumns.ends(by: nil, in: span), notes: part)
    return .done
  }

  /// The group as rows name it: a county may be given by its name.
  private func name(of group: String, _ grouping: FunnelGrouping) throws -> String {
    guard grouping == .county else { return group }
    let known = try store.read(CountiesQuery())
    let chosen = known.first { $0.fips == group || $0.name.lowercased() == group.lowercased() }
    guard let chosen else {
      throw CommandFailure(.usage, what: "--of \(group)", why: "No county of that name or code.")
    }
    return chosen.fips
  }

  /// One figure.
  func print(_ figure: ReportFigure, by asked: FunnelGrouping?) throws -> ExitStatus {
    let role = store.viewer.role
    guard role.seesReportFigures else {
      throw CommandFailure(
        .notPermitted, what: "reports --figure \(figure.rawValue)",
        why: role.counts(.f3)
          ? "Your role (\(role.words)) has counts without small ones, and figures made of them"
            + " could be worked back; 'reports --by county' has its counts."
          : "The figures need all of a county's reports, and your role (\(role.words)) sees a part."
      )
    }
    let grouping = try grouping(of: figure, asked)
    if isPicture, figure != .heat { try refusePicture() }
    switch figure {
    case .submitted: try submitted()
    case .identified: try identified()
    default: try print(figure, by: grouping)
    }
    return .done
  }

  /// A figure worked out from reports one by one.
  private func print(_ figure: ReportFigure, by grouping: FunnelGrouping) throws {
    let records = try store.read(
      ReportRecordsQuery(for: figure, by: grouping, at: span.at, counties: counties))
    let names = Dictionary(uniqueKeysWithValues: records.counties.map { ($0.fips, $0.name) })
    let notes = (records.note(in: span).map { [$0] } ?? []) + [ReportFigureColumns.detected]
    let byCounty = grouping == .county ? names : [:]
    switch figure {
    case .lags:
      let found = LagFigures.lines(records.reports, by: grouping, in: span)
      try print(ReportFigureColumns.lags(byCounty), found, by: grouping, notes)
    case .care:
      let found = CareFigures.lines(records.reports, by: grouping, in: span)
      try print(ReportFigureColumns.care(byCounty), found, by: grouping, notes)
    case .again:
      let found = AgainFigures.lines(records.reports, by: grouping, in: span)
      try print(ReportFigureColumns.again(byCounty), found, by: grouping, notes)
    case .venues:
      let found = VenueFigures.lines(records.reports, by: grouping, in: span)
      try print(ReportFigureColumns.venues, found, by: grouping, notes)
    case .completeness:
      let found = CompletenessFigures.lines(
        records.reports, by: grouping, fields: store.viewer.role.countedFields, in: span)
      try print(ReportFigureColumns.completeness(byCounty), found, by: grouping, notes)
    case .channels:
      let lines = ChannelFigures.lines(records.reports, by: grouping, in: span)
      let received = records.reports.count(where: span.includes)
      try print(
        ReportFigureColumns.channels, lines,
        [("received", .integer(received))] + ReportFigureColumns.ends(by: grouping, in: span),
        notes: notes)
    case .fields: try fields(records, notes)
    case .heat: try heat(records, notes)
    case .aligned: try aligned(records)
    case .submitted, .identified: break
    }
  }

  /// The grouping asked for, or the figure's usual one.
  private func grouping(
    of figure: ReportFigure, _ asked: FunnelGrouping?
  ) throws -> FunnelGrouping {
    let role = store.viewer.role
    guard let asked else { return figure.groupings.first ?? .county }
    guard figure.groupings.contains(asked) else {
      throw UsageError.badValue(
        option: "--by",
        reason: figure.groupings.isEmpty
          ? "'\(figure.rawValue)' has rows of its own kind."
          : "'\(figure.rawValue)' goes by"
            + " \(figure.groupings.map(\.rawValue).joined(separator: ", ")).")
    }
    guard role.groupings(of: figure).contains(asked) else {
      throw CommandFailure(
        .notPermitted, what: "reports --by \(asked.rawValue)",
        why: "Your role (\(role.words)) does not see that of every report.")
    }
    return asked
  }

  private func fields(_ records: ReportRecords, _ notes: [String]) throws {
    let fields = store.viewer.role.countedFields
    let total = CompletenessFigures.lines(
      records.reports, by: .county, fields: fields, in: span
    ).total
    let summary = ReportFigureColumns.summary(
      of: total, in: ReportFigureColumns.completeness(), by: nil, in: span)
    try print(
      ReportFigureColumns.fields, FieldFigures.lines(records.reports, fields: fields, in: span),
      summary, notes: notes)
  }

  private func heat(_ records: ReportRecords, _ notes: [String]) throws {
    let lines = HeatFigures.lines(
      records.reports, counties: records.counties, submissions: records.submissions, in: span)
    if isPicture { return try draw(ReportPicture.heat(lines, in: span, notes: notes)) }
    let total = FunnelCounts(of: records.reports.filter(span.includes), at: span.at)
    try print(
      ReportFigureColumns.heat, lines,
      FunnelColumns.summary(of: total, from: span.from, until: span.until), notes: notes)
  }

  private func aligned(_ records: ReportRecords) throws {
    if span.from != nil || span.until != nil {
      throw UsageError.badValue(
        option: "--figure",
        reason: "'aligned' counts from each county's opt-in: leave out the span.")
    }
    let lines = AlignedFigures.lines(records.reports, counties: records.counties, in: span)
    let counties = records.counties.count { county in
      county.optedInOn.map { $0 <= store.zone.localDate(of: span.at) } ?? false
    }
    try print(
      ReportFigureColumns.aligned, lines, [("counties", .integer(counties))],
      notes: [
        "reports from before an opt-in are in this figure alone", ReportFigureColumns.detected,
      ])
  }

  private func submitted() throws {
    let lines = try store.read(
      SubmittedQuery(from: span.from, until: span.until, at: span.at, counties: counties))
    let unsigned = lines.filter(\.isOpen).map {
      "\($0.name), \($0.submission.firstDay.text) through \($0.submission.lastDay.text)"
    }
    let note =
      unsigned.isEmpty
      ? [] : ["differ, and nobody signed them as they stand: " + unsigned.joined(separator: "; ")]
    try print(
      ReportFigureColumns.submitted, lines, ReportFigureColumns.summary(of: lines, in: span),
      notes: note + [ReportFigureColumns.detected])
  }

  private func identified() throws {
    let scope = counties.isEmpty ? store.viewer.counties.sorted() : counties
    let found = IdentifiedFigures.lines(
      try store.read(IdentificationsQuery(at: span.at, counties: scope)), from: span.from,
      until: span.until, at: span.at)
    let listing = ReportFigureColumns.identified
    try print(
      listing, found.lines,
      [("identified", .integer(found.total.youth.total))]
        + ReportFigureColumns.summary(of: found.total, in: listing, by: nil, in: span),
      notes: [ReportFigureColumns.detected])
  }

  // MARK: - Output

  private func print<Figures: Sendable>(
    _ listing: Listing<Figures>, _ found: (lines: [Figures], total: Figures),
    by grouping: FunnelGrouping, _ notes: [String]
  ) throws {
    try print(
      listing, found.lines,
      ReportFigureColumns.summary(of: found.total, in: listing, by: grouping, in: span),
      notes: notes)
  }

  private func print<Row: Sendable>(
    _ listing: Listing<Row>, _ rows: [Row], _ summary: [(key: String, cell: Cell)],
    notes: [String]
  ) throws {
    try context.print(
      listing, rows: rows, store: store, asOf: span.at, counties: counties, summary: summary,
      notes: notes)
  }

  /// Writes a picture.
  func draw(_ picture: String) throws { try context.out.write(picture) }

  private func refusePicture() throws(UsageError) {
    if isPicture {
      throw .badValue(
        option: "--format",
        reason: "svg draws the funnel by group, and '--figure heat'.")
    }
  }
}
