/// A command line, taken apart.
public struct ParsedArguments: Hashable, Sendable {
  /// The values of each option given, by long name, in the order given.
  public private(set) var options: [String: [String]] = [:]
  /// The long names of the flags given.
  public private(set) var flags: Set<String> = []
  /// Everything that is no option, in order.
  public internal(set) var positionals: [String] = []

  /// Makes an empty command line.
  public init() {}

  /// The value that holds for an option: the last one given.
  public func value(_ long: String) -> String? { options[long]?.last }

  /// Every value of a repeatable option.
  public func values(_ long: String) -> [String] { options[long] ?? [] }

  /// Whether a flag was given.
  public func has(_ long: String) -> Bool { flags.contains(long) }

  mutating func add(_ spec: OptionSpec, value: String?) {
    if let value { options[spec.long, default: []].append(value) } else { flags.insert(spec.long) }
  }
}
