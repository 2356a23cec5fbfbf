import Domain
import Presentation
import Store

/// `roster`: the shifts of an interval.
enum RosterCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "roster", summary: "shifts of an interval, with whose they are",
    usage: ["roster --from TIME --until TIME"],
    options: IntervalOptions.specs,
    help: [
      "Shows every shift that overlaps the interval, with its own times, and the name, agency and"
        + " phone of its person as they stand now or at --as-of."
    ],
    examples: [
      .init(
        "csecboard roster --from 2026-11-20 --until 2026-12-03 -c Kern -f csv",
        "Two weeks of one county, for a spreadsheet.")
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    try IntervalOptions.check(arguments, command: "roster")
    let store = try context.openStore()
    try store.require(.f12, of: "roster", words: "rosters")
    let span = try IntervalOptions.required(arguments, command: "roster", zone: store.zone)
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let lines = try store.read(
      RosterQuery(from: span.from, until: span.until, at: at, counties: counties.covered))
    try context.print(
      RosterColumns.roster, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: [("shifts", .integer(lines.count))])
    return .done
  }
}
