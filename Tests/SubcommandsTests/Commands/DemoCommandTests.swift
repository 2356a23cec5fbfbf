import Testing

@testable import Subcommands

struct DemoCommandTests {
  @Test func `the same seed and clock give the same records, made anew`() throws {
    let runner = try CommandRunner()
    let demo = runner.folder + "/.local/state/csecboard/demo.db"
    let line = ["demo", "--no-open", "--seed", "3", "--clock", "2026-11-01"]
    #expect(runner.run(line).out == demo + "\n")
    let read = ["-s", demo, "caseloads", "--by", "case", "-f", "csv", "--as-of", "2026-11-01"]
    let first = runner.run(read)
    #expect(first.status == 0)
    #expect(runner.run("-s", demo, "do", "add-youth", "county=06029", "id=Y-EXTRA").status == 0)
    #expect(runner.run(line).status == 0)
    #expect(runner.run(read).out == first.out)
    #expect(runner.run("-s", demo, "youth", "Y-EXTRA").status == 66)
    #expect(runner.run("-s", demo, "check").status == 0)
  }

  @Test func `never touches a live store or another file`() throws {
    let runner = try CommandRunner()
    #expect(runner.run("init").status == 0)
    #expect(runner.run("demo", "--no-open", "-s", runner.store).status == 73)
    #expect(runner.run("accounts").status == 0)
    let file = runner.file("letter", "Dear county,")
    #expect(runner.run("demo", "--no-open", "-s", file).status == 73)
  }

  @Test func `opens the board on a terminal unless told not to`() throws {
    let runner = try CommandRunner()
    runner.environment.isInputTerminal = true
    runner.environment.isOutputTerminal = true
    #expect(runner.run("demo", "--no-open").status == 0)
    #expect(runner.opened.isEmpty)
    #expect(runner.run("demo", "--clock", "2026-11-01").status == 0)
    #expect(runner.opened.map(\.storePath) == [runner.folder + "/.local/state/csecboard/demo.db"])
    #expect(runner.opened.first?.clock == nil)
  }

  @Test func `prints the board where the terminal can't show it`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    runner.environment.isInputTerminal = true
    runner.environment.isOutputTerminal = true
    let (out, err) = (Output(), Output())
    let status = Program.run([], environment: runner.environment, out: out, err: err) { _ in
      throw BoardUnavailable(reason: "The terminal type 'dumb' can't place the cursor.")
    }
    #expect(status == 0)
    #expect(err.text == "csecboard: The terminal type 'dumb' can't place the cursor.\n")
    #expect(out.text.hasPrefix("DEMO"))
  }
}
