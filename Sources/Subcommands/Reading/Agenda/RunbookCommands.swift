import Domain
import Presentation
import Store

/// `protocol`: what comes next in a county, and who is called for it now.
enum ProtocolCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "protocol", summary: "what comes next in a county, and who is called for it now",
    help: [
      "Lists each step of each county's protocol with who is on call for it at the moment; a county"
        + " without one has a row that says so. 'csecboard do set-protocol' sets a step or takes it"
        + " off."
    ],
    examples: [
      .init("csecboard protocol --county Kern", "What one county does, and whom it calls now.")
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f15, of: "protocol", words: "county plans")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(ProtocolQuery(at: at, counties: counties.chosenCodes))
    try context.print(
      ProtocolColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: ProtocolColumns.summary(of: lines))
    return .done
  }
}

/// `partners`: the organisations that counties work with.
enum PartnersCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "partners", summary: "organisations that counties work with, and their agreements",
    help: [
      "Lists the organisations outside the agencies that each county works with, those whose"
        + " agreement lapsed first, with how many youth were connected of those referred in a year."
        + " 'csecboard do set-partner' puts one down or changes it."
    ],
    examples: [.init("csecboard partners --county Kern", "Whom one county works with.")])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f15, of: "partners", words: "county plans")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let lines = try store.read(PartnersQuery(at: at, counties: counties.chosenCodes))
    try context.print(
      PartnerColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: PartnerColumns.summary(of: lines))
    return .done
  }
}
