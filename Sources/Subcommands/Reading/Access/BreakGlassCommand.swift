import Domain
import Presentation
import Store

/// `breakglass`: openings of records for life safety, until each is reviewed.
enum BreakGlassCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "breakglass", summary: "records opened for life safety, until each is reviewed",
    options: [OptionSpec("all", help: "reviewed ones too")],
    help: [
      "Lists the openings of your own, and for a supervisor those of the unit, with the day by"
        + " which each must be reviewed: one business day, where the county's policy says nothing"
        + " else. 'csecboard do review-break-glass' records the review."
    ],
    examples: [.init("csecboard breakglass", "What waits for a review, the longest first.")])
  static let uses: GlobalUse = [.user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    let now = context.environment.present()
    let lines = try store.read(
      OpeningsQuery(at: now, includesReviewed: arguments.has("all"))
    ).map { OpeningColumns.Item($0, at: now) }
    try context.print(
      OpeningColumns.listing, rows: lines, store: store, asOf: now,
      counties: try context.counties(store).covered, summary: OpeningColumns.summary(of: lines))
    return .done
  }
}
