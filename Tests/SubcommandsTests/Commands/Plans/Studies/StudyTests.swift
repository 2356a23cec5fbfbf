import Testing

@testable import Subcommands

/// Figures of studies: at noon of 20 November 2026 in California.
@Suite struct StudyTests {
  private let act = ["do", "add-study", "county=06029", "measure=minors met", "unit=percent"]

  /// Puts one down; fields of the text take the place of those that all have.
  private func add(_ runner: CommandRunner, _ text: String, at second: Int64 = 0) -> Int32 {
    var fields = [
      "value": "10.0", "first_day": "2022-03-01", "last_day": "2022-05-31",
      "sample": "time_location", "representative": "yes", "stage": "baseline",
      "source": "a report", "n": "104", "total": "1040",
    ]
    for pair in text.split(separator: " ") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      fields[String(parts[0])] = String(parts[1])
    }
    let words = fields.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }.sorted()
    return runner.run(arguments: act + words).status
  }

  private func rows(_ runner: CommandRunner, _ words: String...) -> [[String: String]] {
    let lines = runner.run(arguments: words + ["-f", "csv"]).out.split(separator: "\r\n").map {
      cells($0)
    }
    return lines.dropFirst().map {
      Dictionary(zip(lines[0], $0), uniquingKeysWith: { one, _ in one })
    }
  }

  /// The cells of a line, commas in quotation marks being of a cell.
  private func cells(_ line: Substring) -> [String] {
    var cells = [""]
    for (place, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      if place % 2 == 1 {
        cells[cells.count - 1] += part
        continue
      }
      let pieces = part.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[cells.count - 1] += pieces[0]
      cells += pieces.dropFirst()
    }
    return cells
  }

  @Test func `from a baseline of 10.0 an endline of 2.7 is a fall of 73 percent`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let endline =
      "stage=endline value=2.7 n=31 total=1148 first_day=2025-03-01 last_day=2025-05-31"
    #expect(add(runner, endline) == 65, "an endline of nobody")
    #expect(add(runner, endline + " evaluator=Institute id=S-E") == 0)
    // Before there is a baseline no percent is given, and the words say why.
    let alone = try #require(rows(runner, "studies").first)
    #expect(alone["change"] == "not said: no baseline" && alone["caveats"] == "no baseline")
    #expect(alone["change_percent"] == "" && alone["baseline_value"] == "")
    // One of a later period, of another place or another thing is none.
    #expect(add(runner, "first_day=2025-05-31 last_day=2025-06-30 id=S-LATE") == 0)
    let other = ["do", "add-study", "county=06019"]
    let rest = [
      "value=50", "first_day=2022-01-01", "last_day=2022-02-01", "sample=census",
      "representative=yes", "stage=baseline", "source=a report",
    ]
    for what in [["measure=minors met", "unit=percent"], ["measure=others", "unit=count"]] {
      #expect(runner.run(arguments: other + what + rest).status == 0)
    }
    func endlineRow() -> [String: String] {
      rows(runner, "studies").first { $0["study"] == "S-E" } ?? [:]
    }
    #expect(endlineRow()["change"] == "not said: no baseline")
    #expect(add(runner, "id=S-B") == 0)
    #expect(endlineRow()["change"] == "73 % fall, 10.0 to 2.7, by Institute")
    #expect(endlineRow()["change_percent"] == "-73.0" && endlineRow()["baseline_value"] == "10.0")
    #expect(endlineRow()["caveats"] == "")
    #expect(runner.run("studies").out.contains("73 % fall"))
    let json = runner.run("studies", "-f", "json", "-c", "Kern").out
    #expect(json.contains("\"change_percent\":-73.0"), "\(json)")
    #expect(json.contains("counts are of what was detected and reported"))
    // What is wrong with the baseline stands beside the change.
    #expect(
      runner.run("do", "change-study", "study=S-B", "representative=no", "sample=convenience")
        .status == 0)
    #expect(
      endlineRow()["caveats"]
        == "baseline not of a representative sample;baseline of another kind of sample")
    #expect(runner.run("do", "change-study", "study=S-B", "value=0").status == 0)
    #expect(endlineRow()["change"] == "not said: the baseline is 0")
    #expect(runner.run("do", "undo").status == 0)
    #expect(runner.run("do", "change-study", "study=S-B", "unit=count").status == 0)
    #expect(endlineRow()["change"] == "not said: the baseline is in another unit")
    // As it stood before the endline's period was over.
    #expect(
      !rows(runner, "studies", "--as-of", "2025-05-30").contains { $0["study"] == "S-E" })
    #expect(runner.run("check").status == 0)
  }

  @Test func `a value of no representative sample says so wherever it is printed`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(
      add(
        runner, "stage=neither representative=no sample=convenience value=18.3 n=24 total=131")
        == 0)
    #expect(add(runner, "stage=neither value=5 n= total= id=S-2") == 0)
    let found = rows(runner, "studies")
    #expect(
      found.map { $0["caveats"] } == [
        "not a representative sample;no baseline", "no baseline;size of the sample not stated",
      ], "\(found)")
    for format in ["text", "csv", "json"] {
      let out = runner.run("studies", "-f", format).out
      #expect(out.contains("not a representative sample") && out.contains("not said: no baseline"))
    }
    for bad in ["value=101", "n=1041", "last_day=2022-02-28", "last_day=2026-11-21"] {
      #expect(add(runner, bad) == 65, "\(bad)")
    }
    #expect(runner.run("do", "change-study", "study=S-2", "stage=endline").status == 65)
    #expect(runner.run("do", "change-study", "study=S-2").status == 65)
  }

  @Test func `a figure of the whole state is put down for all by whoever answers for all`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let all = runner.run("caseloads", "--by", "county", "-f", "csv").out.split(separator: "\r\n")
      .dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) }
    #expect(!all.isEmpty)
    #expect(runner.run("grant", "one", "analyst", "CW", "06029").status == 0)
    let state = [
      "measure=youth in shelters", "unit=percent", "value=18.3", "first_day=2022-01-01",
      "last_day=2022-02-01", "sample=convenience", "representative=no", "stage=neither",
      "source=a report",
    ]
    #expect(runner.run(arguments: ["--as", "one", "do", "add-study"] + state).status == 65)
    #expect(
      runner.run(arguments: ["--as", "one", "do", "add-study", "county=06019"] + state).status
        == 66)
    #expect(
      runner.run(arguments: ["--as", "one", "do", "add-study", "county=06029"] + state).status == 0)
    #expect(runner.run(arguments: ["do", "add-study", "id=S-ALL"] + state).status == 0)
    #expect(runner.run("--as", "one", "do", "change-study", "study=S-ALL", "value=1").status == 65)
    let seen = runner.run("--as", "one", "studies", "-f", "csv").out
    #expect(seen.contains("the whole state,") && seen.contains("Kern,"))
    #expect(!runner.run("studies", "-c", "Kern", "-f", "csv").out.contains("the whole state"))
  }
}
