import Testing

@testable import Subcommands

@Suite struct RecoveryTests {
  /// Two youth, one of whom was told of on time and came back, in one quarter.
  private func scene() throws -> CommandRunner {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let missing = runner.file(
      "more/missing.csv", "id,youth,received_at,returned_at",
      "M-1,Y-1,2026-11-01T08:00:00-08:00,2026-11-01T20:00:00-08:00",
      "M-2,Y-2,2026-11-02T08:00:00-08:00,", "M-3,Y-1,2026-11-10T08:00:00-08:00,")
    let notices = runner.file(
      "more/notices.csv", "episode,party,at,reference",
      "M-1,ncmec,2026-11-01T09:30:00-08:00,N-1", "M-2,ncmec,2026-11-03T09:00:00-08:00,N-2")
    for (kind, path) in [("missing", missing), ("notices", notices)] {
      let answer = runner.run("import", kind, path, "--clock", "2026-11-20 12:00")
      try #require(answer.status == 0, "\(answer.err)")
    }
    return runner
  }

  @Test func `the quarter's figures are those of a hand count`() throws {
    let out = try scene().run(
      "notices", "--by", "quarter", "-f", "csv", "--as-of", "2026-11-20 12:00"
    ).out
    // Of three notices due one was on time, one late, one never made; 90 and 1,500 minutes.
    #expect(out.contains("2026-Q4,ncmec,33.3,1,3,1,1,0,0,795"))
  }

  @Test func `the late list has each notice that an audit would find`() throws {
    let out = try scene().run(
      "notices", "--late", "-f", "csv", "--as-of", "2026-11-20 12:00"
    ).out
    #expect(out.split(whereSeparator: \.isNewline).count == 6)
    #expect(out.contains("M-2,Y-2,06029,ncmec,late"))
    #expect(out.contains("M-3,Y-1,06029,ncmec,not_reported"))
  }

  @Test func `hours to location, repeats and what waits are counted and listed`() throws {
    let runner = try scene()
    func rows(_ words: String...) -> [Substring] {
      let out = runner.run(
        arguments: ["recovery"] + words + ["-f", "csv", "--as-of", "2026-11-20 12:00"]
      ).out
      return Array(out.split(whereSeparator: \.isNewline).dropFirst())
    }
    #expect(rows("--by", "county").first?.hasPrefix("06029,3,1,12.0,2,1,0.0,0,1,") ?? false)
    #expect(rows("--list", "unassigned").count == 2)
    #expect(rows("--list", "repeats").first?.hasPrefix("Y-1,06029,2,M-3,2,") ?? false)
    #expect(rows("--list", "not_offered").first?.hasPrefix("M-1,Y-1,06029,1,") ?? false)
  }
}
