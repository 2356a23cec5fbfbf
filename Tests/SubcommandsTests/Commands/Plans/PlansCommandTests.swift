import Testing

@testable import Subcommands

struct PlansCommandTests {
  private func makeStore() throws -> CommandRunner {
    let runner = try CommandRunner()
    #expect(runner.run("init", "--demo").status == 0)
    runner.file("plans/counties.csv", "fips,name", "06019,Fresno", "06029,Kern")
    plan(runner, "2025-26", "## Training", "Twelve places for naïve readers.", "## Budget", "")
    plan(runner, "2026-27", "## Training", "Twenty places; 24/7 cover.", "## Screening", "CSE-IT")
    #expect(runner.run("import", runner.folder + "/plans").status == 0)
    return runner
  }

  private func plan(_ runner: CommandRunner, _ year: String, _ body: String...) {
    let lines = ["---", "county: 06029", "fiscal_year: \(year)", "status: draft", "---"] + body
    runner.file("plans/plans/06029-\(year).md", lines: lines)
  }

  @Test func `a folder's plans come last, one line a file, and a second time changes nothing`()
    throws
  {
    let runner = try makeStore()
    let again = runner.run("import", runner.folder + "/plans", "-f", "csv")
    #expect(again.out.contains("plans,06029-2025-26.md,1,0,0,1,0\r\n"))
    #expect(again.out.contains("plans,06029-2026-27.md,1,0,0,1,0\r\n"))
    #expect(again.out.hasSuffix("plans,06029-2026-27.md,1,0,0,1,0\r\n"))
  }

  @Test func `lists every county and year, and what is lacking`() throws {
    let runner = try makeStore()
    let rows = runner.run("plans", "-f", "csv").out.split(separator: "\r\n").map(String.init)
    #expect(rows.count == 5)
    #expect(rows[1] == "06019,2025-26,not_received,,,,")
    #expect(rows[3].hasPrefix("06029,2025-26,draft,,1,9,Steering committee;"))
    let gaps = runner.run("plans", "gaps", "-c", "Kern", "-f", "csv").out
    #expect(gaps.contains("06029,2025-26,Budget,empty,\r\n"))
    #expect(gaps.contains("06029,2026-27,Budget,missing,\r\n"))
    #expect(!gaps.contains("06019"))
  }

  @Test func `finds words without case and accents, phrases and beginnings`() throws {
    let runner = try makeStore()
    func lines(_ text: String...) -> [String] {
      runner.run(arguments: ["plans", "search"] + text + ["-f", "csv"]).out
        .split(separator: "\r\n").dropFirst().map(String.init)
    }
    #expect(
      lines("NAIVE") == ["06029,2025-26,Training,7,Twelve places for naïve readers."])
    #expect(lines("24/7") == ["06029,2026-27,Training,7,Twenty places; 24/7 cover."])
    #expect(lines("pla*").count == 2 && lines("pla").isEmpty)
    #expect(lines("training", "cover").count == 1 && lines("\"training cover\"").isEmpty)
    #expect(lines("places", "NOT", "cover").isEmpty && lines("col:x OR (").isEmpty)
    #expect(runner.run("plans", "search", "\"* -").status == 64)
    #expect(runner.run("plans", "search").status == 64)
  }

  @Test func `compares two years by section, and a plan that is not there is 66`() throws {
    let runner = try makeStore()
    let rows = runner.run("plans", "diff", "kern", "2025-26", "2026-27", "-f", "csv").out
      .split(separator: "\r\n").dropFirst().map(String.init)
    #expect(
      rows == [
        "Training,changed,7=Twelve places for naïve readers.,7=Twenty places; 24/7 cover.",
        "Budget,removed,,", "Screening,added,,9=CSE-IT",
      ])
    for words in [
      ["show", "06029", "2024-25"], ["show", "06019", "2025-26"], ["show", "99999", "2025-26"],
      ["diff", "06029", "2025-26", "2027-28"], ["show", "06029", "2025-26", "-c", "Fresno"],
    ] {
      #expect(runner.run(arguments: ["plans"] + words).status == 66, "\(words)")
    }
    for words in [["show", "06029"], ["show", "06029", "2025"], ["look"], ["gaps", "x"]] {
      #expect(runner.run(arguments: ["plans"] + words).status == 64, "\(words)")
    }
  }

  @Test func `compares the plans of two counties, of one year or of two`() throws {
    let runner = try makeStore()
    runner.file(
      "plans/plans/06019-2026-27.md",
      lines: [
        "---", "county: 06019", "fiscal_year: 2026-27", "status: draft", "---", "## Training",
        "Forty places.",
      ])
    let path = runner.folder + "/plans/plans/06019-2026-27.md"
    #expect(runner.run("import", "plans", path).status == 0)
    let rows = runner.run("plans", "diff", "Fresno", "2026-27", "kern", "-f", "csv").out
      .split(separator: "\r\n").dropFirst().map(String.init)
    #expect(
      rows == [
        "Training,changed,7=Forty places.,7=Twenty places; 24/7 cover.",
        "Screening,added,,9=CSE-IT",
      ])
    let earlier = runner.run(
      "plans", "diff", "06019", "2026-27", "06029", "2025-26", "-f", "json"
    ).out
    #expect(
      earlier.contains(
        #""county":"06019","other_county":"06029","from":"2026-27","to":"2025-26""#))
    #expect(
      !runner.run("plans", "diff", "Kern", "2025-26", "2026-27", "-f", "json").out
        .contains("other_county"))
    #expect(runner.run("plans", "diff", "Fresno", "2026-27", "Kern", "2020-21").status == 66)
    for words in [["2026"], ["26-27"], ["Kern", "soon"], ["Kern", "2025-26", "x"]] {
      #expect(
        runner.run(arguments: ["plans", "diff", "Fresno", "2026-27"] + words).status == 64,
        "\(words)")
    }
  }

  @Test func `a version stays beside the next, and goes with the import that brought it`() throws {
    let runner = try makeStore()
    runner.environment.present = { CommandRunner.noon.adding(seconds: 3_600) }
    plan(runner, "2026-27", "## Training", "Thirty places.")
    let path = runner.folder + "/plans/plans/06029-2026-27.md"
    let taken = runner.run("import", "plans", path, "-f", "json")
    #expect(taken.out.contains(#""added":0,"changed":1"#))
    func training(_ more: String...) -> String {
      runner.run(arguments: ["plans", "search", "places", "-c", "Kern", "-f", "csv"] + more).out
    }
    #expect(training().contains("Thirty") && !training().contains("Twenty"))
    #expect(training("--as-of", "2026-11-20T12:30:00-08:00").contains("Twenty"))
    #expect(runner.run("import", "--revert", "2").status == 0)
    #expect(training().contains("Twenty") && !training().contains("Thirty"))
    #expect(runner.run("check").status == 0)
  }

  @Test func `a plan that does not read is named or set aside, and exits as it would`() throws {
    let runner = try makeStore()
    runner.file(
      "more/06029-2024-25.md",
      lines: ["---", "county: 06019", "fiscal_year: 2024-25", "status: draft", "x: 1", "---"])
    runner.file("more/notes.md", "x")
    let path = runner.folder + "/more"
    let stopped = runner.run("import", "plans", path, "--dry-run")
    #expect(stopped.status == 65)
    #expect(stopped.err.contains("06029-2024-25.md:2:county: the file's name says 06029"))
    #expect(stopped.err.contains("notes.md: is no plan by its name"))
    let bad = runner.folder + "/bad.csv"
    #expect(runner.run("import", "plans", path, "--rejects", bad).status == 0)
    #expect(runner.run("plans", "show", "06029", "2024-25").status == 66)
  }
}
