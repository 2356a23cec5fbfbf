import Presentation

/// Takes a command line apart by GNU conventions: `--name value`, `--name=value`, unambiguous
/// beginnings of long names, `-n value`, `-nvalue`, bundled flags, options anywhere, and `--`,
/// after which nothing is an option.
///
/// `-` alone is an argument.
public struct ArgumentParser: Sendable {
  private let specs: [OptionSpec]

  /// Prepares to read the options of a command.
  public init(specs: [OptionSpec]) { self.specs = specs }

  /// Takes apart everything that follows the program's name.
  /// - Throws: `UsageError` at the first option that can't be understood.
  public static func parse(
    _ arguments: [String], specs: [OptionSpec]
  ) throws(UsageError) -> ParsedArguments {
    try ArgumentParser(specs: specs).parse(arguments[...])
  }

  private func parse(_ arguments: ArraySlice<String>) throws(UsageError) -> ParsedArguments {
    var rest = arguments
    var parsed = ParsedArguments()
    while let argument = rest.popFirst() {
      if argument == "--" {
        parsed.positionals += rest
        break
      } else if argument.hasPrefix("--") {
        try readLong(argument.dropFirst(2), &rest, &parsed)
      } else if argument.hasPrefix("-") && argument.count > 1 {
        try readShort(argument.dropFirst(), &rest, &parsed)
      } else {
        parsed.positionals.append(argument)
      }
    }
    return parsed
  }

  private func readLong(
    _ argument: Substring, _ rest: inout ArraySlice<String>, _ parsed: inout ParsedArguments
  ) throws(UsageError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let spec = try spec(long: name)
    let given = parts.count > 1 ? String(parts[1]) : nil
    if spec.takesValue {
      parsed.add(spec, value: try value(of: spec, as: "--\(spec.long)", given, &rest))
    } else if given != nil {
      throw .unexpectedValue(option: "--\(spec.long)")
    } else {
      parsed.add(spec, value: nil)
    }
  }

  private func readShort(
    _ argument: Substring, _ rest: inout ArraySlice<String>, _ parsed: inout ParsedArguments
  ) throws(UsageError) {
    var letters = argument
    while let letter = letters.popFirst() {
      guard let spec = specs.first(where: { $0.short == letter }) else {
        throw .unknownOption(option: "-\(letter)", suggestion: nil)
      }
      guard spec.takesValue else {
        parsed.add(spec, value: nil)
        continue
      }
      let given = letters.isEmpty ? nil : String(letters)
      parsed.add(spec, value: try value(of: spec, as: "-\(letter)", given, &rest))
      return
    }
  }

  /// The value joined to the option, else the argument after it, whatever that looks like.
  private func value(
    of spec: OptionSpec, as option: String, _ given: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    if let value = given ?? rest.popFirst() { return try spec.checked(value) }
    throw .missingValue(option: option, valueName: spec.valueName ?? "VALUE")
  }

  private func spec(long name: String) throws(UsageError) -> OptionSpec {
    if let spec = specs.first(where: { $0.long == name }) { return spec }
    let candidates = name.isEmpty ? [] : specs.filter { $0.long.hasPrefix(name) }
    if candidates.count == 1 { return candidates[0] }
    guard candidates.isEmpty else {
      throw .ambiguousOption(
        option: "--\(name)", candidates: candidates.map { "--\($0.long)" }.sorted())
    }
    let nearest = Suggestions.closest(to: name, in: specs.map(\.long))
    throw .unknownOption(option: "--\(name)", suggestion: nearest.map { "--\($0)" })
  }
}
