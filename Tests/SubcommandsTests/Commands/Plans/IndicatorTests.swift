import TestSupport
import Testing

@testable import Subcommands

/// Run charts of counties: on 20 November 2026, of the sample.
@Suite struct IndicatorTests {
  private func rows(_ runner: CommandRunner, _ words: [String]) throws -> [[String: String]] {
    let answer = runner.run(arguments: words + ["-f", "csv"])
    try #require(answer.status == 0, "\(answer.err)")
    let lines = answer.out.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map {
      Dictionary(zip(lines[0], $0), uniquingKeysWith: { one, _ in one })
    }
  }

  private func share(_ row: [String: String], _ name: String) -> [String?] {
    ["percent", "count", "total"].map { row["\(name)_\($0)"] }
  }

  @Test func `each value is that of its own listing`() throws {
    let scene = try BoardScene.sample()
    let runner = try CommandRunner(scene)
    let kern = ["-c", "Kern", "-s", scene.path]
    let points = try rows(runner, ["agenda", "--indicators"] + kern)
    #expect(points.count == 7 * 9)
    func point(_ indicator: String, _ quarter: String) throws -> [String: String] {
      try #require(points.first { $0["indicator"] == indicator && $0["quarter"] == quarter })
    }
    var compared = 0
    for row in try rows(runner, ["reports", "--by", "quarter"] + kern) {
      let quarter = try #require(row["group"] ?? row["quarter"])
      for (indicator, column) in [
        ("screened_in", "screened_in_of_received"),
        ("substantiated", "substantiated_of_screened_in"),
      ] {
        #expect(share(try point(indicator, quarter), "share") == share(row, column), "\(quarter)")
        compared += 1
      }
    }
    for row in try rows(runner, ["notices", "--by", "quarter"] + kern) {
      guard ["law_enforcement", "ncmec"].contains(row["clock"]) else { continue }
      let found = try point("\(row["clock"] ?? "")_on_time", row["quarter"] ?? "")
      #expect(share(found, "share") == share(row, "on_time"), "\(row)")
      compared += 1
    }
    let responses = try rows(
      runner,
      ["callouts", "--by", "quarter", "--from", "2025-01-01", "--until", "2026-12-31"] + kern)
    for row in responses {
      let found = try point("dual_responses", row["quarter"] ?? "")
      #expect(share(found, "share") == share(row, "dual_rate"), "\(row)")
      compared += 1
    }
    // Before the county's first roster nothing is known of who answered: that is no 0 %.
    let before = try point("coverage", "2026-Q3")
    #expect(share(before, "share") == ["", "", ""] && before["median_percent"] == "")
    let empty = try rows(
      runner, ["coverage", "--from", "2026-07-01", "--until", "2026-09-30"] + kern)
    #expect(empty.first?["minutes_covered"] == "0")
    for (quarter, from, until) in [("2026-Q4", "2026-10-01", "2026-11-20 12:00")] {
      let row = try #require(
        try rows(runner, ["coverage", "--from", from, "--until", until] + kern).first)
      let found = try point("coverage", quarter)
      #expect(found["share_count"] == row["minutes_covered"], "\(quarter)")
      #expect(found["share_total"] == row["minutes_total"], "\(quarter)")
      #expect(found["is_part"] == (quarter == "2026-Q4" ? "yes" : "no"))
      compared += 1
    }
    // Training at a quarter's end, and now, as a plan that promises it is held against it.
    let plan = runner.file(
      "plans/06029-2026-27.md", "---", "county: 06029", "fiscal_year: 2026-27",
      "status: approved", "---", "## Training", "every worker, each year")
    #expect(runner.run("import", "plans", plan, "-s", scene.path).status == 0)
    for (quarter, moment) in [
      ("2026-Q3", "2026-09-30T23:59:59-07:00"), ("2026-Q4", "2026-11-20T12:00:00-08:00"),
    ] {
      let evidence = try rows(
        runner, ["plans", "evidence", "06029", "--as-of", moment, "-s", scene.path])
      let row = try #require(evidence.first { $0["element"] == "training" }, "\(evidence)")
      let found = try point("training", quarter)
      #expect(share(found, "share") == share(row, "figure"), "\(quarter)")
      #expect(found["share_total"] != "")
      compared += 1
    }
    #expect(compared > 8)
    print("indicators: \(compared) values beside their own listings")
  }

  @Test func `an improvement stands on the figure that it names, overdue after its day`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let words = [
      "do", "add-improvement", "county=06029", "agency=CW", "title=a second advocate",
      "due_on=2026-12-01", "indicator=coverage",
    ]
    #expect(runner.run(arguments: words).status == 0)
    runner.environment.present = { CommandRunner.noon.adding(seconds: 60 * 86_400) }
    let found = try rows(runner, ["agenda", "--indicators", "-c", "Kern"]).filter {
      $0["improvements"]?.contains("a second advocate") == true
    }
    #expect(found.map { $0["indicator"] } == ["coverage"])
    #expect(found.map { $0["quarter"] } == ["2026-Q4"])
    let picture = runner.run("agenda", "--indicators", "-c", "Kern", "-f", "svg")
    #expect(picture.status == 0)
    #expect(picture.out.contains("2026-Q4: a second advocate, due 2026-12-01, OVERDUE"))
    #expect(runner.run("agenda", "-f", "svg").status == 64)
    // Whoever sees a part of the records gets none of their figures.
    #expect(runner.run("grant", "ann", "caseworker", "CW", "06029", "--staff", "W-1").status == 0)
    let own = Set(
      try rows(runner, ["--as", "ann", "agenda", "--indicators"]).compactMap { $0["indicator"] })
    #expect(own == ["coverage", "training"])
  }
}
