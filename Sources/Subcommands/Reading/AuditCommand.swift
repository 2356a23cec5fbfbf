import Domain
import Exchange
import Presentation
import Store

/// `audit`: the log, its head, and the proof that nothing in it was changed.
enum AuditCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "audit", summary: "the audit log and its chain",
    usage: ["audit [--youth YOUTH]", "audit verify", "audit head"],
    options: [
      OptionSpec("youth", valueName: "YOUTH", help: "who opened or changed one youth's record")
    ],
    positionals: [
      .init(
        "verify|head", help: "prove the chain, or print its newest hash", isRequired: false,
        choices: ["verify", "head"])
    ],
    help: [
      "Lists every write, refusal and opening of a youth's record that you may see, oldest first:"
        + " your own, your unit's or your agency's, or every one. Each entry holds the hash of the"
        + " one before, and on what ground a record was opened: role, team, consent, life safety.",
      "'audit verify' follows the chain and exits with 1 when it is broken, naming the first"
        + " entry that does not fit. 'audit head' prints the newest hash: keep it elsewhere,"
        + " because a chain alone does not show that its tail was cut off. Where the configuration names"
        + " an 'anchor', an append-only file, the program keeps the head there itself, and 'verify'"
        + " looks for every head that was kept.",
    ])
  static let uses: GlobalUse = [.user]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    switch arguments.positionals.first {
    case nil: return try list(arguments.value("youth"), context)
    case "verify": return try verify(context)
    case "head": return try head(context)
    case let other?: throw UsageError.unexpectedArgument(command: "audit", argument: other)
    }
  }

  private static func list(_ youth: String?, _ context: CommandContext) throws -> ExitStatus {
    let store = try context.openStore()
    let entries = try store.read(AuditQuery(youth: youth))
    // What brought a youth in is an entry, so that one without any is unknown, or not the viewer's.
    if let youth, entries.isEmpty { throw CommandFailure.unknownKey(kind: "youth", key: youth) }
    try print(
      AuditColumns.listing, entries.map { AuditLine($0) }, store, context,
      [("entries", .integer(entries.count))])
    return .done
  }

  private static func head(_ context: CommandContext) throws -> ExitStatus {
    let store = try context.openStore()
    let head = try store.read(AuditHeadQuery())
    try print(
      AuditColumns.head,
      [AuditProof(entries: head.entries, hash: Hexadecimal.text(head.hash))], store,
      context)
    return .done
  }

  private static func verify(_ context: CommandContext) throws -> ExitStatus {
    let store = try context.openStore()
    _ = try store.read(AuditHeadQuery())
    let found = try store.proveAudit(against: context.anchor(of: store))
    try print(
      AuditColumns.verification,
      [
        AuditProof(
          entries: found.entries, hash: Hexadecimal.text(found.hash), isWhole: found.isWhole,
          firstBroken: found.firstBroken, anchored: found.anchored, firstLost: found.firstLost)
      ], store, context)
    return found.isWhole ? .done : .found
  }

  private static func print<Row: Sendable>(
    _ listing: Listing<Row>, _ rows: [Row], _ store: BoardStore, _ context: CommandContext,
    _ summary: [(key: String, cell: Cell)] = []
  ) throws {
    try context.print(
      listing, rows: rows, store: store, asOf: context.environment.present(),
      counties: try context.counties(store).covered, summary: summary)
  }
}
