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
  /// Whether every value counts; of other options the last one does.
  public let isRepeatable: Bool

  /// Describes an option.
  public init(
    _ long: String, short: Character? = nil, valueName: String? = nil, help: String,
    repeatable: Bool = false
  ) {
    self.long = long
    self.short = short
    self.valueName = valueName
    self.help = help
    isRepeatable = repeatable
  }

  /// Whether the option needs a value.
  public var takesValue: Bool { valueName != nil }
}
