/// What a command is called, what it takes and what its help says.
public struct CommandDescriptor: Sendable {
  /// An argument that is no option.
  public struct Positional: Hashable, Sendable {
    /// What stands for it in help: `YOUTH`.
    public let name: String
    /// One line of help.
    public let help: String
    /// Whether the command can't do without it.
    public let isRequired: Bool
    /// Whether it may be given several times; the last one only.
    public let isRepeating: Bool
    /// Words that it may be, for a shell to offer; empty = any.
    public let choices: [String]

    /// Describes an argument.
    public init(
      _ name: String, help: String, isRequired: Bool = true, isRepeating: Bool = false,
      choices: [String] = []
    ) {
      self.name = name
      self.help = help
      self.isRequired = isRequired
      self.isRepeating = isRepeating
      self.choices = choices
    }
  }

  /// A command line worth copying, and what it does.
  public struct Example: Hashable, Sendable {
    /// The command line, from `csecboard` on.
    public let line: String
    /// What it does, in a sentence.
    public let meaning: String

    /// Explains a command line.
    public init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  /// The name typed: `caseloads`.
  public let name: String
  /// One line for the list of commands, without a full stop.
  public let summary: String
  /// The forms of use after `csecboard`; empty = made from options and positionals.
  public let usage: [String]
  /// The options besides the global ones.
  public let options: [OptionSpec]
  /// The arguments that are no options, in order.
  public let positionals: [Positional]
  /// Paragraphs of help.
  public let help: [String]
  /// Command lines worth copying.
  public let examples: [Example]
  /// The formats that `--format` may name.
  public let formats: [String]

  /// Describes a command.
  public init(
    name: String, summary: String, usage: [String] = [], options: [OptionSpec] = [],
    positionals: [Positional] = [], help: [String] = [], examples: [Example] = [],
    formats: [String] = ["text", "csv", "json"]
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.options = options
    self.positionals = positionals
    self.help = help
    self.examples = examples
    self.formats = formats
  }

  /// The forms of use, each from the command's name on.
  public var usageForms: [String] {
    guard usage.isEmpty else { return usage }
    let arguments = positionals.map { positional in
      let name = positional.isRepeating ? "\(positional.name)…" : positional.name
      return positional.isRequired ? name : "[\(name)]"
    }
    return [([name] + (options.isEmpty ? [] : ["[OPTIONS]"]) + arguments).joined(separator: " ")]
  }

  /// Refuses too few or too many arguments; words of a form such as `plans show` count too.
  /// - Throws: `UsageError.missingArgument`, `UsageError.unexpectedArgument`
  public func check(_ arguments: [String]) throws(UsageError) {
    for (index, positional) in positionals.enumerated()
    where positional.isRequired && arguments.count <= index {
      throw .missingArgument(command: name, name: positional.name)
    }
    if positionals.last?.isRepeating != true, arguments.count > positionals.count {
      throw .unexpectedArgument(command: name, argument: arguments[positionals.count])
    }
  }
}
