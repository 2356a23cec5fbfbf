import Domain
import Store

/// `--from` and `--until`: a half-open interval, a date as `--until` counting to its end.
struct IntervalOptions {
  /// The interval's first moment; `nil` = not given.
  let from: Instant?
  /// The interval's end, not part of it; `nil` = not given.
  let until: Instant?

  /// The two options for a command's descriptor.
  static let specs = [
    OptionSpec("from", valueName: "TIME", help: "the first moment; a date is its beginning"),
    OptionSpec("until", valueName: "TIME", help: "the end; a date is counted to its end"),
  ]

  /// Reads what is given.
  /// - Throws: `UsageError` for a time that does not read, and for an end not after the beginning.
  init(_ arguments: ParsedArguments, zone: ZoneRules) throws(UsageError) {
    from = try TimeOption.instant(arguments.value("from"), option: "--from", zone: zone)
    until = try TimeOption.end(arguments.value("until"), option: "--until", zone: zone)
    if let from, let until, until <= from {
      throw .badValue(option: "--until", reason: "Must lie after --from.")
    }
  }

  /// Both ends of an interval that a command can't do without.
  /// - Throws: `UsageError` as above, and where one is not given.
  static func required(
    _ arguments: ParsedArguments, command: String, zone: ZoneRules
  ) throws(UsageError) -> (from: Instant, until: Instant) {
    try check(arguments, command: command)
    let interval = try IntervalOptions(arguments, zone: zone)
    guard let from = interval.from, let until = interval.until else {
      throw .missingArgument(command: command, name: "--from TIME and --until TIME")
    }
    return (from, until)
  }

  /// Refuses a command line without both, before a store is opened.
  static func check(_ arguments: ParsedArguments, command: String) throws(UsageError) {
    for name in ["from", "until"] where arguments.value(name) == nil {
      throw .missingArgument(command: command, name: "--\(name) TIME")
    }
  }
}
