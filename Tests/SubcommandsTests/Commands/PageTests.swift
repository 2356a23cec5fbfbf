import Glibc
import TestSupport
import Testing

@testable import Subcommands

/// `notify` and the ladder of a running response: each call at its time, each rung that nobody fills
/// once, and nothing any more once somebody comes (D§6.3).
@Suite struct PageTests {
  private let runner: CommandRunner

  /// A program that appends whom it is for and its text to a file.
  init() throws {
    runner = try CommandRunner()
    try runner.makeDemo()
    let program = runner.file(
      "send", "#!/bin/sh", "read -r text",
      "echo \"$CSECBOARD_CALLOUT $CSECBOARD_ALERT $CSECBOARD_STEP $CSECBOARD_TO $text\""
        + " >> \(runner.folder)/sent")
    try #require(chmod(program, 0o700) == 0)
    runner.file(".config/csecboard/config", "notify_command = \(program)", "notify_timeout = 5")
  }

  @discardableResult
  private func act(_ time: String, _ words: String...) throws -> String {
    let answer = runner.run(arguments: ["do"] + words + ["--clock", "2026-11-20 \(time)"])
    try #require(answer.status == 0, "\(words) \(answer.err)")
    return answer.out.split(separator: "\n").first.map(String.init) ?? ""
  }

  private func onCall(_ staff: String, _ seat: String, _ rank: String) throws {
    try act(
      "08:00", "put-shift", "county=06029", "seat=\(seat)", "rank=\(rank)", "staff=\(staff)",
      "starts_at=2026-11-20 08:00", "ends_at=2026-11-21 08:00")
  }

  /// Whom the run of a minute tells, and its lines.
  private func told(_ time: String) throws -> [String] {
    let before = lines().count
    let answer = runner.run(arguments: ["notify", "--clock", "2026-11-20 \(time)"])
    #expect(answer.status == 0, "\(answer.err)")
    return Array(lines().dropFirst(before))
  }

  private func lines() -> [String] {
    let text = (try? WholeFile.text(runner.folder + "/sent")) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  @Test func `an unanswered call goes on at its time, empty rungs at once, each of them once`()
    throws
  {
    try onCall("W-1", "child_welfare", "primary")
    try onCall("W-2", "child_welfare", "backup")
    let response = try act("12:00", "open-response", "county=06029", "tier=T1")
    #expect(try told("12:30").isEmpty, "the first call is its opener's to make")
    try act("12:00", "page-next", "callout=\(response)", "seat=child_welfare")
    #expect(try told("12:09").isEmpty)
    let dry = runner.run("notify", "--dry-run", "--clock", "2026-11-20 12:10")
    #expect(dry.out.contains(response) && dry.out.contains("W-2"))
    #expect(
      try told("12:10") == [
        "\(response) child_welfare backup W-2 csecboard DEMO: county 06029, response \(response)"
          + " (T1): child welfare is needed. Nobody has answered yet."
      ])
    // Nobody is left: the three rungs above are passed over at once, and that is told once.
    let nobody = try told("12:11")
    #expect(nobody.count == 1 && nobody[0].contains("director NOBODY"), "\(nobody)")
    #expect(nobody[0].hasSuffix("Nobody is left on the ladder."))
    #expect(try told("12:12").isEmpty)
    #expect(try told("13:12").isEmpty)
    let log = try StoreDump.records(of: runner.store)["response_steps"] ?? []
    for rung in ["supervisor", "manager", "director"] {
      #expect(log.count { $0.contains("skipped") && $0.contains(rung) } == 1, "\(rung)")
    }
  }

  @Test func `who says that they come ends it, and who declines makes the next call due`() throws {
    try onCall("W-1", "child_welfare", "primary")
    try onCall("W-2", "child_welfare", "backup")
    let response = try act("12:00", "open-response", "county=06029")
    try act("12:00", "page-next", "callout=\(response)", "seat=child_welfare")
    try act(
      "12:03", "record-response", "callout=\(response)", "seat=child_welfare",
      "acked_at=2026-11-20 12:03")
    #expect(try told("12:30").isEmpty)
    try act(
      "12:31", "log-response", "callout=\(response)", "seat=child_welfare", "step=declined",
      "reason=ill")
    #expect(try told("12:31").map { $0.split(separator: " ")[3] } == ["W-2"])
  }

  @Test func `the county's own minutes count, and a program that fails is told of`() throws {
    try onCall("W-1", "child_welfare", "primary")
    try onCall("W-2", "child_welfare", "backup")
    try act(
      "08:00", "set-ladder", "county=06029", "backup=3", "citation=D§6.3",
      "approved_by=the director")
    let response = try act("12:00", "open-response", "county=06029")
    try act("12:00", "page-next", "callout=\(response)", "seat=child_welfare")
    #expect(try told("12:02").isEmpty)
    runner.file(".config/csecboard/config", "notify_command = /bin/false")
    let answer = runner.run("notify", "--clock", "2026-11-20 12:03", "-f", "csv")
    #expect(answer.status == 74 && answer.out.contains("failed"), "\(answer.out)")
  }
}
