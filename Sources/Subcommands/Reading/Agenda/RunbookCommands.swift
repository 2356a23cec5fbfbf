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
    options: [
      OptionSpec("referrals", help: "youth who were referred to a partner, one a row")
    ],
    help: [
      "Lists the organisations outside the agencies that each county works with, those whose"
        + " agreement lapsed first, with how many youth were connected of those referred in a year."
        + " 'csecboard do set-partner' puts one down or changes it.",
      "The count is of the referrals entered since 1 July where there are some and you see every one"
        + " of the county's, else it is what the county stated with set-partner; the column counted"
        + " says which.",
      "--referrals lists the youth whom you see, those of whom nothing is known first."
        + " refer-to-partner and answer-referral of 'csecboard do' enter them.",
    ],
    examples: [
      .init("csecboard partners --county Kern", "Whom one county works with."),
      .init("csecboard partners --referrals", "Who was referred, and what came of it."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.require(.f15, of: "partners", words: "county plans")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    if arguments.has("referrals") {
      try store.require(.f3, of: "partners", words: "exploitation status, which referrals tell of")
      let lines = try store.read(ReferralsQuery(at: at, counties: counties.chosenCodes))
      try context.print(
        ReferralColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
        summary: ReferralColumns.summary(of: lines),
        notes: store.viewer.role.note(on: .f3).map { [$0] } ?? [])
      return .done
    }
    let lines = try store.read(PartnersQuery(at: at, counties: counties.chosenCodes))
    try context.print(
      PartnerColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: PartnerColumns.summary(of: lines))
    return .done
  }
}
