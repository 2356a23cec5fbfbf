import Testing

@testable import Subcommands

/// Counts that a county stated, signed beside those of the store: at noon of 20 November 2026.
@Suite struct SignedCountsTests {
  private func scene() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let agencies = runner.file(
      "more/agencies.csv", "id,name,kind,county", "KERN,Office,child_welfare,06029",
      "FRES,Other,child_welfare,06019")
    let stated = runner.file(
      "more/submissions.csv", "county,first_day,last_day,count,submitted_on",
      "06029,2026-07-01,2026-09-30,3,2026-10-05", "06029,2026-04-01,2026-06-30,0,2026-07-05")
    for (kind, file) in [("agencies", agencies), ("submissions", stated)] {
      let answer = runner.run("import", kind, file)
      try #require(answer.status == 0, "\(answer.err)")
    }
    try report(runner, "R-1", "2026-07-01 00:00")
    try report(runner, "R-2", "2026-09-30 23:59")
    try report(runner, "R-3", "2026-10-01 00:00")
    return runner
  }

  private func report(_ runner: CommandRunner, _ id: String, _ time: String) throws {
    let file = runner.file(
      "more/\(id).csv", "id,county,received_at", "\(id),06029,\(time)")
    try #require(runner.run("import", "reports", file).status == 0)
  }

  private func sign(_ runner: CommandRunner, as user: String? = nil, _ more: String...) -> Int32 {
    runner.run(
      arguments: (user.map { ["--as", $0] } ?? []) + [
        "do", "sign-counts", "county=06029", "first_day=2026-07-01", "last_day=2026-09-30",
      ] + more
    ).status
  }

  /// The row of the third quarter, and the notes.
  private func row(_ runner: CommandRunner, _ words: String...) throws -> String {
    let answer = runner.run(arguments: ["reports", "--figure", "submitted", "-f", "csv"] + words)
    return try #require(
      answer.out.split(separator: "\r\n").first { $0.contains("2026-07-01") }.map(String.init),
      "\(answer.out)\(answer.err)")
  }

  @Test func `a difference is said until somebody signs it and says why, and again when it moves`()
    throws
  {
    let runner = try scene()
    // Both end days count, and no day beside them.
    #expect(try row(runner).hasSuffix("2026-10-05,3,2,-1,not_signed,,,,,"))
    let text = runner.run("reports", "--figure", "submitted").out
    #expect(text.contains("nobody signed them as they stand: Kern, 2026-07-01 through 2026-09-30"))
    #expect(sign(runner) == 65, "a difference without a note")
    #expect(sign(runner, "note=one moved", "in_store=3") == 65, "another count than was read")
    #expect(sign(runner, "note=one moved", "submitted=3", "in_store=2") == 0)
    let signed = try row(runner)
    #expect(signed.contains("3,2,-1,signed,") && signed.hasSuffix(",3,2,one moved"))
    #expect(!runner.run("reports", "--figure", "submitted").out.contains("nobody signed"))
    #expect(sign(runner, "note=one moved") == 65, "twice")
    #expect(runner.run("do", "undo").status == 0)
    #expect(try row(runner).contains("not_signed"))
    #expect(sign(runner, "note=one moved") == 0)
    try report(runner, "R-4", "2026-08-01 12:00")
    // As many as were stated by now, and what was signed is not that.
    #expect(try row(runner).contains("3,3,0,out_of_date,"))
    #expect(sign(runner) == 65, "at the moment of the former signature")
    runner.environment.present = { CommandRunner.noon.adding(seconds: 60) }
    #expect(sign(runner) == 0)
    #expect(try row(runner).contains("3,3,0,signed,"))
    #expect(try row(runner, "--as-of", "2026-11-20 12:00:30").contains("out_of_date"))
    #expect(runner.run("check").status == 0)
  }

  @Test func `signs who sees all of the county's reports, from one of its own agencies`() throws {
    let runner = try scene()
    for (user, role, agency) in [
      ("desk", "hotline", "KERN"), ("guest", "hotline", "FRES"), ("count", "analyst", "KERN"),
      ("books", "auditor", "KERN"),
    ] {
      try #require(runner.run("grant", user, role, agency, "06029").status == 0)
    }
    #expect(sign(runner, as: "count", "note=one moved") == 77)
    #expect(sign(runner, as: "books", "note=one moved") == 77, "audits what others answer for")
    #expect(sign(runner, as: "guest", "note=one moved") == 65)
    #expect(sign(runner, as: "desk", "note=one moved") == 0)
    #expect(try row(runner, "--as", "desk").contains("-1,signed,desk,"))
    let none = runner.run(
      "--as", "desk", "do", "sign-counts", "county=06019",
      "first_day=2026-07-01", "last_day=2026-09-30")
    #expect(none.status == 66)
  }
}
