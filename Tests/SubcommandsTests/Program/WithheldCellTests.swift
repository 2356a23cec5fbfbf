import Domain
import Store
import TestSupport
import Testing

@testable import Subcommands

/// What a listing withholds is marked: a cell that has a value for the maker of the store and none
/// for another account must read `[withheld]`, never empty.
@Suite struct WithheldCellTests {
  /// Listings by the column that names a row.
  private static let commands: [(words: [String], key: String)] = [
    (["placements"], "facility"), (["missing", "--all"], "episode"), (["oversight"], "youth"),
    (["audit"], "entry"), (["caseloads", "--by", "case"], "case worker"),
    (["caseloads", "--by", "worker"], "worker"),
    (["roster", "--from", "2026-11-20", "--until", "2026-11-22"], "uid"),
    (["callouts", "--from", "2026-07-01", "--until", "2026-11-21"], "callout"),
    (["breakglass", "--all"], "opening"),
  ]

  /// The rows of a CSV answer by their key, each cell by its column.
  private func rows(_ text: String, by key: String) -> [String: [String: String]] {
    let lines = text.split(separator: "\r\n").map { cells(of: $0) }
    guard let header = lines.first else { return [:] }
    let rows = lines.dropFirst().map { line in
      Dictionary(zip(header, line), uniquingKeysWith: { one, _ in one })
    }
    let keys = key.split(separator: " ").map(String.init)
    return Dictionary(
      rows.map { row in (keys.map { row[$0] ?? "" }.joined(separator: " "), row) },
      uniquingKeysWith: { one, _ in one })
  }

  private func cells(of line: Substring) -> [String] {
    var (cells, cell, isQuoted) = ([String](), "", false)
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append(cell)
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells + [cell]
  }

  @Test(arguments: EveryRoleScene.accounts)
  func `no listing leaves a withheld cell empty`(account: String) throws {
    let every = try EveryRoleScene()
    let runner = try CommandRunner(account: "maker")
    runner.environment = ProgramEnvironment(
      variables: ["HOME": runner.folder], identity: Identity(uid: 1000, account: "maker"),
      home: runner.folder)
    let now = every.scene.now
    runner.environment.present = { now }
    var counts = (cells: 0, withheld: 0)
    for (words, key) in Self.commands {
      let base = ["--store", every.scene.path] + words + ["-f", "csv"]
      let whole = rows(runner.run(arguments: base).out, by: key)
      let seen = rows(runner.run(arguments: base + ["--as", account]).out, by: key)
      for (name, row) in seen {
        for (column, value) in whole[name] ?? [:] where !value.isEmpty {
          let found = row[column] ?? ""
          counts.cells += 1
          counts.withheld += found == "[withheld]" ? 1 : 0
          #expect(!found.isEmpty, "\(account) \(words) \(name) \(column)")
        }
      }
    }
    print("cells: \(account), \(counts.cells) compared, \(counts.withheld) withheld")
  }

  @Test
  func `phones of a roster are withheld from an analyst, and none from a seat without anyone`()
    throws
  {
    let every = try EveryRoleScene()
    let runner = try CommandRunner(account: "maker")
    runner.environment = ProgramEnvironment(
      variables: ["HOME": runner.folder], identity: Identity(uid: 1000, account: "maker"),
      home: runner.folder)
    let now = every.scene.now
    runner.environment.present = { now }
    let base = ["--store", every.scene.path, "--as", "analyst", "oncall", "-f"]
    let json = runner.run(arguments: base + ["json"]).out
    #expect(json.contains("\"withheld\":[\"phone\"]"))
    #expect(!json.contains("661-555"))
    let text = runner.run(arguments: base + ["text"]).out
    for line in text.split(separator: "\n") where line.contains("NOBODY") {
      #expect(!line.contains("[withheld]"))
    }
  }
}
