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

  private let names: [String]
  private let descriptor: @Sendable (String) -> CommandDescriptor?

  /// Prepares to read command lines for these commands.
  /// - Precondition: an option of one name takes a value in all of them or in none, or the place
  ///   of the command's name could not be found when options stand ahead of it.
  public init(commands: [CommandDescriptor]) {
    self.init(names: commands.map(\.name)) { name in commands.first { $0.name == name } }
  }

  /// Prepares to read command lines for commands that are described when they are named.
  public init(
    names: [String], descriptor: @escaping @Sendable (String) -> CommandDescriptor?
  ) {
    self.names = names
    self.descriptor = descriptor
  }

  /// Reads everything that follows the program's name.
  ///
  /// Options may stand anywhere, so the command's name is first found, then the line is read with
  /// the options that the command has. Whether there are too many or too few arguments is left to
  /// `CommandDescriptor.check`, after `--help` is served.
  /// - Throws: `UsageError`
  public func read(_ arguments: [String]) throws(UsageError) -> Invocation {
    guard let name = try name(in: arguments) else {
      let parsed = try ArgumentParser.parse(arguments, specs: GlobalOptions.specs)
      return Invocation(command: nil, global: GlobalOptions(parsed), arguments: parsed)
    }
    guard let command = descriptor(name) else {
      throw .unknownCommand(name: name, suggestion: Suggestions.closest(to: name, in: names))
    }
    var parsed = try ArgumentParser.parse(arguments, specs: command.options + GlobalOptions.specs)
    parsed.positionals.removeFirst()
    return Invocation(command: command, global: GlobalOptions(parsed), arguments: parsed)
  }

  /// The command's name, or `nil`.
  ///
  /// Mostly nothing stands ahead of it but long options of every command, spelt out; where
  /// something else does, the options of all commands tell which argument is no option's value.
  private func name(in arguments: [String]) throws(UsageError) -> String? {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-"), argument != "-" else { return argument }
      let parts = argument.split(separator: "=", maxSplits: 1)
      guard let option = GlobalOptions.specs.first(where: { "--\($0.long)" == parts[0] }) else {
        return try ArgumentParser.parse(arguments, specs: everyOption).positionals.first
      }
      if option.takesValue, parts.count == 1 { _ = rest.popFirst() }
    }
    return nil
  }

  /// The options of all commands.
  private var everyOption: [OptionSpec] {
    var known = GlobalOptions.specs
    for option in names.compactMap(descriptor).flatMap(\.options)
    where !known.contains(where: { $0.long == option.long }) {
      known.append(option.unchecked)
    }
    return known
  }
}
