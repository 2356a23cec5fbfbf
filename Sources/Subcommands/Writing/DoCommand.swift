import Domain
import Presentation
import Store

/// `do`: one action, the same that the forms on screen offer.
enum DoCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "do", summary: "do one action; alone, list the actions",
    usage: [
      "do", "do ACTION field=value…", "do ACTION -", "do ACTION --help",
      "do ACTION field=value… --basis", "do --own",
    ],
    options: [
      OptionSpec(
        "basis",
        help: "change nothing; print what stands now, with the number of its newest entry"),
      OptionSpec(
        "expect", valueName: "ENTRY",
        help: "refuse where what the action rests on differs from what stood at that entry"),
      OptionSpec(
        "own", help: "list your own last changes, and why one cannot be taken back"),
    ],
    positionals: [
      .init(
        "ACTION", help: "its name, such as assign-case", isRequired: false,
        choices: ChangeCatalog.descriptors.map(\.name)),
      .init(
        "field=value",
        help: "a field; @FILE as the value reads it from a file; - alone reads a"
          + " JSON object of fields from standard input", isRequired: false, isRepeating: true),
    ],
    help: [
      "Does one action in one transaction with its audit entry and prints the identifier of what"
        + " it made or changed. An action that is refused changes nothing.",
      "On a live store a sensitive field can't be given as field=value, because other users of"
        + " the machine can read a command line: use field=@FILE or - instead.",
      "A field left empty stays as it is; where an action's help says so, field=- takes its value"
        + " away. 'do undo' takes your last change back, 'do undo entry=N' another of your own.",
    ],
    examples: [
      .init("csecboard do assign-case --help", "The fields of one action."),
      .init("csecboard do assign-case case=C-0034 staff=W-302", "Gives a case to a worker."),
      .init(
        "csecboard do record-status - < status.json", "Takes the fields from a JSON object."),
    ])
  static let uses: GlobalUse = [.user, .clock]

  static func help(
    _ arguments: ParsedArguments, width: Int
  ) throws(UsageError) -> String? {
    guard let name = arguments.positionals.first else { return nil }
    return ActionHelp.text(of: try action(name), width: width)
  }

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    guard let name = arguments.positionals.first else {
      if arguments.has("own") { try OwnChanges.print(context) } else { try list(context) }
      return .done
    }
    let action = try action(name)
    let expected = try arguments.value("expect").map(entry)
    let given = try GivenFields(
      Array(arguments.positionals.dropFirst()), action: action,
      needsAll: !arguments.has("basis"))
    let store = try context.openStore()
    try given.refuseSensitive(isDemo: store.isDemo)
    let now = try context.now(store)
    if arguments.has("basis") {
      try printBasis(action, given, store, now: now, context)
      return .done
    }
    let id: String
    do {
      id = try store.apply(
        action.name, fields: given.texts, now: now,
        expecting: expected.map(ChangeBasis.init(entry:)))
    } catch StoreError.field(let problem) where !store.isDemo {
      throw StoreError.field(given.withoutValue(problem))
    } catch StoreError.conflict(let conflict) {
      throw ConflictText.failure(conflict, action: action, isDemo: store.isDemo)
    }
    if try context.global.outputFormat() == .text {
      try context.out.write(id + "\n")
    } else {
      try context.print(
        ActionColumns.result, rows: [(action: action.name, id: id)], store: store, asOf: now,
        counties: try context.counties(store).covered)
    }
    return .done
  }

  private static func entry(_ text: String) throws(UsageError) -> Int {
    guard let number = Int(text), number > 0 else {
      throw .other(what: "--expect", reason: "'\(text)' is not the number of an entry.")
    }
    return number
  }

  /// Prints what an action rests on, and the entry to expect.
  private static func printBasis(
    _ action: ChangeDescriptor, _ given: GivenFields, _ store: BoardStore, now: Instant,
    _ context: CommandContext
  ) throws {
    let basis = try store.basis(of: action.name, fields: given.texts, now: now)
    try context.print(
      ActionColumns.basis, rows: basis?.values ?? [], store: store, asOf: now,
      counties: try context.counties(store).covered,
      summary: [("entry", basis.map { .integer($0.entry) } ?? .null)])
  }

  private static func action(_ name: String) throws(UsageError) -> ChangeDescriptor {
    if let action = ChangeCatalog.descriptor(named: name) { return action }
    let names = ChangeCatalog.descriptors.map(\.name)
    let hint = Suggestions.closest(to: name, in: names).map { " Did you mean '\($0)'?" } ?? ""
    throw .other(
      what: "do", reason: "Unknown action '\(name)'.\(hint) 'csecboard do' lists the actions.")
  }

  /// Needs no store: what can be done is the same in each.
  private static func list(_ context: CommandContext) throws {
    try context.print(
      ListingDocument(
        ActionColumns.catalog, rows: ChangeCatalog.descriptors.sorted { $0.name < $1.name },
        asOf: context.environment.present(), isDemo: false), zone: try SystemZone.load())
  }
}
