import TestSupport
import Testing

@testable import Subcommands

/// `placements --for` and `--unmet` as a person or a script asks them.
@Suite struct PlacementsCommandTests {
  private let scene: BoardScene
  private let runner: CommandRunner

  init() throws {
    scene = try BoardScene.sample()
    runner = try CommandRunner(scene)
  }

  private func ask(_ words: String...) -> CommandRunner.Answer {
    runner.run(arguments: ["--store", scene.path, "placements"] + words)
  }

  /// The rows of a CSV listing, without its header.
  private func rows(_ text: String) -> [String] {
    text.split(separator: "\r\n").dropFirst().map(String.init)
  }

  @Test func `prints the ranked and the excluded with the keys of the contract`() throws {
    let found = ask("--for", "Y-0003", "-f", "csv")
    #expect(found.status == 0, "\(found.err)")
    #expect(
      found.out.hasPrefix(
        "rank,facility,name,type,county,score,open,distance_miles,eligible,reasons,failures\r\n"))
    let lines = rows(found.out)
    #expect(
      lines.map { $0.split(separator: ",", omittingEmptySubsequences: false)[0] }
        == ["1", "2", "", ""])
    try #require(lines.count == 4)
    #expect(lines[0].hasPrefix("1,F-KERN-1,Sample House One,STRTP,06029,35,1,16.7,yes,"))
    #expect(lines[0].contains("county_of_origin=20;cse_capable=25;language=10;peer_mix=-20"))
    let json = ask("--for", "Y-0003", "-f", "json").out
    #expect(json.contains("\"reasons\":[{\"criterion\":\"county_of_origin\",\"points\":20}"))
    #expect(json.contains("\"failures\":[{\"criterion\":\"open_bed\",\"detail\":\""))
    #expect(json.contains("\"listing\":\"placements\""))
  }

  @Test func `restricts facilities to a county, and the present decides what is recorded`() {
    let narrow = ask("--for", "Y-0014", "--county", "Kern", "-f", "csv")
    #expect(rows(narrow.out).count == 1)
    #expect(ask("--for", "Y-0014", "--as-of", "2026-11-20 11:59").out.contains("unmet: no"))
    #expect(ask("--unmet").out.contains("needs: 0"))
    #expect(ask("--for", "Y-0014").out.contains("unmet: yes"))
    #expect(ask("--for", "Y-0014", "--county", "Kern").out.contains("unmet: yes"))
  }

  @Test func `counts of needs are those that a hand counts`() {
    // Y-0014, a girl of 13 to 15 with two siblings, in Kern; no facility takes her.
    for _ in 0..<3 { #expect(ask("--for", "Y-0014").status == 0) }
    let found = ask("--unmet", "-f", "csv")
    #expect(found.out.hasPrefix("county,criterion,age_band,gender,siblings,needs,alone\r\n"))
    let failures = rows(ask("--for", "Y-0014", "-f", "csv").out).map { line in
      Set(["open_bed", "siblings_ordered"].filter { line.contains("\($0)=") })
    }
    #expect(failures.allSatisfy { !$0.isEmpty })
    let expected = ["open_bed", "siblings_ordered"].map { criterion in
      let isAlone = failures.contains([criterion])
      return "06029,\(criterion),\(band),3,1,\(isAlone ? 1 : 0)"
    }
    #expect(rows(found.out) == expected)
    #expect(ask("--unmet", "--county", "Fresno").out.contains("needs: 0"))
  }

  /// Y-0014's age and gender in sampledata/youth.csv.
  private var band: String {
    let youth = (try? RowBundle.sample()["youth"].first { $0["id"] == "Y-0014" }) ?? nil
    let year = Int(youth?["born_on"]?.prefix(4) ?? "") ?? 0
    let age = (youth?["born_on"]?.suffix(5) ?? "") <= "11-20" ? 2026 - year : 2025 - year
    return "\(age < 13 ? "under 13" : age < 16 ? "13-15" : "16-17"),\(youth?["gender"] ?? "")"
  }

  @Test func `an unknown youth and one out of scope have the same words, and a wrong role its own`()
  {
    let (unknown, hidden) = (
      ask("--for", "Y-none", "--as", "worker"), ask("--for", "Y-0022", "--as", "worker")
    )
    #expect(unknown.status == 66 && hidden.status == 66)
    #expect(
      unknown.err.split(separator: "Y-none").joined(separator: "?")
        == hidden.err.split(separator: "Y-0022").joined(separator: "?"))
    #expect(ask("--for", "Y-0001", "--as", "steward").status == 77)
    #expect(ask("--read-only").status == 0)
    #expect(ask("--unmet", "--read-only").status == 0)
    #expect(ask("--for", "Y-0001", "--read-only").status == 77)
    #expect(ask("--for", "Y-0001", "--unmet").status == 64)
  }

  @Test func `at 80 columns reasons and failures stand below each facility`() {
    runner.environment.width = 80
    let text = ask("--for", "Y-0014").out
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("note: ") })
    #expect(text.contains("failures: criterion siblings_ordered, detail the group is 3"))
  }
}
