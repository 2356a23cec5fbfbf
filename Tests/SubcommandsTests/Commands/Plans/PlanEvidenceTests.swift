import Testing

@testable import Subcommands

/// What happened, beside what a plan says: at noon of 20 November 2026 in California.
struct PlanEvidenceTests {
  /// A county with both seats filled until a moment, and two workers, one of whose training expires.
  private func makeStore(until: String, expires: String, plan: String) throws -> CommandRunner {
    let runner = try CommandRunner()
    #expect(runner.run("init", "--demo").status == 0)
    runner.file("b/counties.csv", "fips,name", "06029,Kern")
    runner.file("b/agencies.csv", "id,name,kind", "CW,C,child_welfare", "AD,A,advocate")
    runner.file(
      "b/staff.csv", "id,name,agency,role,county,started_on",
      "W-1,Ada,CW,worker,06029,2020-01-01", "W-2,Ben,CW,worker,06029,2020-01-01",
      "W-3,Cyd,CW,worker,06029,2027-01-01", "A-1,Dot,AD,advocate,06029,2020-01-01")
    runner.file(
      "b/training.csv", "staff,course,completed_on,expires_on", "W-1,CSE 101,2025-01-01,",
      "W-2,CSE 101,2025-01-01,\(expires)")
    runner.file("b/youth.csv", "id,county", "Y-1,06029")
    runner.file(
      "b/missing.csv", "id,youth,received_at,closed_at", "M-1,Y-1,2026-10-01,2026-10-09")
    runner.file(
      "b/notices.csv", "episode,party,at,reference", "M-1,law_enforcement,2026-10-01 03:00,7",
      "M-1,ncmec,2026-10-03,8")
    runner.file(
      "b/shifts.csv", "id,county,seat,rank,staff,starts_at,ends_at",
      "S-1,06029,child_welfare,primary,W-1,2026-11-01,\(until)",
      "S-2,06029,advocate,primary,A-1,2026-11-01,2027-01-01")
    runner.file(
      "b/plans/06029-2026-27.md", "---", "county: 06029", "fiscal_year: 2026-27", "status: draft",
      "---", plan)
    let answer = runner.run("import", runner.folder + "/b")
    #expect(answer.status == 0, "\(answer.err)")
    return runner
  }

  /// The rows without county and year.
  private func rows(_ runner: CommandRunner, _ more: String...) -> [String] {
    runner.run(arguments: ["plans", "evidence", "Kern", "-f", "csv"] + more).out
      .split(separator: "\r\n").dropFirst()
      .map { $0.split(separator: ",", maxSplits: 2).last.map(String.init) ?? "" }
  }

  @Test func `what is kept to the last minute and the last worker is borne out`() throws {
    let runner = try makeStore(
      until: "2027-01-01", expires: "2026-11-20",
      plan: "## MDT tiers\nTogether, 24/7.\n## Training\nAll.\n## Missing-youth protocol\nx")
    let found = rows(runner)
    // 1 November to 4 December, one hour longer as clocks go back: 33 days and an hour.
    #expect(
      found == [
        "round_the_clock,7,100.0,47580,47580,2026-11-01T07:00:00Z,2026-12-04T08:00:00Z,borne_out",
        "training,8,100.0,2,2,,,borne_out",
        "missing_youth,10,20.0,1,5,2026-07-01T07:00:00Z,2026-11-20T20:00:00Z,not_borne_out",
        "teams,6,,0,0,2026-07-01T07:00:00Z,2026-11-10T20:00:00Z,nothing_to_count",
      ])
  }

  @Test func `one minute without a seat, one training lapsed, and nothing promised`() throws {
    let runner = try makeStore(
      until: "2026-12-03 23:59", expires: "2026-11-19", plan: "## Training\nAll, 24/70.")
    let found = rows(runner)
    #expect(found[0].contains("100.0,47579,47580,") && found[0].hasSuffix(",not_promised"))
    #expect(found[0].hasPrefix("round_the_clock,,"))
    #expect(found[1] == "training,6,50.0,1,2,,,not_borne_out")
    #expect(found[2].hasSuffix(",not_promised"))
    #expect(runner.run("plans", "evidence", "Kern", "2025-26").status == 66)
    #expect(runner.run("plans", "evidence").status == 64)
  }

  @Test func `a role that does not see every record is given no figure`() throws {
    let runner = try makeStore(
      until: "2027-01-01", expires: "2026-11-20", plan: "## MDT tiers\nTogether, 24/7.")
    #expect(runner.run("grant", "ben", "caseworker", "CW", "--staff", "W-2").status == 0)
    let found = rows(runner, "--as", "ben")
    #expect(found[2] == "missing_youth,,,,,,,not_for_role")
    #expect(found[0].hasSuffix("borne_out"))
  }
}
