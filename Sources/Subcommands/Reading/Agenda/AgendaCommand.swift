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
    ],
    examples: [
      .init("csecboard agenda --county Kern", "What one county has agreed and owes."),
      .init("csecboard agenda --kind gap", "What is lacking, and what the state answered."),
      .init("csecboard agenda --pairs", "Which agencies' mandates are most often at odds."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f15, of: "agenda", words: "county plans")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let kind = arguments.value("kind").flatMap { AgendaKind(stored: $0) }
    let lines = try store.read(AgendaQuery(at: at, counties: counties.chosenCodes))
    if arguments.has("pairs") {
      let pairs = AgencyPair.pairs(of: lines)
      try context.print(
        AgendaColumns.pairs, rows: pairs, store: store, asOf: at, counties: counties.covered,
        summary: AgendaColumns.summary(of: pairs))
      return .done
    }
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
}
