import Domain
import Presentation
import Store

/// `agenda`: what counties agreed, what is at odds or lacking, who was heard, what is to be done.
enum AgendaCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "agenda", summary: "shared goals, conflicts, gaps, consultations and improvements",
    options: [
      OptionSpec("kind", choices: AgendaKind.storedNames, help: "items of one kind"),
      OptionSpec("all", help: "items that were closed too"),
      OptionSpec("indicators", help: "figures by quarter, with their median and improvements"),
      OptionSpec("pairs", help: "conflicts of mandates counted by pair of agencies"),
    ],
    help: [
      "Lists what is on each county's agenda, what needs somebody first: goals with who signed of"
        + " those asked, mandates that are at odds, tools that are lacking with the state's answer,"
        + " who was heard for a plan, and improvements with who owns them. A conflict that is open"
        + " for longer than the policy agenda conflict_days is the steering committee's. A plan of"
        + " this year for which nobody with lived experience was heard is a row that is missing.",
      "add-goal, sign-goal, raise-conflict, escalate-conflict, raise-gap, record-consultation,"
        + " add-improvement, answer-item, change-item and close-item of 'csecboard do' change it.",
      "A conflict may name the youth whose case it is about: then only who sees the youth sees it,"
        + " and --pairs counts it for everybody.",
      "--indicators gives the figures of reports, notices, callouts and coverage for each of the last"
        + " nine quarters, the running one in part, with the median of the whole ones. Six quarters"
        + " in a row on one side of it, or five that rise or fall, are a run. Each open improvement"
        + " that names the figure stands in the quarter in which it was entered. As svg they are"
        + " drawn as charts. A figure whose records you see in part is left out.",
    ],
    examples: [
      .init("csecboard agenda --county Kern", "What one county has agreed and owes."),
      .init("csecboard agenda --kind gap", "What is lacking, and what the state answered."),
      .init("csecboard agenda --indicators -f svg > runs.svg", "Run charts for a briefing."),
      .init("csecboard agenda --pairs", "Which agencies' mandates are most often at odds."),
    ], formats: OutputFormat.allCases.map(\.rawValue) + [ReportPicture.format])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f15, of: "agenda", words: "county plans")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let kind = arguments.value("kind").flatMap { AgendaKind(stored: $0) }
    if arguments.has("indicators") {
      return try printIndicators(arguments, store, at, counties, context)
    }
    if try context.global.formatName(of: descriptor) == ReportPicture.format {
      throw UsageError.badValue(option: "--format", reason: "svg draws '--indicators'.")
    }
    if arguments.has("pairs") {
      let pairs = try store.read(AgencyPairsQuery(at: at, counties: counties.chosenCodes))
      try context.print(
        AgendaColumns.pairs, rows: pairs, store: store, asOf: at, counties: counties.covered,
        summary: AgendaColumns.summary(of: pairs))
      return .done
    }
    let lines = try store.read(AgendaQuery(at: at, counties: counties.chosenCodes))
    let chosen = lines.filter { line in
      (kind == nil || line.kind == kind) && (arguments.has("all") || line.state != .closed)
    }
    try context.print(
      AgendaColumns.listing, rows: chosen, store: store, asOf: at, counties: counties.covered,
      summary: AgendaColumns.summary(of: chosen),
      notes: chosen.contains { $0.kind == .conflict }
        ? try context.noteOnDefaults(.agenda, "days of an agenda", counties, store, at) : [])
    return .done
  }

  /// Run charts by quarter, as rows or as a picture.
  private static func printIndicators(
    _ arguments: ParsedArguments, _ store: BoardStore, _ at: Instant, _ counties: CountyScope,
    _ context: CommandContext
  ) throws -> ExitStatus {
    let found = try store.read(IndicatorsQuery(at: at, counties: counties.chosenCodes))
    let notes =
      found.withheld.isEmpty
      ? []
      : [
        "your role does not see every record behind"
          + " \(found.withheld.map(\.rawValue).joined(separator: ", "))"
      ]
    if try context.global.formatName(of: descriptor) == ReportPicture.format {
      try context.out.write(
        RunChartPicture.charts(found.lines, at: store.zone.localDate(of: at), notes: notes))
      return .done
    }
    try context.print(
      IndicatorColumns.listing, rows: found.lines, store: store, asOf: at,
      counties: counties.covered, summary: IndicatorColumns.summary(of: found.lines), notes: notes)
    return .done
  }
}
