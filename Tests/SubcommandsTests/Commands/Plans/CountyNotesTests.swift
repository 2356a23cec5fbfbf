import Testing

@testable import Subcommands

/// What a county knows stays with it, in every wording, whoever leaves.
struct CountyNotesTests {
  private func rows(_ runner: CommandRunner, _ more: String...) -> [String] {
    runner.run(arguments: ["county-notes", "-f", "csv"] + more).out
      .split(separator: "\r\n").dropFirst().map(String.init)
  }

  private func note(
    _ runner: CommandRunner, _ topic: String, _ text: String, as account: String? = nil
  ) -> Int32 {
    let words = ["do", "note-county", "county=06029", "topic=\(topic)", "text=\(text)"]
    return runner.run(arguments: words + (account.map { ["--as", $0] } ?? [])).status
  }

  @Test func `a topic is worded anew, every wording is kept, and undo takes the last away`()
    throws
  {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(rows(runner).isEmpty)
    #expect(note(runner, "Girls' court", "Tuesdays") == 0)
    #expect(note(runner, "Clinic", "ask for the nurse") == 0)
    runner.environment.present = { CommandRunner.noon.adding(seconds: 60) }
    #expect(note(runner, "Girls' court", "Thursdays, room 4") == 0)
    #expect(rows(runner).map { $0.contains("Tuesdays") } == [false, false])
    #expect(rows(runner).last?.hasPrefix("06029,Girls' court,\"Thursdays, room 4\",") == true)
    #expect(rows(runner).last?.hasSuffix(",2,yes") == true, "\(rows(runner))")
    #expect(rows(runner, "--history").count == 3)
    #expect(
      rows(runner, "--as-of", "2026-11-20T12:00:30-08:00").last?.contains("Tuesdays") == true)
    #expect(runner.run("do", "undo").status == 0)
    #expect(rows(runner).last?.contains("Tuesdays") == true)
  }

  @Test func `it stays when whoever wrote it has left, and others neither read nor write it`()
    throws
  {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("grant", "ann", "analyst", "CW", "06029").status == 0)
    #expect(runner.run("grant", "bea", "analyst", "CW", "06019").status == 0)
    #expect(runner.run("grant", "ben", "caseworker", "CW", "--staff", "W-2").status == 0)
    #expect(note(runner, "Clinic", "ask for the nurse", as: "ann") == 0)
    #expect(note(runner, "Clinic", "no", as: "bea") == 66)
    #expect(note(runner, "Clinic", "no", as: "ben") == 77)
    #expect(runner.run("revoke", "ann").status == 0)
    #expect(rows(runner).first?.contains("ask for the nurse,ann,") == true, "\(rows(runner))")
    #expect(rows(runner, "--as", "bea").isEmpty)
  }
}
