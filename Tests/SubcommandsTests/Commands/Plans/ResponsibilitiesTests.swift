import Testing

@testable import Subcommands

struct ResponsibilitiesTests {
  private func set(_ runner: CommandRunner, _ function: String, _ agency: String, _ role: String) {
    let answer = runner.run(
      "do", "set-responsibility", "county=06029", "function=\(function)", "agency=\(agency)",
      "role=\(role)")
    #expect(answer.status == 0, "\(answer.err)")
  }

  private func row(_ runner: CommandRunner, _ function: String, _ more: String...) -> String {
    let out = runner.run(
      arguments: ["responsibilities", "-c", "Kern", "-f", "csv"] + more
    ).out
    return out.split(separator: "\r\n").first { $0.contains(",\(function),") }.map(String.init)
      ?? ""
  }

  @Test func `no lead and several leads are flagged, one is not, and it can be taken off`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let path = runner.file("more.csv", "id,name,kind", "PROB,Probation,probation")
    #expect(runner.run("import", "agencies", path).status == 0)
    #expect(row(runner, "youth_without_case") == "06029,youth_without_case,,,,no_lead")
    set(runner, "youth_without_case", "CW", "lead")
    set(runner, "screening", "CW", "support")
    #expect(row(runner, "youth_without_case") == "06029,youth_without_case,CW,,,")
    #expect(row(runner, "screening") == "06029,screening,,CW,,no_lead")
    set(runner, "youth_without_case", "PROB", "lead")
    #expect(
      row(runner, "youth_without_case") == "06029,youth_without_case,CW;PROB,,,several_leads")
    runner.environment.present = { CommandRunner.noon.adding(seconds: 60) }
    set(runner, "youth_without_case", "PROB", "none")
    #expect(row(runner, "youth_without_case") == "06029,youth_without_case,CW,,,")
    #expect(
      row(runner, "youth_without_case", "--as-of", "2026-11-20T12:00:30-08:00")
        .hasSuffix(",several_leads"))
    #expect(runner.run("do", "undo").status == 0)
    #expect(row(runner, "youth_without_case").hasSuffix(",several_leads"))
  }

  @Test func `it is for those who write plans, in their own county`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("grant", "ann", "analyst", "CW", "06019").status == 0)
    #expect(runner.run("grant", "ben", "caseworker", "CW", "--staff", "W-2").status == 0)
    func status(_ account: String, _ county: String) -> Int32 {
      runner.run(
        "do", "set-responsibility", "county=\(county)", "function=data", "agency=CW", "role=lead",
        "--as", account
      ).status
    }
    #expect(status("ben", "06029") == 77)
    #expect(status("ann", "06029") == 66)
    #expect(status("ann", "06019") == 0)
  }
}
