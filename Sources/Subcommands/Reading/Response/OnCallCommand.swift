import Domain
import Presentation
import Store

/// `oncall`: who answers now, both seats, every rank.
enum OnCallCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "oncall", summary: "who is on call, both seats, with their phones",
    help: [
      "Shows who is on call at this moment, or at --as-of: the child welfare and the advocate seat"
        + " of each county, primary first, and supervisors and clinicians where one is on call.",
      "A seat that nobody fills reads NOBODY; the exit status is 0 all the same. For a check that"
        + " fails, see 'csecboard coverage --fail-on-gap'.",
    ],
    examples: [
      .init("csecboard oncall --county Kern", "Who answers in Kern now."),
      .init("csecboard oncall --as-of '2026-11-21 03:00'", "Who will answer at three that night."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f12, of: "oncall", words: "rosters")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let lines = try store.read(OnCallQuery(at: at, counties: counties.covered, looksAhead: true))
    try context.print(
      RosterColumns.onCall, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: RosterColumns.summary(ofOnCall: lines))
    return .done
  }
}
