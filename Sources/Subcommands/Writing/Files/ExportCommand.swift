import Domain
import Exchange
import Presentation
import Store

/// `export`: records as the file that `import` takes, or counts that everybody may have.
enum ExportCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "export", summary: "write the records of a kind as the file that import takes",
    usage: ["export [--recipient TEXT] KIND", "export --public [--by GROUP] KIND"],
    options: [
      OptionSpec("public", help: "counts in place of records, with small ones left out"),
      OptionSpec(
        "by", choices: Role.countedGroupings.map(\.rawValue),
        help: "with --public reports: one row a group; county if not given"),
      OptionSpec("recipient", valueName: "TEXT", help: "whom it is for, kept in the log"),
    ],
    positionals: [
      .init(
        "KIND",
        help: "the kind of file, such as youth; of counts reports, missing, callouts, cases",
        choices: kinds.map(\.name) + [roster])
    ],
    help: [
      "Writes every record of a kind that you may see, with the columns of its file, as CSV; what"
        + " import reads back changes nothing. A cell that you may not see is [withheld], which"
        + " import takes for empty. Attributes that change are those in force now, or at --as-of.",
      "roster writes the shifts from 30 days ago to 120 days ahead as iCalendar.",
      "With --public it writes counts of the end of the last whole quarter, of all your counties"
        + " together: small ones, those that changed little since the quarter before, and those"
        + " that would give them away are [suppressed].",
      "Each export is entered in the audit log before it is written; where that fails, nothing is.",
    ],
    examples: [
      .init("csecboard export staff > staff.csv", "Everybody on the staff you may see."),
      .init(
        "csecboard export -c Kern --recipient 'Kern auditor' reports > reports.csv",
        "One county's reports, with whom they are for in the log."),
      .init("csecboard export --public reports > counts.csv", "Counts that can be published."),
    ], formats: OutputFormat.allCases.map(\.rawValue) + ["ics"])
  static let uses: GlobalUse = [.asOf, .county, .user, .clock]

  /// The kinds that have a file of records.
  private static var kinds: [RecordKind] { RecordCatalog.all }
  private static let roster = FileKind.roster.name

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let name = arguments.positionals[0].lowercased()
    let work = try ExportWork(arguments, context)
    if arguments.has("public") { return try work.writeCounts(of: name) }
    if arguments.value("by") != nil {
      throw UsageError.badValue(option: "--by", reason: "It groups counts; give --public too.")
    }
    if name == roster { return try work.writeCalendar() }
    guard let kind = RecordCatalog.kind(named: name) else {
      throw UsageError.unknownChoice(
        option: "KIND", value: arguments.positionals[0],
        choices: (kinds.map(\.name) + [roster]).sorted())
    }
    return try work.writeRecords(of: kind)
  }
}
