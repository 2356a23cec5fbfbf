import Glibc
import TestSupport
import Testing

@testable import Subcommands

@Suite struct PacketTests {
  /// A store with one youth reported missing, and what is known of the search.
  private func scene() throws -> (runner: CommandRunner, key: String) {
    let runner = try CommandRunner()
    try runner.makeDemo()
    func done(_ words: [String]) throws -> String {
      let answer = runner.run(arguments: ["do"] + words + ["--clock", "2026-11-20 12:00"])
      try #require(answer.status == 0, "\(answer.err)")
      return String(answer.out.dropLast())
    }
    let key = try done(["report-missing", "youth=Y-1", "received_at=2026-11-20 09:00"])
    _ = try done([
      "describe-episode", "episode=\(key)", "vehicle=a \\fBgrey\\fR van\u{1B}[31m",
      "circumstances=.so /etc/passwd", "le_agency=Sample Police", "marks=a swallow, café",
    ])
    _ = try done([
      "record-notice", "episode=\(key)", "party=ncmec", "reference=N-77", "at=2026-11-20 10:00",
    ])
    return (runner, key)
  }

  @Test func `the sheet has what is known and a list of what is not, each an entry of the log`()
    throws
  {
    let (runner, key) = try scene()
    let sheet = runner.run("packet", key, "--clock", "2026-11-20 12:00")
    #expect(sheet.status == 0, "\(sheet.err)")
    #expect(sheet.out.contains("REPORT TO NCMEC, 1-800-843-5678"))
    #expect(sheet.out.hasPrefix("DEMO: a demonstration store; every youth in it is invented.\n"))
    #expect(sheet.out.contains("Sample Police"))
    #expect(sheet.out.contains("number N-77"))
    let unknown = try #require(sheet.out.split(separator: "NOT KNOWN").last)
    #expect(unknown.contains("Height") && !unknown.contains("Vehicle"))
    #expect(!sheet.out.contains("\u{1B}"))
    let log = runner.run("audit", "-f", "csv").out
    #expect(log.contains("packet") && log.contains(key) && !log.contains("grey"))
    let other = runner.run("packet", key, "--to", "law_enforcement", "--clock", "2026-11-20 12:00")
    #expect(other.out.contains("take the report at once and without a waiting period"))
  }

  @Test func `every field is a row, and what is not known has no value`() throws {
    let (runner, key) = try scene()
    let rows = runner.run("packet", key, "-f", "csv", "--clock", "2026-11-20 12:00").out
    #expect(rows.hasPrefix("section,field,value"))
    #expect(rows.contains("The youth,Height,\r\n") || rows.contains("The youth,Height,\n"))
  }

  @Test func `a page is made by groff, which reads no request in what is written`() throws {
    try #require(access(PacketCommand.groff, X_OK) == 0, "groff is not installed")
    var (runner, key) = try scene()
    let path = runner.file("page.ps", "")
    let page = open(path, O_WRONLY | O_TRUNC)
    runner.environment.pageDescriptor = page
    let answer = runner.run("packet", key, "--print", "ps", "--clock", "2026-11-20 12:00")
    close(page)
    #expect(answer.status == 0, "\(answer.err)")
    let text = try WholeFile.text(path)
    #expect(text.hasPrefix("%!PS"))
    #expect(text.contains("DEMO:"))
    #expect(!text.contains("root:"))
    #expect(text.contains("/etc/passwd") || text.contains("passwd"))
    key += "-none"
    #expect(runner.run("packet", key, "--print", "ps").status == 66)
  }

  @Test func `a format besides a page is a mistake, and an episode out of sight is none`() throws {
    let (runner, key) = try scene()
    #expect(runner.run("packet", key, "--print", "ps", "-f", "json").status == 64)
    #expect(runner.run("packet", "M-none").status == 66)
    let grant = runner.run(
      "grant", "beds", "placement_desk", "CW", "06029", "--clock", "2026-11-20 12:00")
    try #require(grant.status == 0, "\(grant.err)")
    #expect(runner.run("packet", key, "--as", "beds").status == 77)
  }
}
