import Testing

@testable import Subcommands

/// What counties ask of one another: at noon of 20 November 2026 in California.
@Suite struct RequestTests {
  /// A desk in each of three counties; Y-1 and Y-2 are Kern's, Y-3 is Fresno's.
  private func makeStore() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let more = runner.file("more/counties.csv", "fips,name", "06067,Sacramento")
    #expect(runner.run("import", "counties", more).status == 0)
    for (account, role, county) in [
      ("kern", "hotline", "06029"), ("fresno", "hotline", "06019"), ("far", "hotline", "06067"),
      ("mentor", "advocate", "06019"),
    ] {
      #expect(runner.run("grant", account, role, "CW", county).status == 0)
    }
    return runner
  }

  private func act(_ runner: CommandRunner, as account: String, _ words: String...) -> Int32 {
    runner.run(arguments: ["--as", account, "do"] + words).status
  }

  private func rows(_ runner: CommandRunner, as account: String, _ words: String...) -> [String] {
    runner.run(arguments: ["--as", account, "requests", "-f", "csv"] + words).out
      .split(separator: "\r\n").dropFirst().map(String.init)
  }

  private let ask = ["ask-county", "to_county=06019", "asked=a home near the aunt"]

  @Test func `after two days a request is overdue in both counties, and nowhere else`() throws {
    let runner = try makeStore()
    for (youth, hours) in [("Y-1", "2026-11-18 11:59"), ("Y-2", "2026-11-18 12:00")] {
      #expect(
        act(
          runner, as: "kern", ask[0], ask[1], ask[2], "kind=placement", "youth=\(youth)",
          "at=\(hours)") == 0)
    }
    let kern = rows(runner, as: "kern")
    let fresno = rows(runner, as: "fresno")
    #expect(
      kern.map { String($0.prefix(26)) } == [
        "overdue,48.0,Y-1,AA,06029,", "waiting,48.0,Y-2,BB,06029,",
      ], "\(kern)")
    // The other county's desk does not see these youth: it has their keys, and no initials.
    #expect(
      fresno.map { String($0.prefix(45)) } == [
        "overdue,48.0,Y-1,,06029,06019,placement,a hom",
        "waiting,48.0,Y-2,,06029,06019,placement,a hom",
      ], "\(fresno)")
    // The boards of both have them among what is due next, what is overdue first.
    for account in ["kern", "fresno"] {
      let board = runner.run("--as", account).out.split(separator: "\n").map(String.init)
      let due = board.drop { !$0.hasPrefix("! Due next (2, 1 late): Answer of Fresno: placement") }
      let lines = due.filter { $0.contains("Answer of Fresno") }.dropFirst()
      #expect(lines.count == 2, "\(board)")
      #expect(lines.first?.contains("LATE +00:01") == true && lines.first?.contains("Y-1") == true)
      #expect(lines.last?.contains("DUE 00:00") == true && lines.last?.contains("Y-2") == true)
      #expect(!runner.run("--as", account, "-f", "json").out.contains("Answer"))
    }
    for account in ["far", "mentor"] {
      #expect(!runner.run("--as", account).out.contains("Answer of"), "\(account)")
    }
    #expect(rows(runner, as: "far", "--all").isEmpty)
    #expect(runner.run("--as", "mentor", "requests").status == 77)
    #expect(runner.run("--as", "fresno", "youth", "Y-1").status == 66)
    // Nobody asks for another county's youth, or the same twice.
    #expect(
      act(runner, as: "fresno", ask[0], "to_county=06067", ask[2], "kind=other", "youth=Y-1") == 66)
    #expect(act(runner, as: "kern", ask[0], ask[1], ask[2], "kind=placement", "youth=Y-1") == 65)
    // What is asked from the day on which a county gives itself four days waits for so long.
    #expect(
      runner.run(
        "do", "set-policy", "county=06019", "kind=agenda", "key=request_hours", "value=96",
        "citation=agreed"
      ).status == 0)
    #expect(act(runner, as: "kern", ask[0], ask[1], ask[2], "kind=other", "youth=Y-4") == 0)
    runner.environment.present = { CommandRunner.noon.adding(seconds: 72 * 3_600) }
    #expect(
      rows(runner, as: "kern").map { String($0.prefix(17)) } == [
        "overdue,120.0,Y-1", "overdue,120.0,Y-2", "waiting,72.0,Y-4,",
      ])
    #expect(runner.run("check").status == 0)
  }

  @Test func `the county that is asked answers, and whoever answered can take it back`() throws {
    let runner = try makeStore()
    let loads = runner.run("caseloads", "--by", "county", "-f", "csv").out
    let words = ["kind=courtesy_supervision", "youth=Y-1", "id=Q-9"]
    #expect(act(runner, as: "kern", ask[0], ask[1], ask[2], words[0], words[1], words[2]) == 0)
    let answer = ["answer-county", "request=Q-9"]
    for bad in [
      ["answer=declined"], ["answer=accepted"], ["answer=accepted", "post=a", "reason=b"],
    ] {
      #expect(
        runner.run(arguments: ["--as", "fresno", "do"] + answer + bad).status == 65, "\(bad)")
    }
    #expect(act(runner, as: "kern", answer[0], answer[1], "answer=accepted", "post=intake") == 65)
    #expect(act(runner, as: "far", answer[0], answer[1], "answer=accepted", "post=intake") == 66)
    #expect(act(runner, as: "fresno", "end-request", "request=Q-9") == 65)
    #expect(act(runner, as: "fresno", answer[0], answer[1], "answer=accepted", "post=intake") == 0)
    for account in ["kern", "fresno"] {
      #expect(rows(runner, as: account).isEmpty)
      let all = rows(runner, as: account, "--all")
      #expect(all.count == 1 && all[0].hasPrefix("accepted,0.0,Y-1,"), "\(all)")
      #expect(all.first?.contains(",intake,") == true)
    }
    #expect(act(runner, as: "fresno", "undo") == 0)
    #expect(rows(runner, as: "kern").first?.hasPrefix("waiting,") == true)
    #expect(
      act(runner, as: "fresno", answer[0], answer[1], "answer=declined", "reason=no home") == 0)
    #expect(rows(runner, as: "kern", "--all").first?.contains(",no home,") == true)
    runner.environment.present = { CommandRunner.noon.adding(seconds: 60) }
    #expect(act(runner, as: "kern", "end-request", "request=Q-9") == 0)
    #expect(rows(runner, as: "fresno", "--all").isEmpty)
    #expect(rows(runner, as: "kern", "--all").first?.hasPrefix("ended,0.0,Y-1,AA,") == true)
    // What is asked moves no case.
    #expect(runner.run("caseloads", "--by", "county", "-f", "csv").out == loads)
    // The words stay out of the log.
    #expect(!runner.run("audit", "-f", "csv").out.contains("near the aunt"))
    #expect(runner.run("check").status == 0)
  }
}
