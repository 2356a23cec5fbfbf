import Subcommands
import Testing

struct ArgumentParserTests {
  static let specs = [
    OptionSpec("store", short: "s", valueName: "PATH", help: "the store"),
    OptionSpec("county", short: "c", valueName: "FIPS", help: "a county", repeatable: true),
    OptionSpec("all", short: "a", help: "everything"),
    OptionSpec("quiet", short: "q", help: "no words"),
    OptionSpec("state", choices: ["late", "met", "pending"], help: "a state"),
  ]

  private func parse(_ line: String) throws -> ParsedArguments {
    try ArgumentParser.parse(line.split(separator: " ").map(String.init), specs: Self.specs)
  }

  @Test(arguments: [
    "--store /x one", "--store=/x one", "-s /x one", "-s/x one", "one -s /x", "one --store=/x",
    "--sto /x one", "-s /y one --store /x",
  ])
  func `reads a value however it is joined and wherever it stands`(_ line: String) throws {
    let parsed = try parse(line)
    #expect(parsed.value("store") == "/x")
    #expect(parsed.positionals == ["one"])
  }

  @Test func `keeps every value of a repeatable option in order`() throws {
    #expect(try parse("-c 06037 x --county=06059").values("county") == ["06037", "06059"])
  }

  @Test func `reads bundled flags up to one that takes a value`() throws {
    let parsed = try parse("-aqs/x")
    #expect(parsed.has("all") && parsed.has("quiet"))
    #expect(parsed.value("store") == "/x")
  }

  @Test func `takes everything past two dashes and a lone dash as arguments`() throws {
    let parsed = try parse("- -a -- -q --store")
    #expect(parsed.positionals == ["-", "-q", "--store"])
    #expect(parsed.flags == ["all"])
  }

  @Test func `takes an empty value and a value that looks like an option`() throws {
    #expect(try parse("--store=").value("store") == "")
    #expect(try parse("--store -a").value("store") == "-a")
    #expect(try parse("--store=a=b").value("store") == "a=b")
  }

  @Test(arguments: [
    ("--stroe /x", "csecboard: --stroe: Unknown option. Did you mean '--store'?"),
    ("--zebra", "csecboard: --zebra: Unknown option."),
    ("-az", "csecboard: -z: Unknown option."),
    ("--st x", "csecboard: --st: Could be --state or --store. Write it out."),
    ("--store", "csecboard: --store: Needs a value: PATH."),
    ("-as", "csecboard: -s: Needs a value: PATH."),
    ("--all=yes", "csecboard: --all: Takes no value."),
  ])
  func `says what it can't understand`(_ line: String, _ sentence: String) {
    #expect {
      try parse(line)
    } throws: { error in
      guard let error = error as? UsageError else { return false }
      let failure = CommandFailure(error)
      return failure.line == sentence && failure.status == .usage
    }
  }

  @Test func `names the choices of a value and ignores its case`() throws {
    #expect(try parse("--state LATE").value("state") == "late")
    let error = #expect(throws: UsageError.self) { try parse("--state=lat") }
    #expect(error?.what == "--state")
    #expect(error?.why == "Unknown value 'lat'. Did you mean 'late'? Use late, met or pending.")
  }
}
