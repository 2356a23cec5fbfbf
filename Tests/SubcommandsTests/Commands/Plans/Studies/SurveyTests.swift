import Testing

@testable import Subcommands

/// The yearly survey of counties: at noon of 20 November 2026 in California.
@Suite struct SurveyTests {
  private func act(_ runner: CommandRunner, _ words: String...) -> Int32 {
    runner.run(arguments: ["do"] + words).status
  }

  private func rows(_ runner: CommandRunner, _ words: String...) -> [String] {
    runner.run(arguments: ["plans", "survey"] + words + ["-f", "csv"]).out
      .split(separator: "\r\n").dropFirst().map(String.init)
  }

  /// Fifty counties were asked, forty answered; two were not asked.
  @Test func `of fifty that were asked forty answered, and the ten others are named`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let codes = (1...50).map { "06\(99 + 2 * $0)" }
    let lines = ["fips,name"] + codes.enumerated().map { "\($0.element),Place \($0.offset + 1)" }
    let file = runner.file("more/counties.csv", lines: lines)
    #expect(runner.run("import", "counties", file).status == 0)
    let before = runner.run("plans", "survey", "-f", "json").out
    #expect(before.contains("\"percent\":null") || before.contains("\"percent\": null"))
    #expect(before.contains("no county was asked; send-survey enters who was"))
    for (place, code) in codes.enumerated() {
      let year = ["county=\(code)", "fiscal_year=2026-27"]
      #expect(act(runner, "send-survey", year[0], year[1], "asked_on=2026-10-01") == 0)
      if place % 5 == 4 { continue }
      #expect(act(runner, "answer-survey", year[0], year[1], "answered_on=2026-10-15") == 0)
    }
    let answer = runner.run("plans", "survey")
    let others = stride(from: 5, through: 50, by: 5).map { "Place \($0)" }.sorted()
    #expect(
      answer.out.contains("40 of 50 counties answered, 80.0 %; no answer from")
        || answer.err.contains("40 of 50 counties answered, 80.0 %; no answer from"),
      "\(answer.out)\(answer.err)")
    let json = runner.run("plans", "survey", "-f", "json").out
    #expect(json.contains(others.map { "\"\($0)\"" }.joined(separator: ",")), "\(json.suffix(900))")
    #expect(json.contains("no answer from \(others.joined(separator: ", "))"))
    // Who did not answer comes first; who was not asked is in no rate, and last.
    let all = rows(runner)
    let known = all.prefix(50)
    #expect(known.prefix(10).allSatisfy { $0.contains(",no_answer,2026-10-01,,,50,") }, "\(all)")
    #expect(known.dropFirst(10).allSatisfy { $0.contains(",answered,2026-10-01,,2026-10-15,14,") })
    #expect(all.count > 50 && all.dropFirst(50).allSatisfy { $0.contains(",not_asked,,,,,,") })
    // As it stood: an answer of the 15th is none on the 14th.
    let then = rows(runner, "--as-of", "2026-10-14")
    #expect(then.count { $0.contains(",no_answer,") } == 50)
    #expect(rows(runner, "--as-of", "2026-09-30").allSatisfy { $0.contains(",not_asked,") })
    #expect(runner.run("check").status == 0)
  }

  @Test func `what a county answered is corrected, taken off and taken back`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let kern = ["county=06029", "fiscal_year=2025-26"]
    func later(_ minutes: Int64) {
      runner.environment.present = { CommandRunner.noon.adding(seconds: 60 * minutes) }
    }
    #expect(act(runner, "answer-survey", kern[0], kern[1]) == 65)
    #expect(act(runner, "send-survey", kern[0], "fiscal_year=2025") == 65)
    #expect(act(runner, "send-survey", kern[0], kern[1], "asked_on=2026-11-21") == 65)
    #expect(
      act(
        runner, "send-survey", kern[0], kern[1], "asked_on=2026-05-04",
        "asked_role=program administrator") == 0)
    #expect(act(runner, "answer-survey", kern[0], kern[1], "question=what?") == 65)
    // That a county answered is said with a day or with an answer, and with neither not at all.
    #expect(act(runner, "answer-survey", kern[0], kern[1]) == 65)
    #expect(
      act(runner, "answer-survey", kern[0], kern[1], "answered_on=2026-05-03") == 65)
    let words = ["question=What is lacking?", "answer=beds by day"]
    #expect(
      act(runner, "answer-survey", kern[0], kern[1], words[0], words[1], "answered_on=2026-06-01")
        == 0)
    func row() -> String { rows(runner, "2025-26", "-c", "Kern").first ?? "" }
    let beginning = "06029,Kern,2025-26,answered,2026-05-04,program administrator,2026-06-01,28,"
    #expect(row().hasPrefix(beginning + "What is lacking?=beds by day,"), "\(row())")
    later(1)
    #expect(act(runner, "answer-survey", kern[0], kern[1], words[0], "answer=beds by night") == 0)
    #expect(row().hasPrefix(beginning + "What is lacking?=beds by night,"), "\(row())")
    #expect(act(runner, "undo") == 0)
    #expect(row().hasPrefix(beginning + "What is lacking?=beds by day,"), "\(row())")
    later(2)
    #expect(act(runner, "answer-survey", kern[0], kern[1], "answered_on=-") == 65)
    #expect(act(runner, "answer-survey", kern[0], kern[1], words[0], "answer=-") == 0)
    #expect(row().hasPrefix(beginning + ","), "\(row())")
    later(3)
    #expect(act(runner, "answer-survey", kern[0], kern[1], "answered_on=-") == 0)
    #expect(row().contains(",no_answer,2026-05-04,program administrator,,200,"), "\(row())")
    // Nothing of it is in the log, and only who writes plans enters it.
    #expect(!runner.run("audit", "-f", "csv").out.contains("beds by"))
    #expect(runner.run("grant", "ann", "caseworker", "CW", "06029", "--staff", "W-1").status == 0)
    #expect(runner.run("--as", "ann", "plans", "survey").status == 0)
    #expect(runner.run("--as", "ann", "do", "send-survey", kern[0], kern[1]).status == 77)
    #expect(runner.run("check").status == 0)
  }
}
