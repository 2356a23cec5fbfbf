import Domain
import Presentation
import Store

/// `coverage`: the minutes of an interval with both seats filled, and each gap.
enum CoverageCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "coverage", summary: "minutes covered by both seats, and each gap",
    usage: ["coverage --from TIME --until TIME [--fail-on-gap]"],
    options: IntervalOptions.specs + [
      OptionSpec("fail-on-gap", help: "exit with 1 where there is any gap")
    ],
    help: [
      "A minute is covered when the child welfare and the advocate seat are both filled, by"
        + " different people who are in post and qualified. Minutes are true minutes: a week has"
        + " 10,080, in spring 10,020 and in autumn 10,140."
    ],
    examples: [
      .init(
        "csecboard coverage --from 2026-11-16 --until 2026-11-22 --fail-on-gap",
        "A whole week; 1 where a seat is empty for a minute.")
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    try IntervalOptions.check(arguments, command: "coverage")
    let store = try context.openStore()
    try store.require(.f12, of: "coverage", words: "rosters")
    let span = try IntervalOptions.required(arguments, command: "coverage", zone: store.zone)
    let counties = try context.counties(store)
    let lines = try store.read(
      CoverageQuery(from: span.from, until: span.until, counties: counties.covered))
    try context.print(
      RosterColumns.coverage, rows: lines, store: store, asOf: try context.asOf(store),
      counties: counties.covered,
      summary: RosterColumns.summary(ofCoverage: lines, from: span.from, until: span.until),
      notes: RosterColumns.notes(
        ofCoverage: lines, firstShifts: try store.read(FirstShiftsQuery()), from: span.from,
        zone: store.zone))
    let hasGap = lines.contains { !$0.coverage.gaps.isEmpty }
    return hasGap && arguments.has("fail-on-gap") ? .found : .done
  }
}
