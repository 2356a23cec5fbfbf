import Testing

@testable import Subcommands

/// One protocol of several counties is the plan of each.
struct SharedPlanTests {
  private func write(_ runner: CommandRunner, _ shared: String) -> String {
    runner.file(
      "06029-2026-27.md", "---", "county: 06029", "fiscal_year: 2026-27", "status: submitted",
      "allocation: 1000", "shared_with: \(shared)", "---", "## Training", "Together, each spring.")
  }

  private func rows(_ runner: CommandRunner, _ words: String...) -> [String] {
    runner.run(arguments: words + ["-f", "csv"]).out.split(separator: "\r\n").dropFirst()
      .map(String.init)
  }

  @Test func `it is read, searched and counted as each county's, the money once`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let file = write(runner, "06019")
    let answer = runner.run("import", "plans", file)
    #expect(answer.status == 0, "\(answer.err)")
    #expect(rows(runner, "plans").count { $0.contains(",2026-27,submitted,") } == 2)
    #expect(rows(runner, "plans", "search", "spring").count == 2)
    #expect(
      rows(runner, "plans", "show", "06019", "2026-27") == [
        "Training,8,yes,\"Together, each spring.\""
      ])
    #expect(!rows(runner, "plans", "gaps").contains { $0.contains("not_received") })
    #expect(rows(runner, "budget").map { $0.prefix(13) } == ["06029,2026-27"])
    #expect(runner.run("import", "plans", file).out.contains("nothing changed"))
    #expect(runner.run("import", "--revert", "2").status == 0)
    #expect(!rows(runner, "plans").contains { $0.contains("submitted") })
  }

  @Test(arguments: ["06999", "06029", "06019;6019", "Fresno"])
  func `a county that is unknown, named twice or no code takes none of them`(_ shared: String)
    throws
  {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let answer = runner.run("import", "plans", write(runner, shared))
    #expect(answer.status == 65 && answer.err.contains(":6:shared_with: "), "\(answer.err)")
    let aside = runner.run(
      "import", "--rejects", runner.folder + "/bad.csv", "plans", write(runner, shared))
    #expect(aside.status == 0, "\(aside.err)")
    #expect(!rows(runner, "plans").contains { $0.contains("submitted") })
  }
}
