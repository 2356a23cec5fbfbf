import Presentation

/// Finds the command in a command line and reads its options together with the global ones.
public struct CommandLineReader: Sendable {
  /// A command line that was understood.
  public struct Invocation: Sendable {
    /// The command; `nil` for the board.
    public let command: CommandDescriptor?
    /// The options of every command.
    public let global: GlobalOptions
    /// The command's own options, and what follows its name.
    public let arguments: ParsedArguments
  }

  private let commands: [CommandDescriptor]

  /// Prepares to read command lines for these commands.
  /// - Precondition: an option of one name takes a value in all of them or in none, or the place
  ///   of the command's name could not be found when options stand ahead of it.
  public init(commands: [CommandDescriptor]) { self.commands = commands }

  /// Reads everything that follows the program's name.
  ///
  /// Options may stand anywhere, so the command's name is first found with the options of all
  /// commands; then the line is read again with only those that it has. Whether there are too
  /// many or too few arguments is left to `CommandDescriptor.check`, after `--help` is served.
  /// - Throws: `UsageError`
  public func read(_ arguments: [String]) throws(UsageError) -> Invocation {
    var known = GlobalOptions.specs
    for option in commands.flatMap(\.options)
    where !known.contains(where: { $0.long == option.long }) {
      known.append(option.unchecked)
    }
    let draft = try ArgumentParser.parse(arguments, specs: known)
    guard let name = draft.positionals.first else {
      let parsed = try ArgumentParser.parse(arguments, specs: GlobalOptions.specs)
      return Invocation(command: nil, global: GlobalOptions(parsed), arguments: parsed)
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      let suggestion = Suggestions.closest(to: name, in: commands.map(\.name))
      throw .unknownCommand(name: name, suggestion: suggestion)
    }
    var parsed = try ArgumentParser.parse(arguments, specs: command.options + GlobalOptions.specs)
    parsed.positionals.removeFirst()
    return Invocation(command: command, global: GlobalOptions(parsed), arguments: parsed)
  }
}
