import Domain
import Exchange
import Store

/// `demo`: a store to look around in, made anew each time.
enum DemoCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "demo", summary: "make a demonstration store and open it",
    options: [
      OptionSpec(
        "scale", choices: SampleScale.allCases.map(\.rawValue), help: "how much is in it"),
      OptionSpec("seed", valueName: "N", help: "another number gives other records; 1 if left out"),
      OptionSpec("no-open", help: "only make it"),
    ],
    help: [
      "Makes a demonstration store at demo.db beside the usual store, or at --store, and opens the"
        + " board on it when on a terminal. A demonstration store that is there is made anew; a"
        + " live store is never touched. Every youth in it is invented.",
      "The same seed and --clock give the same records. Without --clock the records are dated by"
        + " the current hour.",
    ],
    examples: [
      .init("csecboard demo", "Look around."),
      .init("csecboard demo --seed 7 --clock 2026-03-01 --no-open", "The same records each time."),
    ], formats: ["text"])
  static let uses: GlobalUse = [.clock]

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let scale = arguments.value("scale").flatMap { SampleScale(rawValue: $0) } ?? .small
    let seed = try seed(arguments.value("seed"))
    let environment = context.environment
    let present = environment.present()
    let hour = Instant(seconds: present.seconds - present.seconds % 3_600)
    let now = try context.global.clockInstant(zone: try SystemZone.load()) ?? hour
    let path = try StoreLocation.demoPath(option: context.global.store, environment: environment)
    try StoreLocation.makeFolder(of: path, environment: environment)
    try BoardStore.removeDemonstration(path: path)
    try InitCommand.create(path, isDemo: true, now: now, context)
    try fill(path, scale, seed: seed, now: now, context)
    let opens =
      environment.isInputTerminal && environment.isOutputTerminal && !arguments.has("no-open")
    guard opens else {
      try context.out.write("\(path)\n")
      return .done
    }
    let status = try BoardText.open(path, isNew: true, context)
    // A signal's status, such as 130, is no failure of the command's own.
    if let known = ExitStatus(rawValue: status) { return known }
    throw CommandFailure(.interrupted, what: "demo", why: "Ended by a signal.")
  }

  private static func fill(
    _ path: String, _ scale: SampleScale, seed: UInt64, now: Instant, _ context: CommandContext
  ) throws {
    let bar = ProgressBar(context.err, isShown: context.environment.isErrorTerminal)
    defer { bar.clear() }
    do {
      let store = try BoardStore.open(
        path: path, identity: context.environment.identity, present: context.environment.present)
      try Interrupt.tidily {
        try SampleData.make(
          scale, seed: seed, now: now, in: store,
          progress: { bar.show($0.phase, done: $0.done, of: $0.total) },
          isInterrupted: { Interrupt.isRequested })
      }
    } catch {
      // Half a demonstration would be taken for a whole one.
      try? BoardStore.removeDemonstration(path: path)
      throw error
    }
  }

  private static func seed(_ text: String?) throws(UsageError) -> UInt64 {
    guard let text else { return 1 }
    guard let seed = UInt64(text) else {
      throw .badValue(option: "--seed", reason: "'\(text)' is not a whole number from 0 up.")
    }
    return seed
  }
}
