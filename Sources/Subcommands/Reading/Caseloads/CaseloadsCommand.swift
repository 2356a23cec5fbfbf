import Domain
import Presentation
import Store

/// `caseloads`: weighted load against capacity, in four groupings.
enum CaseloadsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "caseloads", summary: "weighted caseloads against capacity",
    usage: [
      "caseloads [--by county|unit|worker|case]", "caseloads --why CASE",
      "caseloads --next CASE",
      "caseloads --balance UNIT [--under PERCENT]", "caseloads --move CASE=STAFF...",
      "caseloads --ahead DAYS",
      "caseloads --continuity", "caseloads --handovers", "caseloads --overrides",
      "caseloads --weeks",
      "caseloads --workforce", "caseloads --with KIND.KEY=VALUE -c COUNTY",
    ],
    options: [
      OptionSpec(
        "by", choices: ["county", "unit", "worker", "case"],
        help: "one row a county, unit, worker or case; worker if not given"),
      OptionSpec(
        "why", valueName: "CASE",
        help: "every number that the case's points are made of, and what each rests on"),
      OptionSpec(
        "next", valueName: "CASE", help: "who may take the case on next, the lowest load first"),
      OptionSpec(
        "balance", valueName: "UNIT",
        help: "the fewest cases that must change hands so that nobody of the unit is over"),
      OptionSpec(
        "under", valueName: "PERCENT",
        help: "with --balance: the percent of capacity that nobody is to be above; 100 if not given"
      ),
      OptionSpec(
        "move", valueName: "CASE=STAFF",
        help: "what everybody would carry if the case were theirs; nothing is saved; repeatable",
        repeatable: true),
      OptionSpec(
        "ahead", valueName: "DAYS", help: "what will change in the days ahead by itself"),
      OptionSpec("continuity", help: "how many primary workers each youth had in twelve months"),
      OptionSpec(
        "handovers", help: "cases that changed hands, with what the next worker was told"),
      OptionSpec("weeks", help: "what each worker carried in the last thirteen weeks"),
      OptionSpec(
        "workforce", help: "consolidation, continuity, posts and turnover, by county or unit"),
      OptionSpec(
        "with", valueName: "KIND.KEY=VALUE",
        help: "today's loads as they would be under another value; nothing is saved"),
      OptionSpec("overrides", help: "points that supervisors overrode, apart from the others"),
    ],
    help: [
      "Shows what each worker carries, weighted by how much work a case is, against what they"
        + " can carry. Points are hundredths of one standard family reunification case.",
      "Bands: room below 85 % of capacity, full up to 100 %, over up to 115 %, blocked above;"
        + " a county's own policy may set other limits. 'csecboard policies' shows them.",
      "A county's or a unit's row is shown only to those who see all of its cases.",
      "A role that may have counts only gets the number of cases by unit, as of the end of the"
        + " last quarter.",
      "--why opens one case: base, status with the record behind it, each modifier with its window,"
        + " floor or ceiling, each worker's share, overrides with their reason. Like 'youth', it is"
        + " entered in the audit log first.",
      "--next ranks the workers of the case's county by what they would carry with it, and names"
        + " for each who is left out the rule: away, a conflict of interest, no language in common,"
        + " a new CSE case lately, as many cases as a dedicated worker may have, not designated.",
      "--balance keeps siblings together, gives nobody a case against those rules and no youth one"
        + " worker too many, and says whether fewer moves are possible. 'do reassign-case' takes a"
        + " move.",
      "--ahead lists what changes by itself, and by how much each load changes by it: windows that"
        + " begin or end, a status that turns historic, cases that close, shares, policies and"
        + " service that begin or end, hearings, leave; --continuity the youth with"
        + " most primary workers in twelve months, what was put right on its first day left out;"
        + " --overrides the points of 'do override-weight', which no other figure holds.",
    ],
    examples: [
      .init("csecboard caseloads --by unit --county Kern", "The units of one county."),
      .init("csecboard caseloads --next C-0034", "Who may take a case on."),
      .init("csecboard caseloads --why C-0034", "Why it has its points."),
      .init(
        "csecboard caseloads --balance Valley --under 95", "Which cases should change hands."),
      .init(
        "csecboard caseloads --move C-0034=W-302 --move C-0015=W-101",
        "Two moves on paper: the loads before and after, and the rules that they break."),
      .init(
        "csecboard caseloads --by case --as-of 2026-11-20 -f csv",
        "Every case as it stood at the beginning of that day, for a spreadsheet."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    if let text = arguments.value("under"), arguments.value("balance") == nil {
      throw UsageError.badValue(option: "--under", reason: "'\(text)' goes with --balance.")
    }
    let percent = try PlanningReport.percent(arguments.value("under"))
    let chosen =
      ["by", "why", "next", "balance", "move", "ahead", "with"]
      .filter { arguments.value($0) != nil }
      + ["continuity", "handovers", "overrides", "weeks", "workforce"].filter { arguments.has($0) }
    if chosen.count > 1 {
      throw UsageError.badValue(option: "--\(chosen[1])", reason: "Goes without --\(chosen[0]).")
    }
    let store = try context.openStore()
    if let key = arguments.value("why") {
      try WhyReport(store: store, context: context).print(key)
      return .done
    }
    let planning = PlanningReport(store: store, context: context)
    if let key = arguments.value("next") {
      try planning.printNext(key)
      return .done
    }
    if let unit = arguments.value("balance") {
      try planning.printBalance(unit, under: percent)
      return .done
    }
    if arguments.value("move") != nil {
      try planning.printMoves(arguments.values("move"))
      return .done
    }
    let outlook = OutlookReport(store: store, context: context)
    if let days = arguments.value("ahead") {
      try outlook.printAhead(days)
      return .done
    }
    if arguments.has("continuity") {
      try outlook.printContinuity()
      return .done
    }
    if arguments.has("handovers") {
      try outlook.printHandovers()
      return .done
    }
    if arguments.has("overrides") {
      try outlook.printOverrides()
      return .done
    }
    let workforce = WorkforceReport(store: store, context: context)
    if let text = arguments.value("with") {
      try workforce.printTrial(text)
      return .done
    }
    if arguments.has("weeks") || arguments.has("workforce") {
      try arguments.has("weeks") ? workforce.printWeeks() : workforce.printWorkforce()
      return .done
    }
    return try printFigures(arguments, store, context)
  }

  private static func printFigures(
    _ arguments: ParsedArguments, _ store: BoardStore, _ context: CommandContext
  ) throws -> ExitStatus {
    let grouping = arguments.value("by")
    let chosen = grouping == nil || grouping == "unit" ? [] : ["--by"]
    if try context.printCounts(.caseloads, store, chosen: chosen) { return .done }
    guard CaseloadReport.isFor(store.viewer.role) else {
      throw CommandFailure(
        .notPermitted, what: "caseloads",
        why: "Your role (\(store.viewer.role.words)) sees no cases.")
    }
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let weighed = try store.read(
      WeighedCaseloadsQuery(
        caseloads: CaseloadQuery(
          at: at, counties: counties.chosenCodes,
          hasCases: CaseloadReport.hasCases(by: grouping ?? "worker", in: counties))))
    let report = CaseloadReport(
      figures: weighed.figures, viewer: store.viewer, counties: counties)
    let notes = report.notes(
      by: weighed.policies, on: store.zone.localDate(of: at), at: at,
      present: context.environment.present())
    func print<Row: Sendable>(
      _ listing: Listing<Row>, _ rows: [Row], _ summary: CaseloadSummary, withheld: String? = nil,
      ended: String? = nil
    ) throws {
      let withheldNote = [withheld, ended].compactMap { $0 }
      try context.print(
        withheld == nil ? listing : listing.withheld, rows: rows, store: store, asOf: at,
        counties: report.counties.covered, summary: summary.items, notes: withheldNote + notes)
    }
    switch grouping ?? "worker" {
    case "case": try print(CaseloadColumns.byCase, report.cases, report.summaryOfCases)
    case "unit":
      try print(
        CaseloadColumns.byUnit, report.units, report.summaryOfUnits,
        withheld: report.reasonWithoutUnits)
    case "county":
      try print(
        CaseloadColumns.byCounty, report.countyRows, report.summaryOfCounties,
        withheld: report.reasonWithoutCounties)
    default:
      try print(
        CaseloadColumns.byWorker, report.workers, report.summaryOfWorkers,
        ended: CaseloadColumns.notCurrent(report.workers))
    }
    return .done
  }
}

extension Listing {
  /// The same listing where its rows are not for the viewer; a note says why.
  var withheld: Listing<Row> {
    Listing(
      name: name, variant: variant, columns: columns, summaryKeys: summaryKeys,
      emptyText: "The rows are withheld.")
  }
}
