import Domain
import Presentation
import Store

/// `plans`: which counties have a plan, what is in it, what it lacks and what changed.
enum PlansCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "plans", summary: "county plans: received, lacking, read, searched and compared",
    usage: [
      "plans", "plans show COUNTY YEAR", "plans search TEXT…", "plans diff COUNTY YEAR YEAR",
      "plans diff COUNTY YEAR COUNTY [YEAR]",
      "plans gaps", "plans evidence COUNTY [YEAR]", "plans survey [YEAR]",
    ],
    positionals: [
      .init(
        "show|search|diff|gaps|evidence|survey",
        help: "one plan, a search, a comparison, what is lacking, what happened, or the survey",
        isRequired: false, choices: forms),
      .init(
        "ARGUMENT", help: "a county and a fiscal year such as 2025-26, or what to look for",
        isRequired: false, isRepeating: true),
    ],
    help: [
      "Lists every county in every fiscal year that any plan is for, and in the present one, with"
        + " the required sections that its plan has text of and those that it lacks. 'plans gaps'"
        + " lists what is lacking, one thing a row.",
      "'plans show' prints a plan by section. 'plans diff' compares the plans of two years, or of two"
        + " counties, section by section, from the first to the second; a second county without a"
        + " year is compared in the same one. Both exit with 66 where there is no plan.",
      "'plans search' finds the sections that hold every term: words, without regard to case and"
        + " accents; \"quoted phrases\"; beginnings, as in advoc*. A piece with marks inside, such as"
        + " 24/7, is a phrase. Nothing else that is typed has a meaning of its own.",
      "'plans evidence' holds the newest plan, or that of a year, against what happened: minutes of"
        + " both seats filled where the plan says 24/7, workers whose training has not expired,"
        + " notices of missing youth made in time, responses after which a team came together. An"
        + " element is borne out where every one of those counted is.",
      "'plans survey' lists which counties answered the survey of a year, or the newest that anybody"
        + " was asked for: who did not comes first, and by name in the summary. A county that was not"
        + " asked is in no rate. send-survey and answer-survey of 'csecboard do' enter it.",
    ],
    examples: [
      .init("csecboard plans gaps --county Kern", "What one county's plans lack."),
      .init("csecboard plans show Kern 2026-27", "One plan."),
      .init("csecboard plans search '\"warm hand-off\" advoc*'", "Where plans speak of it."),
      .init("csecboard plans diff Kern 2025-26 2026-27 -f json", "What changed since last year."),
      .init("csecboard plans survey 2026-27", "Who answered, and what."),
      .init("csecboard plans diff Fresno 2026-27 Kern", "How Kern's plan differs from Fresno's."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]
  private static let forms = ["show", "search", "diff", "gaps", "evidence", "survey"]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let words = Array(arguments.positionals.dropFirst())
    let form = arguments.positionals.first
    // What can't be asked is said before a store is opened.
    var search = PlanSearch("")
    switch form {
    case nil: break
    case "gaps": try requireCount(0, words)
    case "show": try requireCount(2, words)
    case "survey": try requireCount(min(1, words.count), words)
    case "evidence": try requireCount(min(2, max(1, words.count)), words)
    case "diff": try requireCount(min(4, max(3, words.count)), words)
    case "search": search = try self.search(words)
    case let other?:
      throw UsageError.unknownChoice(option: "plans", value: other, choices: forms)
    }
    let store = try context.openStore()
    try store.require(.f15, of: "plans", words: "county plans")
    let work = PlansReport(
      store: store, at: try context.asOf(store), counties: try context.counties(store),
      context: context)
    switch form {
    case "gaps": try work.printGaps()
    case "show": try work.printPlan(words[0], words[1])
    case "diff": try work.printDifference(PlanComparison(words))
    case "search": try work.printHits(search)
    case "evidence": try work.printEvidence(words[0], words.dropFirst().first)
    case "survey": try work.printSurvey(words.first)
    default: try work.printOverview()
    }
    return .done
  }

  private static func requireCount(_ count: Int, _ words: [String]) throws(UsageError) {
    if words.count > count {
      throw .unexpectedArgument(command: "plans", argument: words[count])
    }
    if words.count < count {
      throw .missingArgument(command: "plans", name: words.isEmpty ? "COUNTY" : "YEAR")
    }
  }

  private static func search(_ words: [String]) throws(UsageError) -> PlanSearch {
    if words.isEmpty { throw .missingArgument(command: "plans", name: "TEXT") }
    let search = PlanSearch(words.joined(separator: " "))
    if search.terms.isEmpty {
      throw .other(what: "plans search", reason: "There is no word in it to look for.")
    }
    return search
  }
}
