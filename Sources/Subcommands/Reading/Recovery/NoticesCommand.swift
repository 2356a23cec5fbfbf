import Domain
import Presentation
import Store

/// `notices`: how timely the notices of missing youth were.
enum NoticesCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "notices", summary: "how many notices of missing youth were made on time",
    options: [
      OptionSpec(
        "by", choices: EpisodeGrouping.storedNames, help: "one row a group; county if not given"),
      OptionSpec("late", help: "each federal notice that an audit would find late or missing"),
    ] + IntervalOptions.specs,
    help: [
      "Counts the notices of episodes that were received in the interval: on time, of those made"
        + " and those outstanding past their deadline; exempt ones and those that still have time"
        + " are in neither. The median is of the minutes from the receipt to the notice.",
      "--late lists by the definition of the federal audit: more than 24 hours after the agency"
        + " knew, or never, whatever the county has set or exempted. A notice without its number"
        + " proves nothing.",
    ],
    examples: [
      .init(
        "csecboard notices --by quarter --county Kern", "One county's quarters."),
      .init("csecboard notices --late --from 2026-07-01 -f csv", "What an audit would find."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f5, of: "notices", words: "missing youth")
    let span = try IntervalOptions(arguments, zone: store.zone)
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(RecoveryQuery(at: at, counties: counties.chosenCodes)).lines
    let notes =
      store.viewer.role.seesWholeCounties(.f5) ? [] : ["the figures are of the youth you see"]
    if arguments.has("late") {
      let findings = AuditFinding.findings(lines, from: span.from, until: span.until, at: at)
      try context.print(
        NoticeColumns.late, rows: findings, store: store, asOf: at, counties: counties.covered,
        summary: NoticeColumns.summary(of: findings, from: span.from, until: span.until),
        notes: notes)
      return .done
    }
    let grouping = arguments.value("by").flatMap { EpisodeGrouping(stored: $0) } ?? .county
    let total = NoticeFigures.total(lines, from: span.from, until: span.until, at: at)
    try context.print(
      NoticeColumns.listing(grouping),
      rows: NoticeFigures.lines(
        lines, by: grouping, from: span.from, until: span.until, at: at, zone: store.zone),
      store: store, asOf: at, counties: counties.covered,
      summary: NoticeColumns.summary(of: total, from: span.from, until: span.until),
      notes: notes)
    return .done
  }
}
