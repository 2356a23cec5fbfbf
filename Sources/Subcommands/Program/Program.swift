import Glibc
import Presentation
import SafeText
import Store

/// The program from its command line to its exit status.
public enum Program {
  /// The version that `--version` prints.
  public static let version = "0.1.0"

  /// Runs the process's own command line and ends the process with its status.
  ///
  /// - Parameter openBoard: opens the board on the screen and gives its exit status; it is the
  ///   executable's, so that no command depends on how the board is drawn.
  public static func main(openBoard: (BoardRequest) throws -> Int32) -> Never {
    let err = Output(descriptor: 2, isImmediate: true)
    do {
      try ProcessStart.prepare()
    } catch {
      try? err.write(line("start: \(Sentence.of("\(error)"))"))
      exit(ExitStatus.io.rawValue)
    }
    Interrupt.install()
    let status = run(
      Array(CommandLine.arguments.dropFirst()), environment: .current(),
      out: Output(descriptor: 1), err: err, openBoard: openBoard)
    exit(status)
  }

  /// Runs one command line and writes what it says.
  public static func run(
    _ arguments: [String], environment: ProgramEnvironment, out: Output, err: Output,
    openBoard: (BoardRequest) throws -> Int32
  ) -> Int32 {
    var name = "csecboard"
    var path: String?
    do {
      let status = try withoutActuallyEscaping(openBoard) { open in
        let reader = CommandLineReader(names: SubcommandCatalog.names) {
          SubcommandCatalog.command(named: $0)?.descriptor
        }
        let invocation = try reader.read(arguments)
        name = invocation.command?.name ?? name
        if let text = try words(for: invocation, width: environment.width ?? 80) {
          try out.write(text)
          return ExitStatus.done.rawValue
        }
        try check(invocation)
        let settings = try Settings.load(environment)
        for warning in settings.warnings { try err.write(line(warning)) }
        let context = CommandContext(
          name: name, global: invocation.global, environment: environment, settings: settings,
          out: out, err: err, openBoard: open)
        path = try? context.storePath()
        return try start(invocation, context)
      }
      try out.flush()
      return status
    } catch {
      // What was printed before the failure stays in its place ahead of the message.
      try? out.flush()
      return report(error, command: name, path: path, err: err)
    }
  }

  /// The one line of a message: the program's name, and nothing that could steer a terminal.
  static func line(_ text: String) -> String { "csecboard: \(TextGuard.clean(text))\n" }

  private static func start(
    _ invocation: CommandLineReader.Invocation, _ context: CommandContext
  ) throws -> Int32 {
    guard let descriptor = invocation.command,
      let command = SubcommandCatalog.command(named: descriptor.name)
    else { return try BoardText.open(context) }
    defer { if command.uses.contains(.clock) { context.keepHead() } }
    return try command.run(invocation.arguments, context).rawValue
  }

  /// What `--version` and `--help` print; `nil` where neither was asked for.
  private static func words(
    for invocation: CommandLineReader.Invocation, width: Int
  ) throws(UsageError) -> String? {
    if invocation.global.wantsVersion { return "csecboard \(version)\n" }
    guard invocation.global.wantsHelp else { return nil }
    guard let descriptor = invocation.command else {
      return HelpText.program(commands: SubcommandCatalog.descriptors, width: width)
    }
    let command = SubcommandCatalog.command(named: descriptor.name)
    let further = try command?.help(invocation.arguments, width: width)
    return further ?? HelpText.command(descriptor, width: width)
  }

  /// Refuses arguments and options that the command can't heed.
  private static func check(_ invocation: CommandLineReader.Invocation) throws {
    let global = invocation.global
    guard let descriptor = invocation.command,
      let command = SubcommandCatalog.command(named: descriptor.name)
    else {
      _ = try global.outputFormat()
      return
    }
    try descriptor.check(invocation.arguments.positionals)
    _ = try global.formatName(of: descriptor)
    func refuse(_ option: String, _ reason: String) -> UsageError {
      .other(what: option, reason: "'\(descriptor.name)' takes none: \(reason)")
    }
    if global.asOf != nil, !command.uses.contains(.asOf) {
      throw refuse("--as-of", "it is for reading facts as they stood.")
    }
    if !global.counties.isEmpty, !command.uses.contains(.county) {
      throw refuse("--county", "it restricts the rows of reading commands.")
    }
    if global.user != nil, !command.uses.contains(.user) {
      throw refuse("--as", "it opens no store as somebody.")
    }
    if global.clock != nil, !command.uses.contains(.clock) {
      throw CommandFailure(
        .notPermitted, what: "--clock",
        why: "'\(descriptor.name)' writes nothing; the time of a read is --as-of.")
    }
    if global.isReadOnly, command.writes(invocation.arguments) {
      throw CommandFailure(
        .notPermitted, what: "--read-only", why: "'\(descriptor.name)' writes to the store.")
    }
  }

  private static func report(
    _ error: any Error, command: String, path: String?, err: Output
  ) -> Int32 {
    let failure = CommandFailure.describing(error, command: command, storePath: path)
    guard let failure else { return ExitStatus.done.rawValue }
    try? err.write(failure.line + "\n")
    return failure.status.rawValue
  }
}
