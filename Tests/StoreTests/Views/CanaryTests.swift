import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// Marks the free text of every protected column and looks for the marks in
/// all that a role can ask for.
@Suite struct CanaryTests {
  /// `canary:table:column:` and the row's first key, in every free text.
  private func mark(_ scene: BoardScene) throws -> Int {
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    defer { connection.close() }
    var marked = 0
    try connection.write(verb: "test") {
      for kind in RecordCatalog.all {
        for table in RecordTable.tables(of: kind) {
          for column in kind.attributes
          where column.group != nil && table.columns.contains(column.sqlName) {
            guard column.kind == .text || column.kind == .list else { continue }
            try connection.execute(
              "UPDATE \(table.name) SET \(column.sqlName) = 'canary:\(table.name):"
                + "\(column.sqlName):' || \(table.primaryKey[0]) || ':'"
                + (column.sqlName == "unit" ? " WHERE 0" : ""))
            marked += connection.changes
          }
        }
      }
    }
    return marked
  }

  private func answers(_ store: BoardStore, _ scene: BoardScene) throws -> String {
    var text = try EveryQuery(store: store, now: scene.now).answers()
    for kind in RecordCatalog.all {
      for table in RecordTable.tables(of: kind) {
        for group in FieldGroup.allCases {
          let view = "my_\(table.name)_\(group.rawValue)"
          if ViewCatalog.definition(of: view, for: store.viewer.role) == nil { continue }
          dump(try store.read(AnyStatement(sql: "SELECT * FROM \(view)", views: [view])), to: &text)
        }
      }
    }
    return text
  }

  private func canaries(in text: String) -> Set<[String]> {
    var found: Set<[String]> = []
    for part in text.split(separator: "canary:").dropFirst() {
      let words = part.split(separator: ":", maxSplits: 3).map(String.init)
      if words.count >= 3 { found.insert(Array(words[0..<3])) }
    }
    return found
  }

  @Test(arguments: ["worker", "lead", "steward", "keeper"])
  func `no text reaches a role that may not see it`(account: String) throws {
    let scene = try BoardScene.sample()
    #expect(try mark(scene) > 150)
    let store = try scene.open(as: account)
    let role = store.viewer.role
    let visible = Set(
      try store.read(AnyStatement(sql: "SELECT id FROM my_youth_f1", views: ["my_youth_f1"]))
        .compactMap { $0[0].text })
    let found = canaries(in: try answers(store, scene))
    #expect(found.isEmpty == (role == .dataSteward || role == .administrator))
    for canary in found {
      let group = try #require(FieldGroups.group(table: canary[0], column: canary[1]))
      #expect(AccessMatrix.access(role, group).mayRead, "\(canary)")
      if canary[2].hasPrefix("Y-") { #expect(visible.contains(canary[2]), "\(canary)") }
    }
  }

  @Test func `the maker of a demonstration store sees every marked text`() throws {
    let scene = try BoardScene.sample()
    _ = try mark(scene)
    let tables = Set(canaries(in: try answers(scene.maker, scene)).map { "\($0[0]).\($0[1])" })
    for expected in ["youth_versions.name", "staff_versions.phone", "stays.end_reason"] {
      #expect(tables.contains(expected))
    }
  }
}
