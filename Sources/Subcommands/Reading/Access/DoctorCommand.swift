import Presentation
import Store

/// `doctor`: whether the store and what it stands on are set up as they must be.
enum DoctorCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "doctor", summary: "settings, permissions, the log's anchor, accounts and roles",
    help: [
      "Looks at what the store stands on, one line each: the settings of the database, modes of the"
        + " files, room, the process, the newest entries of the log and its anchor; and for the"
        + " administrator accounts that the machine does not have, roles that nobody holds, openings"
        + " for life safety that nobody would review, accounts that nobody uses.",
      "Exits with 1 when something is not as it must be; nothing is repaired. 'csecboard check'"
        + " looks at the records themselves.",
    ])
  static let uses: GlobalUse = [.user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    let now = context.environment.present()
    let lines = try store.doctor(
      DoctorRequest(anchor: store.isDemo ? nil : context.settings.anchor, now: now)
    ).map { CheckedLine(name: $0.name, isGood: $0.isGood, finding: $0.finding) }
    let bad = lines.count { !$0.isGood }
    try context.print(
      CheckColumns.doctor, rows: lines, store: store, asOf: now,
      counties: try context.counties(store).covered,
      summary: [("checks", .integer(lines.count)), ("not_good", .integer(bad))])
    return bad == 0 ? .done : .found
  }
}
