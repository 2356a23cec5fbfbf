import Domain
import Store

/// `init`: an empty store.
enum InitCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "init", summary: "make an empty store",
    options: [
      OptionSpec("demo", help: "a demonstration store for good; every screen says so")
    ],
    help: [
      "Makes an empty store at the path of --store. Who makes it is its administrator, who sees"
        + " accounts and never case content, and grants the first data steward, who may import.",
      "With --demo the store is for demonstration: its maker sees and may do everything, and"
        + " --as and --clock work. It can never hold real records.",
    ],
    examples: [
      .init("csecboard init", "The store that csecboard opens when none is named."),
      .init("csecboard init --demo --store try.db", "A demonstration store in this folder."),
    ], formats: ["text"])
  static let uses: GlobalUse = [.clock]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let isDemo = arguments.has("demo")
    var now = context.environment.present()
    if context.global.clock != nil {
      guard isDemo else {
        throw CommandFailure(
          .notPermitted, what: "--clock", why: "Works on demonstration stores only.")
      }
      now = try context.global.clockInstant(zone: try SystemZone.load()) ?? now
    }
    let path = try context.storePath()
    try StoreLocation.makeFolder(of: path, environment: context.environment)
    try create(path, isDemo: isDemo, now: now, context)
    let account = context.environment.identity.account
    let next =
      isDemo
      ? "A demonstration store, where \(account) may do everything. 'import DIR' fills it."
      : "\(account) is its administrator. Next: csecboard grant USER data_steward AGENCY"
    try context.out.write("\(path)\n\(next)\n")
    return .done
  }

  /// Makes a store; every reason why it can't be is one of not being able to create.
  static func create(
    _ path: String, isDemo: Bool, now: Instant, _ context: CommandContext
  ) throws {
    do {
      try BoardStore.create(
        path: path, identity: context.environment.identity, isDemo: isDemo, now: now)
    } catch let error as StoreError {
      switch error {
      case .inputOutput(let reason), .notAStore(_, let reason):
        throw CommandFailure(.cantCreate, what: path, why: Sentence.of(reason))
      case .missing:
        throw CommandFailure(.cantCreate, what: path, why: "The folder does not exist.")
      default: throw error
      }
    }
  }
}
