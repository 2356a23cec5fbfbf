/// One option that a command understands.
public struct OptionSpec: Hashable, Sendable {
  /// The long name without its dashes: `as-of`.
  public let long: String
  /// The short name without its dash.
  public let short: Character?
  /// What stands for the value in help, such as `TIME`; `nil` for a flag.
  public let valueName: String?
  /// One line of help, without a full stop.
  public let help: String
  /// The values that it may have, ignoring case; empty = any.
  public let choices: [String]
  /// Whether every value counts; of other options the last one does.
  public let isRepeatable: Bool

  /// Describes an option; with choices and no value's name, the choices stand for the value.
  public init(
    _ long: String, short: Character? = nil, valueName: String? = nil, choices: [String] = [],
    help: String, repeatable: Bool = false
  ) {
    self.long = long
    self.short = short
    self.valueName = valueName ?? (choices.isEmpty ? nil : choices.joined(separator: "|"))
    self.choices = choices
    self.help = help
    isRepeatable = repeatable
  }

  /// Whether the option needs a value.
  public var takesValue: Bool { valueName != nil }

  /// The value as the choice that it names, ignoring case; any value where there are no choices.
  /// - Throws: `UsageError.unknownChoice`
  func checked(_ value: String) throws(UsageError) -> String {
    if choices.isEmpty { return value }
    if let choice = choices.first(where: { $0.lowercased() == value.lowercased() }) {
      return choice
    }
    throw .unknownChoice(option: "--\(long)", value: value, choices: choices)
  }

  /// The same option without its choices, to be checked later.
  var unchecked: OptionSpec {
    OptionSpec(long, short: short, valueName: valueName, help: help, repeatable: isRepeatable)
  }
}
