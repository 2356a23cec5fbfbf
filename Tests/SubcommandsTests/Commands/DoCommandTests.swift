import Testing

@testable import Subcommands

struct DoCommandTests {
  @Test func `prints the identifier of what it made`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let answer = runner.run("do", "add-youth", "county=06029", "id=Y-77", "initials=ZZ")
    #expect(answer.out == "Y-77\n")
    let json = runner.run("do", "open-case", "youth=Y-77", "component=fr", "id=C-77", "-f", "json")
    #expect(json.out.contains(#""rows":[\#n{"action":"open-case","id":"C-77"}"#))
  }

  @Test func `lists the actions and each one's fields`() throws {
    let runner = try CommandRunner()
    let list = runner.run("do", "-f", "csv").out
    #expect(list.contains("assign-case,Give a case to a worker.,case;staff,supervisor\r\n"))
    let help = runner.run("do", "assign-case", "--help").out
    #expect(help.contains("case=… staff=…"))
    #expect(help.contains("One of: primary, secondary, courtesy,"))
  }

  @Test func `a live store takes no sensitive field from the command line`() throws {
    let runner = try CommandRunner()
    #expect(runner.run("init").status == 0)
    let answer = runner.run("do", "add-youth", "county=06029", "name=Zed")
    #expect(answer.status == 64)
    #expect(!answer.err.contains("Zed"))
    let file = runner.file("name", "Zed")
    // The administrator may not enter youth, so the file is taken and the role refused.
    #expect(runner.run("do", "add-youth", "county=06029", "name=@\(file)").status == 77)
  }

  @Test func `a field is read from a file, and a missing file is named`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let file = runner.file("handover", "Likes to be called before a visit.")
    #expect(
      runner.run("do", "assign-case", "case=C-4", "staff=W-2", "handover=@\(file)").status == 0)
    let answer = runner.run("do", "end-assignment", "case=C-4", "staff=W-2", "handover=@/no/file")
    #expect(answer.status == 66)
    #expect(answer.err.contains("/no/file"))
  }

  @Test func `a write happens at the demonstration's clock`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let clock = "2026-10-01T09:00:00-07:00"
    #expect(runner.run("do", "assign-case", "case=C-4", "staff=W-2", "--clock", clock).status == 0)
    let before = runner.run("caseloads", "--by", "case", "-f", "csv", "--as-of", "2026-10-01").out
    #expect(before.contains("C-4,Y-4,06029,,,FR"))
    let after = runner.run("caseloads", "--by", "case", "-f", "csv", "--as-of", "2026-10-02").out
    #expect(after.contains("C-4,Y-4,06029,South,W-2,FR"))
  }

  @Test func `refused and done actions are entries of the log`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("grant", "ben", "caseworker", "CW", "--staff", "W-2").status == 0)
    #expect(runner.run("--as", "ben", "do", "assign-case", "case=C-2", "staff=W-1").status == 77)
    let log = runner.run("audit", "-f", "csv").out
    #expect(log.contains("assign-case,,,refused"))
    #expect(log.contains("grant,account,ben,done"))
    // A caseworker sees their own doings and nobody else's.
    let own = runner.run("audit", "--as", "ben", "-f", "csv").out
    #expect(own.contains("assign-case,,,refused"))
    #expect(!own.contains("grant,account"))
  }
}

/// What a script does against a change in the meantime, and to take a change back.
struct DoSafetyTests {
  private func demo() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    return runner
  }

  @Test func `a script learns what stands, and is told both values when it moved`() throws {
    let runner = try demo()
    let basis = runner.run("do", "change-youth", "youth=Y-1", "--basis", "-f", "json").out
    let entry = try #require(
      basis.split(separator: "\"entry\":").last?.prefix { $0.isNumber }.map(String.init).joined())
    #expect(basis.contains(#"{"field":"lead_person","value":null}"#))
    #expect(runner.run("do", "change-youth", "youth=Y-1", "lead_person=Ann").status == 0)
    let answer = runner.run(
      "do", "change-youth", "youth=Y-1", "lead_person=Bob", "--expect", entry)
    #expect(answer.status == 65)
    #expect(
      answer.err.contains(
        "maker changed this in the meantime (change-youth):"
          + " lead_person was empty and is now 'Ann'."))
    #expect(
      runner.run("do", "change-youth", "youth=Y-1", "--expect", "x", "lead_person=B").status == 64)
  }

  @Test func `one's own changes are listed, and a refused undo says why`() throws {
    let runner = try demo()
    #expect(runner.run("do", "assign-case", "case=C-4", "staff=W-2").status == 0)
    #expect(runner.run("do", "close-case", "case=C-4").status == 0)
    let list = runner.run("do", "--own", "-f", "csv").out
    #expect(list.contains(",close-case,Y-4,"))
    #expect(list.contains("a later change rests on it: close-case"))
    let answer = runner.run("do", "undo", "entry=1")
    #expect(answer.status == 65 && answer.err.contains("Entry 1 is no change of yours"))
    #expect(runner.run("do", "undo").out == "Y-4\n")
  }

  @Test func `help says what undo leaves, and what a dash does`() throws {
    let runner = try demo()
    #expect(
      runner.run("do", "record-notice", "--help").out.contains("With undo: The record is taken"))
    #expect(runner.run("do", "change-youth", "--help").out.contains("A single - takes it away."))
  }
}
