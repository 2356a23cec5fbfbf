import Domain
import TestSupport
import Testing

@testable import Subcommands

/// What the commands print to a role that may have counts only.
@Suite struct CountedCommandTests {
  private let scene: BoardScene
  private let runner: CommandRunner

  init() throws {
    scene = try EveryRoleScene().scene
    runner = try CommandRunner(scene)
  }

  private func run(_ words: String, as account: String = "analyst") -> CommandRunner.Answer {
    runner.run(
      arguments: ["--store", scene.path, "--as", account]
        + words.split(separator: " ").map(String.init))
  }

  @Test func `counts stand in place of rows in every format, and no row is given otherwise`() {
    for command in ["missing", "missing --all", "callouts", "caseloads", "caseloads --by unit"] {
      for format in ["text", "csv", "json"] { expectCounts(command, format) }
    }
    for command in [
      "caseloads --by worker", "caseloads --by case", "caseloads --by county",
      "callouts --from 2026-07-01 --until 2026-11-21",
    ] {
      let answer = run(command)
      #expect(answer.status == 77 && answer.out.isEmpty, "\(command)")
      #expect(answer.err.contains("counts of all its counties together"), "\(answer.err)")
    }
    for command in ["clocks", "alerts", "recovery", "notices", "packet M-0001"] {
      #expect(run(command).status == 77, "\(command)")
    }
    // A role that sees rows must still say of when, and half an interval is none.
    #expect(run("callouts", as: "lead").status == 64)
    #expect(run("callouts --from 2026-07-01").status == 64)
  }

  private func expectCounts(_ command: String, _ format: String) {
    let answer = run("\(command) -f \(format)")
    #expect(answer.status == 0, "\(answer.err)")
    for key in ["M-00", "Y-00", "CO-", "C-00", "W-10", "661-555"] {
      #expect(!answer.out.contains(key), "\(command) \(format): \(key)")
    }
    // No response was opened in the sample before the quarter's end: zeros hide nobody.
    if command == "callouts" { return }
    #expect(answer.out.contains("06029"), "\(command) \(format)")
    let mark = format == "json" ? "\"suppressed\":[" : "[suppressed]"
    #expect(answer.out.contains(mark), "\(answer.out)")
  }
}
