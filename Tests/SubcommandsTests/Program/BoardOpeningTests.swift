import Testing

@testable import Subcommands

struct BoardOpeningTests {
  @Test func `opens the board on a terminal with what the options say`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    runner.environment.isInputTerminal = true
    runner.environment.isOutputTerminal = true
    runner.environment.variables["CSECBOARD_THEME"] = "light"
    let answer = runner.run("-c", "kern", "--as-of", "2026-11-01", "--read-only")
    #expect(answer.status == 0 && answer.out.isEmpty)
    let request = try #require(runner.opened.first)
    #expect(request.storePath == runner.store)
    #expect(request.counties == ["06029"])
    #expect(request.asOf?.rfc3339 == "2026-11-01T07:00:00Z")
    #expect(request.theme == ChosenTheme(name: "light", place: "CSECBOARD_THEME"))
    #expect(request.isReadOnly)
  }

  @Test func `the keymap is the user's, and a privileged run has none`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    runner.environment.isInputTerminal = true
    runner.environment.isOutputTerminal = true
    runner.environment.variables["XDG_CONFIG_HOME"] = "/elsewhere"
    _ = runner.run()
    #expect(runner.opened.first?.keymapPath == "/elsewhere/csecboard/keymap")
    runner.environment.isPrivileged = true
    #expect(runner.environment.keymapPath == nil)
  }

  @Test func `prints the board once without a terminal and says how to open it`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    runner.environment.isOutputTerminal = true
    let answer = runner.run()
    #expect(runner.opened.isEmpty)
    #expect(answer.status == 0)
    #expect(answer.out.hasPrefix("DEMO"))
    #expect(answer.out.contains("North"))
    for head in ["Missing from care:", "On call now:", "Due next", "Open beds:", "Load by unit"] {
      #expect(answer.out.contains(head), "\(head)")
    }
    #expect(answer.out.contains("Run csecboard in a terminal"))
    #expect(runner.run("--county", "06029").out.contains(", county Kern, as everything"))
  }

  @Test func `prints the board in the format asked for, a terminal or not`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    runner.environment.isInputTerminal = true
    runner.environment.isOutputTerminal = true
    let answer = runner.run("--format", "json")
    #expect(runner.opened.isEmpty)
    #expect(answer.out.hasPrefix(#"{"listing":"board""#))
    #expect(!answer.out.contains("DEMO"))
  }

  @Test func `prints a board for a role that sees no cases`() throws {
    let runner = try CommandRunner()
    #expect(runner.run("init").status == 0)
    let answer = runner.run()
    #expect(answer.status == 0)
    #expect(answer.out.contains("your role sees no cases"))
    #expect(runner.run("caseloads").status == 77)
  }
}
