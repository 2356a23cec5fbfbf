import Glibc
import Testing

@testable import Subcommands

struct ImportCommandTests {
  @Test func `says what became of each file, and that a second time changes nothing`() throws {
    let runner = try CommandRunner()
    #expect(runner.run("init", "--demo").status == 0)
    let bundle = runner.makeBundle()
    let first = runner.run("import", bundle, "-f", "csv")
    #expect(first.out.hasPrefix("kind,file,read,added,changed,unchanged,rejected\r\n"))
    #expect(first.out.contains("youth,youth.csv,4,4,0,0,0\r\n"))
    let second = runner.run("import", bundle)
    #expect(second.status == 0)
    #expect(second.out.contains("note: nothing changed"))
    #expect(runner.run("imports", "-f", "json").out.contains(#""summary":{"imports":1,"files":7}"#))
  }

  @Test func `a dry run exits as the import would and writes nothing`() throws {
    let runner = try CommandRunner()
    #expect(runner.run("init", "--demo").status == 0)
    let bundle = runner.makeBundle()
    let dry = runner.run("import", "--dry-run", bundle)
    #expect(dry.status == 0 && dry.out.contains("dry run: nothing was written"))
    #expect(runner.run("imports").out.hasPrefix("Nothing was imported yet."))
    runner.file("bundle/youth.csv", "id,county", "Y-1,99999")
    #expect(runner.run("import", "--dry-run", bundle).status == 65)
  }

  @Test func `taking back or a template stands alone, so that no try is a deed`() throws {
    let runner = try CommandRunner()
    #expect(runner.run("init", "--demo").status == 0)
    let bundle = runner.makeBundle()
    #expect(runner.run("import", bundle).status == 0)
    for words in [
      ["--revert", "1", "--dry-run"], ["--revert", "1", bundle], ["--template", "youth", bundle],
      ["--revert", "1", "--rejects", runner.folder + "/bad.csv"],
      ["--revert", "1", "--template", "youth"],
    ] {
      let answer = runner.run(["import"] + words)
      #expect(answer.status == 64, "\(words): \(answer.out)\(answer.err)")
    }
    #expect(runner.run("imports", "-f", "csv").out.contains("youth,youth.csv,4,4,0,0,0,0,"))
    #expect(runner.run("import", "--revert", "1").status == 0)
  }

  @Test func `links to nothing are left aside, and a folder in a file's place is told of`()
    throws
  {
    let runner = try CommandRunner()
    #expect(runner.run("init", "--demo").status == 0)
    let bundle = runner.makeBundle()
    #expect(symlink("nowhere", bundle + "/dangling.csv") == 0)
    #expect(symlink("user@host.123", bundle + "/.#youth.csv") == 0)
    let taken = runner.run("import", bundle)
    #expect(taken.status == 0)
    #expect(taken.err.contains("dangling.csv: is no file that a bundle may hold; left aside"))
    #expect(mkdir(bundle + "/hearings.csv", 0o700) == 0)
    let refused = runner.run("import", bundle)
    #expect(refused.status == 66)
    #expect(refused.err.contains("hearings.csv: Is a directory"))
  }

  @Test func `lists bad rows by file, line and column, or sets them aside`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let path = runner.file("more.csv", "id,county,born_on", "Y-8,06029,3/8/2010", "Y-9,06029,")
    let stopped = runner.run("import", "youth", path)
    #expect(stopped.status == 65)
    #expect(stopped.err.contains("more.csv:2:born_on: "))
    #expect(stopped.err.contains("2010-03-08"))
    #expect(stopped.err.contains("1 bad row."))
    let taken = runner.run("import", "youth", path, "--rejects", runner.folder + "/bad.csv")
    #expect(taken.status == 0)
    #expect(taken.out.contains("rejected: 1"))
    #expect(runner.run("youth", "Y-9").status == 0)
    #expect(runner.run("youth", "Y-8").status == 66)
  }

  @Test func `rejects never take the place of anything but earlier rejects`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let path = runner.file("more.csv", "id,county", "Y-8,99999", "Y-9,06029")
    let letter = runner.file("letter.txt", "the only copy")
    for taken in [letter, path, runner.store, "/dev/null"] {
      let answer = runner.run("import", "youth", path, "--rejects", taken)
      #expect(answer.status == 73, "\(taken): \(answer.err)")
    }
    #expect(runner.run("check").status == 0)
    #expect(runner.run("youth", "Y-9").status == 66)
    for _ in 1...2 {
      let answer = runner.run("import", "youth", path, "--rejects", runner.folder + "/bad.csv")
      #expect(answer.status == 0, "\(answer.err)")
    }
  }

  @Test func `what was not taken is not said to be there already`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let path = runner.file("more.csv", "id,county", "Y-8,99999")
    let answer = runner.run("import", "youth", path, "--rejects", runner.folder + "/bad.csv")
    #expect(answer.out.contains("note: nothing changed\n"))
  }

  @Test func `a file that is refused whole is not said to have rows that could be set aside`()
    throws
  {
    let runner = try CommandRunner()
    try runner.makeDemo()
    let path = runner.file("more.csv", "id,born_on", "Y-9,2010-03-08")
    for more in [[], ["--rejects", runner.folder + "/bad.csv"]] {
      let answer = runner.run(arguments: ["import", "youth", path] + more)
      #expect(answer.status == 65)
      #expect(answer.err.contains("more.csv:1:county: "))
      #expect(answer.err.contains("Nothing was imported."))
      #expect(!answer.err.contains("--rejects"))
    }
  }

  @Test func `prints the header of a kind without a store`() throws {
    let answer = try CommandRunner().run("import", "--template", "Screenings")
    #expect(answer.out == "youth,tool,version,score,band,screened_on\n")
  }

  @Test func `importing is for a data steward`() throws {
    let runner = try CommandRunner()
    try runner.makeDemo()
    #expect(runner.run("grant", "ben", "caseworker", "CW", "--staff", "W-2").status == 0)
    #expect(runner.run("grant", "dot", "data_steward", "CW").status == 0)
    #expect(runner.run("--as", "ben", "import", runner.folder + "/bundle").status == 77)
    #expect(runner.run("--as", "ben", "imports").status == 77)
    #expect(runner.run("--as", "dot", "import", runner.folder + "/bundle").status == 0)
    #expect(runner.run("--as", "dot", "imports").status == 0)
  }
}
