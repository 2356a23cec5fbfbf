import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// Holds every value of every view against the tables read whole: what the matrix opens is there as
/// it stands in its table, what it withholds is NULL, and no row is there that it does not open.
@Suite struct AccessCellTests {
  /// A second before, and at, each moment at which a ground begins or ends.
  private func moments(_ scene: BoardScene) throws -> [Instant] {
    let naive = try NaiveAccess(
      scene.maker.viewer, path: scene.path, now: scene.now, zone: scene.maker.zone)
    let edges = ["teams", "team_members", "consents", "break_glass"].flatMap { table in
      naive.rows(table).flatMap { [$0["from_at"]?.int64, $0["until_at"]?.int64] }
    }.compactMap { $0 }
    return Set(edges.flatMap { [$0 - 1, $0] }).sorted().map { Instant(seconds: $0) }
  }

  private struct Counts {
    var views = 0
    var rows = 0
    var shown = 0
    var withheld = 0
  }

  private func compare(
    _ table: RecordTable, _ group: FieldGroup, _ store: BoardStore, _ naive: NaiveAccess,
    _ counts: inout Counts
  ) throws {
    let view = "my_\(table.name)_\(group.rawValue)"
    let isFlags = table.name == "flags"
    guard ViewCatalog.definition(of: view, for: .everything) != nil else { return }
    let columns = table.columns.filter { column in
      table.primaryKey.contains(column) || isFlags
        || FieldGroups.group(table: table.name, column: column) == group
    }
    let rows = try store.read(
      AnyStatement(sql: "SELECT \(columns.joined(separator: ", ")) FROM \(view)", views: [view]))
    let expected = naive.rows(table.name).filter { naive.sees($0, of: table.name, by: group) }
      .map { row in
        columns.map { column -> DatabaseValue in
          let isShown =
            table.primaryKey.contains(column) || naive.shows(column, of: table.name, by: group)
          return isShown ? row[column] ?? .null : .null
        }
      }
    #expect(
      Set(rows) == Set(expected) && rows.count == expected.count,
      "\(store.viewer.account) \(view) at \(naive.now): \(rows.count), not \(expected.count)")
    counts.views += 1
    counts.rows += rows.count
    for column in columns where !table.primaryKey.contains(column) {
      let isShown = naive.shows(column, of: table.name, by: group)
      counts.shown += isShown ? rows.count : 0
      counts.withheld += naive.rows(table.name).count - (isShown ? rows.count : 0)
    }
  }

  @Test(arguments: ["maker"] + EveryRoleScene.accounts)
  func `each value is shown or withheld as the matrix says, to the second`(account: String) throws {
    let scene = try EveryRoleScene().scene
    let moments = try moments(scene)
    #expect(moments.count > 12)
    let clock = TestClock(scene.now)
    let store =
      account == "maker" ? scene.maker : try scene.open(as: account, clock: clock)
    var counts = Counts()
    for moment in account == "maker" ? [scene.now] : moments {
      clock.set(moment)
      let naive = try NaiveAccess(store.viewer, path: scene.path, now: moment, zone: store.zone)
      for table in RecordTable.all {
        for group in FieldGroup.allCases { try compare(table, group, store, naive, &counts) }
      }
    }
    print(
      "cells: \(account), \(moments.count) moments, \(counts.views) views, \(counts.rows) rows,"
        + " \(counts.shown) values shown, \(counts.withheld) withheld")
  }
}
