import Testing

@testable import Subcommands

/// Interface §1: each exit status by a command line that earns it.
struct ExitStatusTableTests {
  @Test(arguments: [
    (["caselods"], 64), (["caseloads", "--by", "wrker"], 64),
    (["caseloads", "--county", "Mars"], 64),
    (["check", "--as-of", "2026-01-01"], 64), (["audit", "--as-of", "2026-01-01"], 64),
    (["do", "assign-cas"], 64), (["do", "assign-case", "case=C-4"], 64),
    (["do", "assign-case", "case=C-4", "staff=W-1", "colour=red"], 64), (["youth"], 64),
    (["grant", "ann", "king", "CW"], 64), (["completions", "tcsh"], 64),
    (["import", "--template", "yuoth"], 64), (["caseloads", "--as-of", "3/8/2026"], 64),
    (["do", "record-status", "youth=Y-2", "status=sure", "basis=grid"], 65),
    (["do", "assign-case", "case=C-4", "staff=W-1", "role=primary", "from=2025-01-01"], 65),
    (["youth", "Y-99"], 66), (["do", "assign-case", "case=C-99", "staff=W-1"], 66),
    (["import", "/nowhere/at/all"], 66), (["--store", "/nowhere/board.db", "caseloads"], 69),
    (["init"], 73), (["caseloads", "--as", "stranger"], 77),
    (["caseloads", "--clock", "2026-01-01"], 77), (["revoke", "nobody"], 66),
    (["caseloads"], 0), (["check"], 0), (["audit", "verify"], 0), (["audit", "head"], 0),
    (["policies", "--history"], 0), (["imports"], 0), (["accounts"], 0), (["do"], 0),
    (["do", "assign-case", "case=C-4", "staff=W-1"], 0), (["completions", "fish"], 0),
    (["youth", "Y-1"], 0), (["--version"], 0), (["--help"], 0), ([], 0),
  ])
  func `ends with the status of the contract`(line: [String], status: Int) throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let answer = runner.run(line)
    #expect(answer.status == Int32(status), "\(line): \(answer.err)")
    #expect((status == 0) == answer.err.isEmpty)
    if status != 0 {
      #expect(answer.err.hasPrefix("csecboard: "))
      #expect(answer.err.hasSuffix(".\n") || answer.err.hasSuffix("?\n"))
      #expect(!answer.err.contains("SELECT"))
    }
  }

  @Test func `an unknown key and one out of scope read alike`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("grant", "ada", "caseworker", "CW", "--staff", "W-1").status == 0)
    let hidden = runner.run("--as", "ada", "youth", "Y-2")
    let absent = runner.run("--as", "ada", "youth", "Y-9")
    #expect(hidden.status == 66 && absent.status == 66)
    #expect(hidden.err == absent.err.replacing("Y-9", with: "Y-2"))
    #expect(runner.run("--as", "ada", "youth", "Y-1").status == 0)
  }

  @Test func `a store is missing where even its folder is`() throws {
    let answer = try CommandRunner().run("caseloads")
    #expect(answer.status == 69)
    #expect(answer.err.contains("csecboard demo"))
    #expect(answer.err.contains("csecboard init"))
  }

  @Test func `a bad configuration is named with its line`() throws {
    let runner = try CommandRunner()
    runner.file(".config/csecboard/config", "# mine", "stor = /tmp/x", "store = relative.db")
    let answer = runner.run("caseloads")
    #expect(answer.status == 78)
    #expect(answer.err.contains("config:3: "))
  }

  @Test func `a time to write at is refused on a real store`() throws {
    let runner = try CommandRunner()
    #expect(runner.run("init", "--clock", "2026-01-01").status == 77)
    #expect(runner.run("init").status == 0)
    #expect(runner.run("revoke", "ann", "--clock", "2026-01-01").status == 77)
    #expect(runner.run("accounts", "--as", "ann").status == 77)
  }

  @Test func `a privileged run takes its store from the site alone`() throws {
    let runner = try CommandRunner()
    #expect(runner.run("init", "--demo").status == 0)
    runner.file("site.conf", "store = \(runner.store)")
    runner.environment.isPrivileged = true
    #expect(runner.run("policies").status == 0)
    #expect(runner.run("policies", "--store", runner.store).status == 77)
    runner.environment.variables["CSECBOARD_STORE"] = runner.store
    #expect(runner.run("policies").status == 77)
    runner.environment.variables["CSECBOARD_STORE"] = nil
    runner.environment.siteOwner = 12_345
    #expect(runner.run("policies").status == 78)
  }

  @Test func `reading only refuses what writes`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("--read-only", "youth", "Y-1").status == 77)
    #expect(runner.run("--read-only", "caseloads").status == 0)
  }
}

extension CommandRunner {
  /// Runs a command line given as a list.
  func run(_ line: [String]) -> Answer {
    let (out, err) = (Output(), Output())
    let status = Program.run(line, environment: environment, out: out, err: err) { _ in 0 }
    return Answer(status: status, out: out.text, err: err.text)
  }
}
