import Testing

@testable import Subcommands

/// What counties do next and whom they work with: at noon of 20 November 2026 in California.
@Suite struct RunbookTests {
  private func makeStore() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    for (kind, lines) in [
      ("agencies", ["id,name,kind", "ADV,Advocates,advocate"]),
      (
        "staff",
        [
          "id,name,agency,role,county,started_on,phone", "W-1,Ada,CW,worker,06029,2020-01-01,555-1",
          "A-1,Bea,ADV,advocate,06029,2020-01-01,555-2",
        ]
      ),
      (
        "shifts",
        [
          "id,county,seat,rank,staff,starts_at,ends_at",
          "S-1,06029,child_welfare,primary,W-1,2026-11-20 08:00,2026-11-20 20:00",
          "S-2,06029,advocate,primary,A-1,2026-11-20 08:00,2026-11-20 18:00",
        ]
      ),
    ] {
      let answer = runner.run("import", kind, runner.file("more/\(kind).csv", lines: lines))
      try #require(answer.status == 0, "\(answer.err)")
    }
    return runner
  }

  private func act(_ runner: CommandRunner, _ words: String...) -> Int32 {
    runner.run(arguments: ["do"] + words).status
  }

  /// The rows of Kern.
  private func kern(_ runner: CommandRunner, _ words: String...) -> [String] {
    runner.run(arguments: words + ["-c", "Kern", "-f", "csv"]).out.split(separator: "\r\n")
      .dropFirst().map(String.init)
  }

  @Test func `a county without a protocol says so, and a step names who is on call now`() throws {
    let runner = try makeStore()
    #expect(kern(runner, "protocol").map { $0.hasPrefix("06029,Kern,none on file,,") } == [true])
    let both = ["set-protocol", "county=06029", "indicator=new_report"]
    #expect(act(runner, both[0], both[1], both[2]) == 65)
    #expect(act(runner, both[0], both[1], both[2], "step=meet within two hours") == 0)
    #expect(
      act(
        runner, "set-protocol", "county=06029", "indicator=missing", "step=tell the police",
        "seat=advocate") == 0)
    let rows = kern(runner, "protocol")
    #expect(rows.count == 2, "\(rows)")
    #expect(
      rows.first?.contains(
        "new_report,meet within two hours,child_welfare;advocate,Ada 555-1;Bea 555-2,") == true,
      "\(rows)")
    #expect(rows.last?.contains("missing,tell the police,advocate,Bea 555-2,") == true)
    // After the advocate's shift.
    let late = kern(runner, "protocol", "--as-of", "2026-11-20 19:00")
    #expect(late.last?.contains("advocate,NOBODY,") == true, "\(late)")
    runner.environment.present = { CommandRunner.noon.adding(seconds: 60) }
    #expect(act(runner, both[0], both[1], both[2], "step=-") == 0)
    #expect(kern(runner, "protocol").count == 1)
    #expect(kern(runner, "protocol", "--as-of", "2026-11-20 12:00").count == 2)
    #expect(runner.run("check").status == 0)
  }

  @Test func `a lapsed agreement is flagged, and of twelve referred nine were connected`() throws {
    let runner = try makeStore()
    #expect(
      act(
        runner, "set-partner", "county=06029", "organisation=Shelter", "services=beds",
        "agreed_until=2026-11-20") == 0)
    #expect(
      kern(runner, "partners").map { $0.contains("Shelter,ends_soon,2026-11-20,beds") } == [true])
    // Through its last day; what is not named stays.
    runner.environment.present = { CommandRunner.noon.adding(seconds: 86_400) }
    #expect(
      act(
        runner, "set-partner", "county=06029", "organisation=Shelter", "fiscal_year=2026-27",
        "referred=12", "connected=9") == 0)
    let row = try #require(kern(runner, "partners").first)
    #expect(row.contains("Shelter,lapsed,2026-11-20,beds,,75.0,9,12,2026-27,"), "\(row)")
    for bad in [["referred=12"], ["fiscal_year=2026-27", "referred=1", "connected=2"]] {
      let words = ["do", "set-partner", "county=06029", "organisation=Clinic"] + bad
      #expect(runner.run(arguments: words).status == 65)
    }
    runner.environment.present = { CommandRunner.noon.adding(seconds: 90_000) }
    #expect(
      act(runner, "set-partner", "county=06029", "organisation=Shelter", "agreed_until=-") == 0)
    #expect(kern(runner, "partners").first?.contains("Shelter,none,,beds,,75.0,") == true)
  }
}
