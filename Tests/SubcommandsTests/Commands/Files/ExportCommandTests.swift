import Store
import TestSupport
import Testing

@testable import Subcommands

/// `export`: what goes out comes back unchanged, and nobody gets more than they see.
@Suite struct ExportCommandTests {
  private func runner(_ every: EveryRoleScene) throws -> (CommandRunner, [String]) {
    (try CommandRunner(every.scene), ["--store", every.scene.path])
  }

  @Test func `every kind comes back unchanged, here and in a store of its own`() throws {
    let every = try EveryRoleScene()
    let (runner, store) = try runner(every)
    var files: [String: String] = [:]
    for kind in RecordCatalog.all {
      let answer = runner.run(arguments: store + ["export", kind.name])
      #expect(answer.status == 0, "\(kind.name): \(answer.err)")
      files[kind.name] = answer.out
      _ = runner.file("bundle/\(kind.fileName)", String(answer.out.dropLast()))
    }
    let again = runner.run(arguments: store + ["import", runner.folder + "/bundle"])
    #expect(again.status == 0, "\(again.err)")
    #expect(again.out.contains("note: nothing changed"))
    let other = ["--store", runner.folder + "/other.db"]
    #expect(runner.run(arguments: other + ["init", "--demo"]).status == 0)
    let taken = runner.run(arguments: other + ["import", runner.folder + "/bundle"])
    #expect(taken.status == 0, "\(taken.err)")
    for kind in RecordCatalog.all {
      let answer = runner.run(arguments: other + ["export", kind.name])
      #expect(answer.out == files[kind.name], "\(kind.name)")
    }
  }

  @Test func `a cell that is not the viewer's is withheld, and erases nothing when it comes back`()
    throws
  {
    let every = try EveryRoleScene()
    let (runner, store) = try runner(every)
    let answer = runner.run(arguments: store + ["--as", "nurse", "export", "youth"])
    #expect(answer.status == 0)
    let rows = answer.out.split(separator: "\r\n").dropFirst()
    #expect(rows.contains { $0.contains("[withheld]") })
    #expect(rows.contains { !$0.contains("[withheld]") })
    let path = runner.file("youth.csv", String(answer.out.dropLast()))
    let back = runner.run(arguments: store + ["import", "youth", path])
    #expect(back.status == 0)
    #expect(back.err.contains("youth.csv: gender: cells that were withheld count as empty"))
    #expect(back.out.contains("note: nothing changed"))
  }

  @Test func `a role that lists none of a kind's records exports none`() throws {
    let every = try EveryRoleScene()
    let (runner, store) = try runner(every)
    for (account, kind) in [("school", "youth"), ("keeper", "staff"), ("analyst", "reports")] {
      let answer = runner.run(arguments: store + ["--as", account, "export", kind])
      #expect(answer.status == 77, "\(account)")
      #expect(answer.out.isEmpty)
    }
  }

  @Test func `a county's export has that county's records alone`() throws {
    let every = try EveryRoleScene()
    let (runner, store) = try runner(every)
    let all = runner.run(arguments: store + ["export", "youth", "-f", "json"]).out
    let kern = runner.run(arguments: store + ["-c", "Kern", "export", "youth", "-f", "json"]).out
    let others = all.components(of: #""county":"#).filter { !$0.hasPrefix("\"06029\"") }
    #expect(!others.isEmpty)
    #expect(kern.components(of: #""county":"#).allSatisfy { $0.hasPrefix("\"06029\"") })
    for kind in ["staff", "cases", "stays", "assignments", "notices", "leave", "availability"] {
      #expect(runner.run(arguments: store + ["-c", "Kern", "export", kind]).status == 0, "\(kind)")
    }
  }

  @Test func `what goes out is in the log with whom it is for`() throws {
    let every = try EveryRoleScene()
    let (runner, store) = try runner(every)
    let answer = runner.run(
      arguments: store + ["export", "--recipient", "the county's auditor", "hearings"])
    #expect(answer.status == 0)
    let log = runner.run(arguments: store + ["audit", "-f", "json"]).out
    #expect(log.contains("the county's auditor"))
    let readOnly = runner.run(arguments: store + ["--read-only", "export", "hearings"])
    #expect(readOnly.status == 77)
    #expect(readOnly.out.isEmpty)
  }

  @Test func `counts for everybody leave small ones out and take no part of one's own choosing`()
    throws
  {
    let every = try EveryRoleScene()
    let (runner, store) = try runner(every)
    for kind in ["reports", "missing", "callouts", "cases"] {
      let answer = runner.run(arguments: store + ["export", "--public", kind])
      #expect(answer.status == 0, "\(kind): \(answer.err)")
      #expect(!answer.out.contains("Y-0"))
      let small = answer.out.split { $0 == "," || $0 == "\r\n" }.compactMap { Int($0) }
        .filter { (1...10).contains($0) }
      #expect(small.isEmpty, "\(kind): \(answer.out)")
      let part = runner.run(arguments: store + ["-c", "Kern", "export", "--public", kind])
      #expect(part.status == 77)
    }
    #expect(runner.run(arguments: store + ["export", "--public", "youth"]).status == 64)
    let seen = runner.run(arguments: store + ["--as", "worker", "export", "--public", "reports"])
    #expect(seen.status == 77)
    #expect(seen.out.isEmpty)
  }

  @Test func `a formula is guarded unless it is to be raw`() throws {
    let every = try EveryRoleScene()
    let (runner, store) = try runner(every)
    let path = runner.file(
      "staff.csv", "id,name,agency,role,county,started_on",
      "W-900,=1+1,AG-KERN-CW,worker,06029,2020-01-01")
    let taken = runner.run(arguments: store + ["import", "staff", path])
    #expect(taken.status == 0, "\(taken.err)")
    #expect(runner.run(arguments: store + ["export", "staff"]).out.contains("W-900,'=1+1,"))
    #expect(
      runner.run(arguments: store + ["--raw", "export", "staff"]).out.contains("W-900,=1+1,"))
  }
}

extension String {
  fileprivate func components(of mark: String) -> [Substring] {
    split(separator: mark, omittingEmptySubsequences: false).dropFirst().map { $0 }
  }
}
