import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// Two stores that differ in every value that an account may not see must answer it alike.
@Suite struct InferenceTests {
  /// Values behind a question: the rows it gives must not depend on what is withheld.
  private func questions(_ view: String, _ column: String) -> [String] {
    [
      "SELECT count(*) FROM \(view) WHERE \(column) IS NOT NULL",
      "SELECT count(DISTINCT \(column)) FROM \(view)",
      "SELECT count(*) FROM \(view) WHERE \(column) LIKE '%a%'",
      "SELECT count(*) FROM \(view) WHERE \(column) > 'm' OR \(column) > 0",
      "SELECT max(\(column)), min(\(column)), total(\(column)) FROM \(view)",
      "SELECT count(*) FROM \(view) GROUP BY \(column)",
      "SELECT * FROM \(view) ORDER BY \(column) DESC, 1 LIMIT 3",
    ]
  }

  private func ask(_ one: BoardStore, _ two: BoardStore, _ account: String) throws -> Int {
    var (asked, answered) = (0, 0)
    for kind in RecordCatalog.stored {
      for table in RecordTable.tables(of: kind) {
        for column in kind.attributes where table.columns.contains(column.sqlName) {
          // A value that decides who sees a row is the same in both.
          guard let group = column.group,
            !WithheldValues.deciding.contains("\(table.name).\(column.sqlName)")
          else { continue }
          let view = "my_\(table.name)_\(group.rawValue)"
          for sql in questions(view, column.sqlName) {
            let question = AnyStatement(sql: sql, views: [view])
            let answers = [try? one.read(question), try? two.read(question)]
            #expect(answers[0] == answers[1], "\(account): \(sql)")
            asked += 1
            answered += answers[0] == nil ? 0 : 1
          }
        }
      }
    }
    let kept = AnyStatement(
      sql: "SELECT * FROM \(EvidenceView.name) ORDER BY youth", views: [EvidenceView.name])
    #expect(try one.read(kept) == two.read(kept), "\(account)")
    // Where nothing but withheld columns is named, the engine takes a count of a view that shows
    // every row for one of its table, and it is refused.
    #expect(answered >= asked - 15, "\(account): \(answered) of \(asked)")
    return asked
  }

  /// What is kept of youth in one row is gathered anew, as the next to write would.
  private func keep(in scene: BoardScene) throws {
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    defer { connection.close() }
    try connection.write(verb: "test") { try KeptEvidence.gather(connection) }
  }

  /// Looks for what is withheld by what it is, as a search or a line being completed would.
  private func search(_ one: BoardStore, _ two: BoardStore, _ now: Instant, _ words: Set<String>)
    throws -> Int
  {
    for word in words {
      let found = try [one, two].map { try $0.read(YouthSearchQuery(text: word, at: now)) }
      #expect(found[0] == found[1], "\(one.viewer.account): \(word)")
      for kind in NamedRecordKind.allCases {
        let query = NamedRecordsQuery(kind, text: word, at: now)
        #expect(try one.read(query) == two.read(query), "\(one.viewer.account): \(kind) \(word)")
      }
    }
    return words.count * (1 + NamedRecordKind.allCases.count)
  }

  /// Some of the words of the names of youth and staff as they stand in a store.
  private func words(_ scene: BoardScene) throws -> Set<String> {
    let naive = try NaiveAccess(
      scene.maker.viewer, path: scene.path, now: scene.now, zone: scene.maker.zone)
    let names = (naive.rows("youth_versions") + naive.rows("staff_versions")).flatMap { row in
      [row["name"], row["initials"], row["unit"], row["id"]].compactMap { $0?.text }
    }
    let all = Set(names.flatMap { $0.split(separator: " ").map { String($0.prefix(5)) } }).sorted()
    return Set(stride(from: 0, to: all.count, by: 4).map { all[$0] })
  }

  @Test(arguments: EveryRoleScene.accounts)
  func `no question about what is withheld is answered`(account: String) throws {
    let (scene, other) = (try EveryRoleScene().scene, try EveryRoleScene().scene)
    let viewer = try scene.open(as: account).viewer
    let changed = try WithheldValues.change(in: other, for: viewer)
    #expect(changed.values.reduce(0, +) > 300)
    try keep(in: other)
    let (one, two) = (try scene.open(as: account), try other.open(as: account))
    let asked = try ask(one, two, account)
    let searched = try search(one, two, scene.now, try words(scene))
    #expect(asked + searched >= 500)
    // Which counts are suppressed is a set, whose members are written in no order.
    let answers = try [one, two].map { store in
      let text = try EveryQuery(
        store: store, now: scene.now, asksMatches: false
      ).answers()
      return viewer.role.counts(.f3)
        ? text.split(separator: "\n").sorted().joined(separator: "\n") : text
    }
    #expect(answers[0] == answers[1], "\(account): \(StoreText.difference(answers[0], answers[1]))")
    print(
      "inference: \(account), \(changed.values.reduce(0, +)) values of \(changed.count) columns"
        + " changed, \(asked) questions, \(searched) searches, none answered otherwise")
  }

  @Test
  func `every protected column is withheld from some role, and changed for it in these tests`()
    throws
  {
    let scene = try EveryRoleScene().scene
    let changed = Set(
      try EveryRoleScene.accounts.flatMap { account in
        try WithheldValues.columns(of: scene, for: try scene.open(as: account).viewer)
      })
    let all = RecordCatalog.stored.flatMap { kind in
      RecordTable.tables(of: kind).flatMap { table in
        kind.attributes.filter { $0.group != nil && table.columns.contains($0.sqlName) }
          .map { "\(table.name).\($0.sqlName)" }
      }
    }
    // County plans and what a county states itself are open to every role that sees a county.
    let left = Set(all).subtracting(changed).subtracting(WithheldValues.deciding)
    #expect(left == [], "never changed: \(left.sorted())")
    print("columns: \(changed.count) changed, \(WithheldValues.deciding.count) decide who sees")
  }
}

/// Two texts side by side.
enum StoreText {
  /// The first place at which two texts differ, with the lines before it.
  static func difference(_ one: String, _ other: String) -> String {
    let (left, right) = (one.split(separator: "\n"), other.split(separator: "\n"))
    let place = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    guard let place else { return "\(left.count) and \(right.count) lines" }
    return left[max(0, place - 8)...place].joined(separator: "\n") + "\n≠ \(right[place])"
  }
}
