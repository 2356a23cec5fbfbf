import Testing

@testable import Subcommands

/// `oncall`, `coverage`, `roster`, `callouts` and `reports` through their command lines.
struct ResponseCommandsTests {
  /// Two counties; in Kern both seats are filled, until 20:00 by an advocate of Fresno's.
  private func runner() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    runner.file("more/agencies.csv", "id,name,kind,county", "ADV,Valley Advocates,advocate,06019")
    runner.file(
      "more/staff.csv", "id,name,agency,role,county,started_on,qualified_until,phone,effective_on",
      "W-1,Ada,CW,worker,06029,2020-01-01,,661-555-0101,2026-01-01",
      "AD-1,Vera,ADV,advocate,06019,2020-01-01,2026-11-30,559-555-0102,",
      "AD-1,Vera,ADV,advocate,06019,2020-01-01,2026-11-30,559-555-0199,2026-11-20")
    runner.file(
      "more/shifts.csv", "id,county,seat,rank,staff,starts_at,ends_at",
      "SH-1,06029,child_welfare,primary,W-1,2026-11-19 08:00,2026-11-21 08:00",
      "SH-2,06029,advocate,primary,AD-1,2026-11-19 08:00,2026-11-20 20:00")
    runner.file(
      "more/reports.csv", "id,county,received_at,youth,screening,disposition",
      "R-1,06029,2026-11-01 10:00,Y-1,screened_in,substantiated",
      "R-2,06029,2026-11-02 10:00,,evaluated_out,", "R-3,06019,2026-11-03 10:00,,,")
    runner.file(
      "more/callouts.csv",
      "id,county,opened_at,report,cws_staff,cws_arrived_at,advocate_staff,advocate_arrived_at",
      "CO-1,06029,2026-11-01 11:00,R-1,W-1,2026-11-01 11:30,AD-1,2026-11-01 12:00",
      "CO-2,06029,2026-11-02 11:00,,W-1,2026-11-02 11:30,,")
    let answer = runner.run("import", runner.folder + "/more")
    try #require(answer.status == 0, "\(answer.err)")
    return runner
  }

  @Test func `names both seats and their phones as they are now`() throws {
    let answer = try runner().run("oncall", "--county", "Kern", "-f", "csv")
    #expect(answer.status == 0)
    #expect(
      answer.out.contains("06029,child_welfare,primary,Ada,Child Welfare,661-555-0101,2026-11-19T"))
    // The phone changed after the shift began: the new one is the one to call.
    #expect(answer.out.contains("06029,advocate,primary,Vera,Valley Advocates,559-555-0199,"))
  }

  @Test func `says NOBODY with exit status 0`() throws {
    let answer = try runner().run("oncall", "-c", "Kern", "--as-of", "2026-11-20 20:00")
    #expect(answer.status == 0)
    #expect(answer.out.contains("Ada") && answer.out.contains("NOBODY"))
    #expect(answer.out.contains("nobody: 1"))
  }

  @Test func `an advocate of another county's counts for a viewer of one county`() throws {
    let runner = try runner()
    #expect(runner.run("grant", "sue", "supervisor", "CW", "Kern", "--unit", "North").status == 0)
    let answer = runner.run("--as", "sue", "oncall", "-f", "csv")
    #expect(answer.out.contains(",Vera,") && !answer.out.contains("NOBODY"))
    #expect(!answer.out.contains("06019,"))
  }

  @Test func `a check for gaps fails where there is one`() throws {
    let runner = try runner()
    let span = ["--from", "2026-11-20", "--until", "2026-11-20", "-c", "Kern"]
    func coverage(_ more: String...) -> CommandRunner.Answer {
      runner.run(arguments: ["coverage"] + span + more)
    }
    #expect(coverage().status == 0)
    #expect(coverage("--fail-on-gap").status == 1)
    #expect(
      coverage("-f", "json").out.contains(
        #""minutes_total":1440,"minutes_covered":1200,"percent":{"percent":83.3,"count":1200,"#
          + #""total":1440,"of":"minutes"},"gaps":[{"from":"2026-11-21T04:00:00Z","#
          + #""until":"2026-11-21T08:00:00Z","minutes":240,"missing":["advocate"]}]"#))
    let whole = runner.run(
      "coverage", "--from", "2026-11-20", "--until", "2026-11-20 20:00", "-c", "Kern",
      "--fail-on-gap")
    #expect(whole.status == 0)
    #expect(!whole.out.contains("no shift is on file"))
    let long = runner.run(
      "coverage", "--from", "2026-01-01", "--until", "2026-11-20 20:00", "-c", "Kern")
    #expect(long.out.contains("06029: no shift is on file before 2026-"), "\(long.out)")
  }

  @Test func `an interval needs both its ends, in order`() throws {
    let runner = try runner()
    for command in ["coverage", "roster", "callouts"] {
      #expect(runner.run(command, "--from", "2026-11-20").status == 64)
      #expect(runner.run(command, "--until", "2026-11-20").status == 64)
      let backwards = runner.run(command, "--from", "2026-11-20", "--until", "2026-11-19")
      #expect(backwards.status == 64 && backwards.err.contains("Must lie after --from."))
      #expect(runner.run(command, "--from", "3/8/2026", "--until", "2026-11-19").status == 64)
    }
  }

  @Test func `lists the shifts that overlap, with their own times`() throws {
    let runner = try runner()
    let span = ["--from", "2026-11-20 20:00", "--until", "2026-11-21"]
    let answer = runner.run(arguments: ["roster"] + span + ["-f", "csv"])
    #expect(
      answer.out.contains(
        "06029,child_welfare,primary,Ada,Child Welfare,661-555-0101,2026-11-19T16:00:00Z,"
          + "2026-11-21T16:00:00Z,SH-1,W-1\r\n"))
    #expect(!answer.out.contains("SH-2"))
    let calendar = runner.run(arguments: ["roster"] + span + ["--format", "ics"])
    #expect(calendar.status == 0)
    for line in ["UID:SH-1", "DTSTART:20261119T160000Z", "DTEND:20261121T160000Z"] {
      #expect(calendar.out.contains("\(line)\r\n"))
    }
    #expect(!calendar.out.contains("SH-2"))
    let other = runner.run(arguments: ["oncall", "--format", "ics"])
    #expect(other.status == 64 && other.err.contains("'ics'"))
  }

  @Test func `the dual rate is of callouts whose report was screened in`() throws {
    let runner = try runner()
    let span = ["--from", "2026-11-01", "--until", "2026-11-30", "-f", "json"]
    let answer = runner.run(arguments: ["callouts"] + span)
    #expect(answer.out.contains(#""cws_minutes":30,"advocate_staff":"AD-1","advocate_minutes":60"#))
    #expect(
      answer.out.contains(
        #""summary":{"callouts":2,"dual":1,"screened_in":1,"dual_rate":{"percent":100.0,"count":1,"#
          + #""total":1,"of":"screened_in"}"#))
    #expect(runner.run("grant", "ben", "caseworker", "CW", "Kern", "--staff", "W-2").status == 0)
    let part = runner.run(arguments: ["--as", "ben", "callouts"] + span).out
    #expect(part.contains(#""callout":"CO-1""#))
    #expect(part.contains(#""withheld":["screened_in"]"#))
    #expect(part.contains(#""withheld":["screened_in","dual_rate"]"#))
  }

  @Test func `the funnel counts from the opt-in and names who is left out`() throws {
    let answer = try runner().run("reports", "-f", "json")
    #expect(answer.out.contains(#""county":"06029","fips":"06029","name":"Kern""#))
    #expect(!answer.out.contains("06019\",\"fips"))
    #expect(answer.out.contains(#""notes":["not opted in: Fresno"]"#))
    #expect(
      answer.out.contains(
        #""screened_in_of_received":{"percent":50.0,"count":1,"total":2,"of":"received"}"#))
    let years = try runner().run("reports", "--by", "fiscal_year", "-c", "Kern", "-f", "csv").out
    #expect(years.contains("2026-27,2,1,1,0,1,0,0,0,50.0,1,2,100.0,1,1,0.0,0,1,50.0,1,2\r\n"))
  }

  @Test func `whoever sees a part of the reports sees no funnel`() throws {
    let runner = try runner()
    #expect(runner.run("grant", "ben", "caseworker", "CW", "Kern", "--staff", "W-2").status == 0)
    let answer = runner.run("--as", "ben", "reports", "-f", "json").out
    #expect(answer.contains(#""rows":[],"#) && answer.contains(#""withheld":["received","#))
    #expect(runner.run("grant", "ann", "administrator", "CW").status == 0)
    for words in [
      ["oncall"], ["reports"], ["roster", "--from", "2026-11-01", "--until", "2026-11-02"],
    ] {
      #expect(runner.run(arguments: ["--as", "ann"] + words).status == 77)
    }
  }
}
