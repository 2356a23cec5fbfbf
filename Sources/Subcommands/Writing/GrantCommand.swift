import Domain
import Store

/// `grant`: gives an account a role.
enum GrantCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "grant", summary: "give an account a role",
    options: [
      OptionSpec("staff", valueName: "ID", help: "their own staff record; their caseload follows"),
      OptionSpec("unit", valueName: "UNIT", help: "the unit that a supervisor sees"),
      OptionSpec(
        "facility", valueName: "ID", help: "a facility that a provider answers for",
        repeatable: true),
    ],
    positionals: [
      .init("USER", help: "the account's name on this machine"),
      .init(
        "ROLE", help: Role.grantable.map(\.rawValue).joined(separator: ", "),
        choices: Role.grantable.map(\.rawValue)),
      .init("AGENCY", help: "the agency's key"),
      .init(
        "COUNTY", help: "FIPS codes or names; the staff record's or agency's if left out",
        isRequired: false, isRepeating: true),
    ],
    help: [
      "Gives an account a role from now on; what it had before ends. For administrators. On a"
        + " demonstration store the account need not exist: try it with --as USER.",
      "Titles that usually take each role: " + titles + ".",
    ],
    examples: [
      .init("csecboard grant mreyes supervisor KERN-CWS Kern --unit CSE", "A unit's supervisor."),
      .init("csecboard grant jlee caseworker KERN-CWS --staff W-101", "A worker's own caseload."),
      .init(
        "csecboard grant harbor provider KERN-HAVEN --facility F-12 --facility F-13",
        "Who confirms the beds of two homes, and sees nothing else."),
    ], formats: ["text"])
  static let uses: GlobalUse = [.user, .clock]

  private static let titles = Role.grantable.map { role in
    let named = RoleTitle.common.filter { $0.role == role }.map(\.title)
    return "\(role.rawValue): \(named.joined(separator: ", "))"
  }.joined(separator: "; ")

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let words = arguments.positionals
    guard let role = Role(named: words[1]) else {
      throw UsageError.unknownChoice(
        option: "grant", value: words[1], choices: Role.grantable.map(\.rawValue))
    }
    let store = try context.openStore()
    let known = try store.read(CountiesQuery())
    let counties = words.dropFirst(3).map { word in
      // An unknown county goes on as it was typed, and the store refuses it.
      (try? CountyScope.fips(of: word, among: known)) ?? word
    }
    try store.grant(
      GrantRequest(
        account: words[0], role: role, agency: words[2], counties: Array(counties),
        staff: arguments.value("staff"), unit: arguments.value("unit"),
        facilities: arguments.values("facility")),
      now: try context.now(store))
    try context.out.write("\(words[0])\n")
    return .done
  }
}

/// `revoke`: ends what an account may do.
enum RevokeCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "revoke", summary: "end what an account may do",
    positionals: [.init("USER", help: "the account's name")],
    help: ["Ends an account's grant from now on. For administrators."], formats: ["text"])
  static let uses: GlobalUse = [.user, .clock]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let store = try context.openStore()
    try store.revoke(arguments.positionals[0], now: try context.now(store))
    try context.out.write("\(arguments.positionals[0])\n")
    return .done
  }
}
