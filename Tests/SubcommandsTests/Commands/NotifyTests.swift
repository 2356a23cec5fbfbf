import Glibc
import TestSupport
import Testing

@testable import Subcommands

@Suite struct NotifyTests {
  /// A store with one youth reported missing, and a program that appends each text to a file.
  private func scene(_ lines: String...) throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let answer = runner.run(
      arguments: [
        "do", "report-missing", "youth=Y-1", "received_at=2026-11-20 09:00", "--clock",
        "2026-11-20 12:00",
      ])
    try #require(answer.status == 0, "\(answer.err)")
    try configure(runner, lines.isEmpty ? ["cat >> \(runner.folder)/sent"] : lines)
    return runner
  }

  private func configure(_ runner: CommandRunner, _ lines: [String]) throws {
    let program = runner.file("send", (["#!/bin/sh"] + lines).joined(separator: "\n"))
    try #require(chmod(program, 0o700) == 0)
    runner.file(".config/csecboard/config", "notify_command = \(program)", "notify_timeout = 1")
  }

  private func sent(_ runner: CommandRunner) -> [String] {
    let text = (try? WholeFile.text(runner.folder + "/sent")) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  private func notify(_ runner: CommandRunner, _ time: String, _ more: String...)
    -> CommandRunner.Answer
  {
    runner.run(arguments: ["notify", "--clock", "2026-11-20 \(time)"] + more)
  }

  @Test
  func `a new youth whom nobody looks for is told of once, and each step of the ladder after`()
    throws
  {
    let runner = try scene()
    // Three hours after the report every step is reached; one notice tells them all.
    #expect(notify(runner, "12:00").status == 0)
    #expect(sent(runner).count == 1)
    #expect(sent(runner)[0].contains("UNASSIGNED"))
    #expect(sent(runner)[0].contains("county 06029"))
    #expect(!sent(runner)[0].contains("Y-1"))
    #expect(notify(runner, "12:01").status == 0)
    #expect(sent(runner).count == 1)
    // At 15:00:01 … of the day after a quarter is left; six clocks are due soon.
    #expect(
      runner.run("notify", "--clock", "2026-11-21 03:00:01").status == 0)
    #expect(sent(runner).count == 7)
  }

  @Test func `a program that fails is told of, and its notice is an alert until it is sent`() throws
  {
    let runner = try scene("exit 3")
    let failed = notify(runner, "12:00", "-f", "csv")
    #expect(failed.status == 74)
    #expect(failed.out.contains("failed,exit status 3"))
    #expect(runner.run("alerts", "--as-of", "2026-11-20 12:00").out.contains("NOT NOTIFIED"))
    try configure(runner, ["cat >> \(runner.folder)/sent"])
    #expect(notify(runner, "12:00:59").out.contains("No notice is owed now."))
    #expect(notify(runner, "12:01").status == 0)
    #expect(sent(runner).count == 1)
    // What is sent to a step that nobody fills has still reached nobody.
    #expect(runner.run("alerts", "--as-of", "2026-11-20 12:01").out.contains("NOT NOTIFIED"))
  }

  @Test func `a program that does not end is ended, with all that it started`() throws {
    let runner = try scene("sleep 600 & echo $! > ${0%/*}/pid; wait")
    let answer = notify(runner, "12:00", "-f", "csv")
    #expect(answer.status == 74)
    #expect(answer.out.contains("timed_out,did not end in its time"))
    let text = try WholeFile.text(runner.folder + "/pid").split(separator: "\n").first
    let child = try #require(text.flatMap { Int32(String($0)) })
    // Killed with the program; a busy machine takes a while to end it, and who adopts it reaps it.
    var lives = true
    for _ in 0..<1000 where lives {
      let state = (try? WholeFile.text("/proc/\(child)/stat")) ?? ") Z"
      lives = kill(child, 0) == 0 && !state.contains(") Z")
      if lives { usleep(20_000) }
    }
    #expect(!lives)
  }

  @Test func `a program that cannot be run is a failure, and none is a wrong configuration`() throws
  {
    let runner = try scene()
    runner.file(".config/csecboard/config", "notify_command = /nowhere/at/all")
    let answer = notify(runner, "12:00", "-f", "csv")
    #expect(answer.status == 74)
    #expect(answer.out.contains("could not be started"))
    runner.file(".config/csecboard/config", "theme = calm")
    #expect(notify(runner, "12:30").status == 78)
    runner.file(".config/csecboard/config", "notify_command = mail")
    #expect(notify(runner, "12:30").status == 78)
  }

  @Test func `its program has the alert in its environment, and nothing else of ours`() throws {
    let runner = try scene("/usr/bin/env | /usr/bin/sort > ${0%/*}/sent")
    #expect(notify(runner, "12:00").status == 0)
    let names = sent(runner).map { String($0.prefix { $0 != "=" }) }
    let ours = names.filter { $0.hasPrefix("CSECBOARD_") }
    #expect(
      ours == [
        "CSECBOARD_ALERT", "CSECBOARD_ATTEMPT", "CSECBOARD_COUNTY", "CSECBOARD_EPISODE",
        "CSECBOARD_PHONES", "CSECBOARD_STATE", "CSECBOARD_STEP", "CSECBOARD_TO",
      ])
    #expect(
      Set(names).subtracting(ours).isSubset(of: ["LANG", "PATH", "PWD", "OLDPWD", "SHLVL", "_"]))
    #expect(sent(runner).contains("CSECBOARD_TO=NOBODY"))
  }

  @Test func `a dry run says what would be sent and leaves no trace`() throws {
    let runner = try scene()
    let before = try StoreDump.records(of: runner.store)
    #expect(notify(runner, "12:00", "--dry-run").out.contains("UNASSIGNED"))
    #expect(sent(runner).isEmpty)
    #expect(try StoreDump.records(of: runner.store) == before)
  }

  @Test func `is for those who see every alert of a county`() throws {
    let runner = try scene()
    for (role, status) in [("caseworker", Int32(77)), ("hotline", 0)] {
      let own = role == "caseworker" ? ["--staff", "W-1"] : []
      let grant = runner.run(
        arguments: ["grant", "teller", role, "CW", "06029", "--clock", "2026-11-20 12:00"] + own)
      try #require(grant.status == 0, "\(grant.err)")
      #expect(notify(runner, "12:00", "--as", "teller").status == status, "\(role)")
    }
  }
}
