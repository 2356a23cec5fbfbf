import Domain
import Presentation
import Store

/// `recovery`: how youth were found, and what waits.
enum RecoveryCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "recovery", summary: "how long missing youth were away, and what waits after a return",
    options: [
      OptionSpec(
        "by", choices: EpisodeGrouping.storedNames, help: "one row a group; county if not given"),
      OptionSpec(
        "list", choices: ["unassigned", "repeats", "not_offered"],
        help: "the episodes behind a figure"),
    ] + IntervalOptions.specs,
    help: [
      "Counts the episodes that were received in the interval. The median is of the hours from the"
        + " receipt until the youth was located and not lost again, or came back.",
      "--list unassigned names those for whom nobody looks, repeats the youth who went missing more"
        + " than once, not_offered the returns after which no conversation was offered.",
    ],
    examples: [
      .init("csecboard recovery --by month --county Kern", "One county's months."),
      .init("csecboard recovery --list not_offered", "Whom to offer a conversation."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f5, of: "recovery", words: "missing youth")
    let span = try IntervalOptions(arguments, zone: store.zone)
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let found = try store.read(RecoveryQuery(at: at, counties: counties.chosenCodes))
    let notes =
      store.viewer.role.seesWholeCounties(.f5) ? [] : ["the figures are of the youth you see"]
    func print<Row: Sendable>(
      _ listing: Listing<Row>, _ rows: [Row], _ summary: [(key: String, cell: Cell)]
    ) throws {
      try context.print(
        listing, rows: rows, store: store, asOf: at, counties: counties.covered, summary: summary,
        notes: notes)
    }
    switch arguments.value("list") {
    case "unassigned":
      let rows = EpisodeLine.unassigned(found.lines, from: span.from, until: span.until, at: at)
      try print(RecoveryColumns.unassigned, rows, [("episodes", .integer(rows.count))])
    case "not_offered":
      let rows = EpisodeLine.notOffered(found.lines, from: span.from, until: span.until, at: at)
      try print(RecoveryColumns.notOffered, rows, [("episodes", .integer(rows.count))])
    case "repeats":
      let rows = RepeatAbsence.lines(found.lines, from: span.from, until: span.until, at: at)
      try print(RecoveryColumns.repeats, rows, [("youth", .integer(rows.count))])
    default:
      let grouping = arguments.value("by").flatMap { EpisodeGrouping(stored: $0) } ?? .county
      let rows = RecoveryFigures.lines(
        found.lines, staff: found.staff, by: grouping, from: span.from, until: span.until, at: at,
        zone: store.zone)
      let total = RecoveryFigures.total(
        found.lines, staff: found.staff, from: span.from, until: span.until, at: at)
      try print(
        RecoveryColumns.listing(grouping), rows,
        RecoveryColumns.summary(of: total, from: span.from, until: span.until))
    }
    return .done
  }
}
