import Presentation

/// Why a command line can't be understood.
///
/// Facts; the sentences are composed in `why`.
public enum UsageError: Error, Hashable, Sendable {
  /// No such option; `option` as it was typed, e.g. `--fromat`.
  case unknownOption(option: String, suggestion: String?)
  /// A shortened option that several options begin with.
  case ambiguousOption(option: String, candidates: [String])
  /// The option needs a value and has none.
  case missingValue(option: String, valueName: String)
  /// The option takes no value and was given one.
  case unexpectedValue(option: String)
  /// The value is not one of the option's choices.
  case unknownChoice(option: String, value: String, choices: [String])
  /// The value does not read; `reason` is a full sentence.
  case badValue(option: String, reason: String)
  /// No such command.
  case unknownCommand(name: String, suggestion: String?)
  /// The command needs a further argument.
  case missingArgument(command: String, name: String)
  /// The command takes no further argument.
  case unexpectedArgument(command: String, argument: String)
  /// Anything that only the command itself knows; `reason` is a full sentence.
  case other(what: String, reason: String)

  /// What could not be understood.
  public var what: String {
    switch self {
    case .unknownOption(let option, _), .ambiguousOption(let option, _),
      .missingValue(let option, _), .unexpectedValue(let option),
      .unknownChoice(let option, _, _), .badValue(let option, _):
      option
    case .unknownCommand(let name, _): name
    case .missingArgument(let command, _), .unexpectedArgument(let command, _): command
    case .other(let what, _): what
    }
  }

  /// Why, and what would be.
  public var why: String {
    switch self {
    case .unknownOption(_, let suggestion):
      "Unknown option." + Self.didYouMean(suggestion)
    case .ambiguousOption(_, let candidates):
      "Could be \(Self.alternatives(candidates)). Write it out."
    case .missingValue(_, let valueName):
      "Needs a value: \(valueName)."
    case .unexpectedValue:
      "Takes no value."
    case .unknownChoice(_, let value, let choices):
      "Unknown value '\(value)'." + Self.didYouMean(Suggestions.closest(to: value, in: choices))
        + " Use \(Self.alternatives(choices))."
    case .badValue(_, let reason), .other(_, let reason):
      reason
    case .unknownCommand(_, let suggestion):
      "Unknown command." + Self.didYouMean(suggestion) + " 'csecboard --help' lists the commands."
    case .missingArgument(_, let name):
      "Needs \(name)."
    case .unexpectedArgument(_, let argument):
      "Takes no argument '\(argument)'."
    }
  }

  private static func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { " Did you mean '\($0)'?" } ?? ""
  }

  /// `a, b or c`, in the order given.
  private static func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
