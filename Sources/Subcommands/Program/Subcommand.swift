/// A command that prints and exits; one file a command, entered in `SubcommandCatalog`.
protocol Subcommand {
  /// Its name, options and help.
  static var descriptor: CommandDescriptor { get }
  /// Which of the options of every command mean something to it; the others are refused.
  static var uses: GlobalUse { get }
  /// Whether what was asked enters anything in the store.
  static func writes(_ arguments: ParsedArguments) -> Bool
  /// Further help for what was named after the command, as for `do assign-case --help`.
  static func help(_ arguments: ParsedArguments, width: Int) throws(UsageError) -> String?
  /// Does what was asked.
  /// - Throws: `UsageError`, `CommandFailure`, and what the store and the import throw;
  ///   `CommandFailure.describing` turns each into a sentence and a status.
  static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws -> ExitStatus
}

extension Subcommand {
  /// Whoever heeds the time of a write makes one.
  static func writes(_ arguments: ParsedArguments) -> Bool { uses.contains(.clock) }

  /// No further help.
  static func help(
    _ arguments: ParsedArguments, width: Int
  ) throws(UsageError) -> String? { nil }
}

/// Options of every command that not every command can heed.
struct GlobalUse: OptionSet, Sendable {
  /// The bits.
  let rawValue: Int

  /// Makes a set of its bits.
  init(rawValue: Int) { self.rawValue = rawValue }

  /// `--as-of`: a read of facts.
  static let asOf = GlobalUse(rawValue: 1)
  /// `--county`.
  static let county = GlobalUse(rawValue: 2)
  /// `--clock`: something is written, if only an entry of the audit log.
  static let clock = GlobalUse(rawValue: 4)
  /// `--as`: an existing store is opened.
  static let user = GlobalUse(rawValue: 8)
}
