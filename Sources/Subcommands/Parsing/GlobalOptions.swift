import Domain
import Presentation

/// The options that every command understands (interface §1), before or after its name.
public struct GlobalOptions: Hashable, Sendable {
  /// `--store PATH`.
  public var store: String?
  /// `--county FIPS|NAME`, each as typed.
  public var counties: [String] = []
  /// `--as-of TIME`, as typed.
  public var asOf: String?
  /// `--format`, as typed.
  public var format: String?
  /// `--clock TIME`, as typed; demonstration stores only.
  public var clock: String?
  /// `--as USER`; demonstration stores only.
  public var user: String?
  /// `--theme NAME`.
  public var theme: String?
  /// `--no-color`.
  public var isColorless = false
  /// `--read-only`.
  public var isReadOnly = false
  /// `--raw`.
  public var isRaw = false
  /// `--help`.
  public var wantsHelp = false
  /// `--version`.
  public var wantsVersion = false

  /// Reads the global options out of a command line.
  public init(_ arguments: ParsedArguments = ParsedArguments()) {
    store = arguments.value("store")
    counties = arguments.values("county")
    asOf = arguments.value("as-of")
    format = arguments.value("format")
    clock = arguments.value("clock")
    user = arguments.value("as")
    theme = arguments.value("theme")
    isColorless = arguments.has("no-color")
    isReadOnly = arguments.has("read-only")
    isRaw = arguments.has("raw")
    wantsHelp = arguments.has("help")
    wantsVersion = arguments.has("version")
  }

  /// The options, in the order of help.
  public static let specs: [OptionSpec] = [
    OptionSpec("store", short: "s", valueName: "PATH", help: "the store to open"),
    OptionSpec(
      "county", short: "c", valueName: "FIPS|NAME", help: "restrict to a county; repeatable",
      repeatable: true),
    OptionSpec("as-of", valueName: "TIME", help: "show facts as they stood or will stand at TIME"),
    OptionSpec("format", short: "f", valueName: "FORMAT", help: "text, csv or json"),
    OptionSpec("raw", help: "CSV: leave cells that a spreadsheet takes for formulas as they are"),
    OptionSpec("clock", valueName: "TIME", help: "demonstration stores: the time of a write"),
    OptionSpec("as", valueName: "USER", help: "demonstration stores: act as USER"),
    OptionSpec("theme", valueName: "NAME", help: "colours of the board"),
    OptionSpec("no-color", help: "no colours"),
    OptionSpec("read-only", help: "open the store for reading only"),
    OptionSpec("help", short: "h", help: "print help and exit"),
    OptionSpec("version", help: "print the version and exit"),
  ]

  /// The format asked for among those that the command has; `text` if none was.
  /// - Throws: `UsageError.unknownChoice`
  public func formatName(of command: CommandDescriptor) throws(UsageError) -> String {
    guard let format else { return OutputFormat.text.rawValue }
    if let choice = command.formats.first(where: { $0 == format.lowercased() }) { return choice }
    throw .unknownChoice(option: "--format", value: format, choices: command.formats)
  }

  /// The format asked for where the command has only the three of every listing.
  /// - Throws: `UsageError.unknownChoice`
  public func outputFormat() throws(UsageError) -> OutputFormat {
    guard let format else { return .text }
    if let known = OutputFormat(rawValue: format.lowercased()) { return known }
    throw .unknownChoice(
      option: "--format", value: format, choices: OutputFormat.allCases.map(\.rawValue))
  }

  /// `--as-of` as an instant.
  /// - Throws: `UsageError.badValue` with the reason that the time does not read.
  public func asOfInstant(zone: ZoneRules) throws(UsageError) -> Instant? {
    try TimeOption.instant(asOf, option: "--as-of", zone: zone)
  }

  /// `--clock` as an instant.
  /// - Throws: `UsageError.badValue` with the reason that the time does not read.
  public func clockInstant(zone: ZoneRules) throws(UsageError) -> Instant? {
    try TimeOption.instant(clock, option: "--clock", zone: zone)
  }
}
