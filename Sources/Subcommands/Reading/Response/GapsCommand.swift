import Domain
import Presentation
import Store

/// `gaps`: when a seat of the dual response has nobody, and who could fill it.
enum GapsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "gaps", summary: "gaps of the roster to come, and who could fill them",
    usage: ["gaps [--days N]"],
    options: [
      OptionSpec(
        "days", valueName: "N",
        help: "how many local days ahead, the present one counted; 90 when left out")
    ],
    help: [
      "Shows each stretch of time in which the child welfare or the advocate seat has nobody, from"
        + " now (or --as-of) on, with its minutes and the people who could fill it: in post and"
        + " qualified, not away, not on another shift, rested before and after, not on call too"
        + " many hours or days in a row. Those with the fewest hours on call lately come first.",
      "The limits are policies of the kind roster: 'csecboard policies' shows them.",
    ],
    examples: [
      .init("csecboard gaps --days 14 -c Kern", "What must be filled in the next two weeks.")
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let days = try days(arguments)
    let store = try context.openStore()
    try store.require(.f12, of: "gaps", words: "rosters")
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let from = Instant(seconds: at.seconds / 60 * 60)
    let end = { (days: Int) in
      store.zone.firstInstant(of: store.zone.localDate(of: at).adding(days: days))
    }
    let gaps = try store.read(
      GapsQuery(from: from, until: end(days), counties: counties.covered))
    try context.print(
      GapColumns.listing, rows: gaps.lines, store: store, asOf: at, counties: counties.covered,
      summary: GapColumns.summary(
        of: gaps, from: from, until: end(days), ends: GapColumns.spans.map(end)))
    return .done
  }

  private static func days(_ arguments: ParsedArguments) throws(UsageError) -> Int {
    guard let text = arguments.value("days") else { return 90 }
    guard let days = Int(text), (1...400).contains(days) else {
      throw .badValue(option: "--days", reason: "Must be a number of days from 1 to 400.")
    }
    return days
  }
}
