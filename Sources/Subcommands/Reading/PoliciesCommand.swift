import Domain
import Presentation
import Store

/// `policies`: every value that a county may set, with where it comes from and who approved it.
enum PoliciesCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "policies", summary: "every configurable value in force, its source and approver",
    options: [OptionSpec("history", help: "every row there ever was, not only those in force")],
    help: [
      "Shows the weights, limits and capacities that figures rest on. A row without a county is"
        + " statewide; a county's own row wins. The values that csecboard ships say that no"
        + " county has approved them."
    ],
    examples: [
      .init("csecboard policies --county Kern", "What holds in Kern, statewide rows included.")
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    let at = try context.asOf(store)
    let counties = try context.counties(store)
    let isHistory = arguments.has("history")
    let day = isHistory ? nil : store.zone.localDate(of: at)
    let rows = try store.read(PoliciesQuery(inForceOn: day)).filter { row in
      row.county.map { counties.covered.contains($0) } ?? true
    }
    let unapproved = rows.filter { $0.approvedBy == nil }.count
    let hasDefaults = rows.contains { $0.isShippedDefault }
    try context.print(
      isHistory ? PolicyColumns.history : PolicyColumns.inForce, rows: rows, store: store,
      asOf: at, counties: counties.covered,
      summary: [("values", .integer(rows.count)), ("not_approved", .integer(unapproved))],
      notes: hasDefaults ? [PolicyColumns.defaultNote] : [])
    return .done
  }
}
