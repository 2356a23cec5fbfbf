import Domain
import Presentation
import Store

/// `reports`: the funnel from a report to what was found.
enum ReportsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "reports", summary: "reports received, screened in and found, with their rates",
    usage: [
      "reports [--by GROUPING] [--from TIME] [--until TIME]",
      "reports --list COUNT [--by GROUPING --of GROUP] [--from TIME] [--until TIME]",
      "reports --figure FIGURE [--by GROUPING] [--from TIME] [--until TIME]",
    ],
    options: [
      OptionSpec(
        "by", choices: FunnelGrouping.allCases.map(\.rawValue),
        help: "one row a group; county if not given"),
      OptionSpec(
        "list", choices: FunnelMeasure.allCases.map(\.name), help: "the reports behind a count"),
      OptionSpec("of", valueName: "GROUP", help: "with --list, those of one group of --by"),
      OptionSpec(
        "figure", choices: ReportFigure.storedNames, help: "a figure beyond the funnel"),
    ] + IntervalOptions.specs,
    help: [
      "Counts reports of counties that had opted in on the day of the report. Each rate names its"
        + " own total: what was substantiated of the screened in, and of all received, are two"
        + " figures.",
      "By county, one that sent nothing is not_reported and has no counts; one that stated that it"
        + " had none has zeros.",
      "Figures: lags, the median days from a report to its decision and to what was found;"
        + " identified, by whom exploitation was identified and how long after the first contact;"
        + " care, where youth were then; again, youth with a new report within 6, 12 and 24 months"
        + " of a substantiation, those whose months have not passed yet counted apart as censored;"
        + " venues and channels, by quarter; completeness, how much of each report is filled;"
        + " fields, how often each field is; aligned, the funnel in the quarters before and after"
        + " each county opted in; submitted, what counties stated beside what is here; heat, the funnel of each county in each quarter.",
      "As svg the funnel by group is drawn as bars, and heat as a map of counties and quarters.",
    ],
    examples: [
      .init("csecboard reports --by fiscal_year", "The years, from July to June."),
      .init(
        "csecboard reports --by county --from 2025-07-01 --until 2026-06-30 -f csv",
        "One fiscal year by county, for a spreadsheet."),
      .init(
        "csecboard reports --list substantiated --by venue --of hotel",
        "The substantiated reports whose venue is a hotel."),
      .init("csecboard reports --figure heat -f svg > heat.svg", "A picture for a briefing."),
    ], formats: OutputFormat.allCases.map(\.rawValue) + [ReportPicture.format])
  static let uses: GlobalUse = [.asOf, .county, .user]

  private static func countedNote(_ at: Instant, _ zone: ZoneRules) -> String {
    FunnelColumns.countedNote(
      through: FunnelQuery.lastQuarterEnd(before: at, zone: zone), zone: zone)
  }

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    try check(arguments)
    let store = try context.openStore()
    let isCounted = store.viewer.role.counts(.f3)
    if !isCounted { try store.require(.f3, of: "reports", words: "reports") }
    let span = try IntervalOptions(arguments, zone: store.zone)
    let report = ReportsReport(
      store: store, context: context,
      span: ReportSpan(
        from: span.from, until: span.until, at: try context.asOf(store), zone: store.zone),
      counties: try context.counties(store).covered,
      isPicture: try context.global.formatName(of: descriptor) == ReportPicture.format)
    let grouping = arguments.value("by").flatMap { FunnelGrouping(stored: $0) }
    if let name = arguments.value("figure"), let figure = ReportFigure(stored: name) {
      return try report.print(figure, by: grouping)
    }
    if let name = arguments.value("list"),
      let measure = FunnelMeasure.allCases.first(where: { $0.name == name })
    {
      return try report.list(measure, by: grouping ?? .county, group: arguments.value("of"))
    }
    return try funnel(by: grouping ?? .county, report, isCounted: isCounted)
  }

  private static func check(_ arguments: ParsedArguments) throws(UsageError) {
    if arguments.value("figure") != nil, arguments.value("list") != nil {
      throw .badValue(option: "--figure", reason: "Goes without --list.")
    }
    if arguments.value("of") != nil, arguments.value("list") == nil {
      throw .badValue(option: "--of", reason: "Names a group of --list COUNT --by GROUPING.")
    }
  }

  private static func funnel(
    by grouping: FunnelGrouping, _ report: ReportsReport, isCounted: Bool
  ) throws -> ExitStatus {
    let (store, context, span) = (report.store, report.context, report.span)
    let listing = FunnelColumns.listing(grouping)
    guard isCounted || store.viewer.role.seesFunnel(by: grouping) else {
      try context.print(
        listing.withheld, rows: [], store: store, asOf: span.at, counties: report.counties,
        summary: FunnelColumns.summary(of: nil, from: span.from, until: span.until),
        notes: [FunnelQuery.partOnly])
      return .done
    }
    let figures = try store.read(
      FunnelQuery(
        by: grouping, from: span.from, until: span.until, at: span.at, counties: report.counties))
    let notes =
      (figures.note.map { [$0] } ?? []) + (isCounted ? [countedNote(span.at, store.zone)] : [])
    if report.isPicture {
      try report.draw(ReportPicture.bars(figures, by: grouping, in: span, notes: notes))
      return .done
    }
    try context.print(
      listing, rows: figures.lines, store: store, asOf: span.at, counties: report.counties,
      summary: FunnelColumns.summary(
        of: figures.total, hidden: figures.hiddenOfTotal, from: span.from, until: span.until),
      notes: notes)
    return .done
  }
}
