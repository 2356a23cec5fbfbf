import Presentation
import Subcommands
import Testing

struct CommandLineReaderTests {
  static let caseloads = CommandDescriptor(
    name: "caseloads", summary: "weighted load against capacity",
    options: [OptionSpec("by", valueName: "GROUP", help: "county, unit, worker or case")],
    examples: [.init("csecboard caseloads --by unit", "Load by unit.")])
  static let youth = CommandDescriptor(
    name: "youth", summary: "one youth", positionals: [.init("YOUTH", help: "the youth's key")])
  static let roster = CommandDescriptor(
    name: "roster", summary: "shifts", formats: ["text", "csv", "json", "ics"])

  private func read(_ line: String) throws -> CommandLineReader.Invocation {
    try CommandLineReader(commands: [Self.caseloads, Self.youth, Self.roster])
      .read(line.split(separator: " ").map(String.init))
  }

  private func sentence(_ line: String) -> String? {
    do {
      _ = try read(line)
      return nil
    } catch let error as UsageError {
      return CommandFailure(error).line
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    "-c 06037 -f json caseloads --by unit", "caseloads --by unit -c 06037 --format=json",
    "--by unit -fjson caseloads -c06037",
  ])
  func `takes options on either side of the command`(_ line: String) throws {
    let invocation = try read(line)
    #expect(invocation.command?.name == "caseloads")
    #expect(invocation.arguments.value("by") == "unit")
    #expect(invocation.global.counties == ["06037"])
    #expect(try invocation.global.outputFormat() == .json)
    #expect(invocation.arguments.positionals.isEmpty)
  }

  @Test func `opens the board without a command`() throws {
    let invocation = try read("--store /x --no-color --read-only")
    #expect(invocation.command == nil)
    #expect(invocation.global.store == "/x")
    #expect(invocation.global.isColorless && invocation.global.isReadOnly)
  }

  @Test func `keeps what follows the command`() throws {
    let invocation = try read("youth Y-0001 --help")
    #expect(invocation.arguments.positionals == ["Y-0001"])
    #expect(invocation.global.wantsHelp)
  }

  @Test(arguments: [
    (
      "caseload",
      "csecboard: caseload: Unknown command. Did you mean 'caseloads'? "
        + "'csecboard --help' lists the commands."
    ),
    (
      "zzz", "csecboard: zzz: Unknown command. 'csecboard --help' lists the commands."
    ),
    ("youth --by unit Y", "csecboard: --by: Unknown option."),
    ("--by unit", "csecboard: --by: Unknown option."),
    (
      "caseloads --fromat csv", "csecboard: --fromat: Unknown option. Did you mean '--format'?"
    ),
  ])
  func `says what it can't understand`(_ line: String, _ expected: String) {
    #expect(sentence(line) == expected)
  }

  @Test func `counts arguments`() throws {
    #expect(throws: UsageError.missingArgument(command: "youth", name: "YOUTH")) {
      try Self.youth.check([])
    }
    #expect(throws: UsageError.unexpectedArgument(command: "youth", argument: "b")) {
      try Self.youth.check(["a", "b"])
    }
    try Self.youth.check(["a"])
  }

  @Test func `knows the formats of each command`() throws {
    let global = try read("roster -f ICS").global
    #expect(try global.formatName(of: Self.roster) == "ics")
    let error = #expect(throws: UsageError.self) { try global.formatName(of: Self.caseloads) }
    #expect(error?.why == "Unknown value 'ICS'. Use text, csv or json.")
  }
}
