import Domain
import Presentation
import Store

/// `schedules`: temporary schedules.
enum SchedulesCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "schedules", summary: "what stands for a time before whatever else is planned",
    usage: ["schedules [--all]"],
    options: [OptionSpec("all", help: "those that are over or were ended too")],
    help: [
      "Shows each temporary schedule: for its time it goes before what is planned for a seat, by"
        + " hand or by a rotation, and somebody fills its holes. 'do put-schedule' puts one, 'do"
        + " end-schedule' ends it before its time, and what was planned goes on."
    ],
    examples: [.init("csecboard schedules -c Kern", "What stands for a time.")])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f12, of: "schedules", words: "rosters")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let rows = try store.read(
      SchedulesQuery(at: at, includesDone: arguments.has("all"), counties: counties.covered)
    ).map { ScheduleColumns.Row($0, at: at) }
    try context.print(
      ScheduleColumns.listing, rows: rows, store: store, asOf: at, counties: counties.covered,
      summary: ScheduleColumns.summary(of: rows))
    return .done
  }
}
