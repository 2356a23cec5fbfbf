import Testing

/// Holds the size of files and folders, where SQL may stand, and what the code does without.
@Suite struct CodeWallTests {
  /// A migration is never edited once released, so it can't be split later either.
  static let longFiles = ["Sources/Store/Migrations/"]

  /// A file past 300 lines is two files; the rest is room to finish a thought.
  @Test(arguments: [("Sources", 320), ("Tests", 350)])
  func `no file is too long`(folder: String, limit: Int) {
    for file in SourceTree.files(below: folder)
    where !Self.longFiles.contains(where: { file.path.hasPrefix($0) }) {
      #expect(file.lineCount <= limit, "\(file.path) has \(file.lineCount) lines")
    }
  }

  @Test func `no folder holds more than twelve Swift files`() {
    var counts: [String: Int] = [:]
    for file in SourceTree.files(below: "Sources") + SourceTree.files(below: "Tests") {
      counts[file.folder, default: 0] += 1
    }
    for (folder, count) in counts {
      #expect(count <= 12, "\(folder) holds \(count) files")
    }
  }

  @Test func `no empty room is left standing`() {
    for file in SourceTree.files(below: "Sources") + SourceTree.files(below: "Tests") {
      #expect(!file.path.hasSuffix("/Placeholder.swift"), "\(file.path)")
    }
  }

  @Test func `code is synchronous: a connection belongs to one thread`() {
    for file in SourceTree.files(below: "Sources") {
      let words = file.parts.code.matches(of: /\b(async|await|actor(?=\s+[A-Z]))\b/).map {
        String($0.1)
      }
      #expect(words.isEmpty, "\(file.path) uses \(words.joined(separator: ", "))")
    }
  }

  @Test(arguments: ["Dashboard", "Subcommands", "Exchange", "Presentation", "Domain"])
  func `a room above the store holds no SQL`(room: String) {
    for file in SourceTree.files(below: "Sources/\(room)") {
      for literal in file.parts.literals {
        let sql = literal.firstMatch(
          of:
            /\b(?:SELECT\s|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s|CREATE\s+TABLE)/)
        #expect(sql == nil, "\(file.path): \(literal)")
      }
    }
  }

  @Test func `a query reads the viewer's views and no table`() {
    let files = SourceTree.files(below: "Sources/Store/Queries")
    #expect(!files.isEmpty)
    for file in files {
      let sql = file.parts.literals.joined(separator: "\n")
      let own = Set(sql.matches(of: /(\w+)(?:\([^)]*\))?\s+AS\s+(?:MATERIALIZED\s+)?\(/).map(\.1))
      for match in sql.matches(of: /\b(?:FROM|JOIN)\s+(\w+)/) {
        let name = match.1
        let isView = name.hasPrefix("my_") || name == "json_each" || own.contains(name)
        #expect(isView || name.allSatisfy(\.isUppercase), "\(file.path) reads \(name)")
      }
    }
  }

  /// Who may name a table of the store: what writes it, what makes and checks it, and the views.
  private static let tableRooms = [
    "Changes/", "Imports/", "Migrations/", "Views/", "Audit/", "Opening/", "Records/",
    "Doctor/", "Notifications/", "Backup/",
    "StoreCheck.swift", "Grant.swift", "Grants.swift", "BoardStore+Opening.swift",
    // Keeps what a viewer was shown, under the viewer's own key.
    "Queries/Caseloads/CaseloadSnapshot.swift",
  ].map { "Sources/Store/\($0)" }

  @Test func `no table is named but by changes, migrations, views, check, backup and audit`() {
    var read = 0
    for file in SourceTree.files(below: "Sources")
    where !Self.tableRooms.contains(where: { file.path.hasPrefix($0) }) {
      // Of the Database room only what a copy of a store needs, which knows no table of ours.
      for literal in file.parts.literals {
        for match in literal.matches(of: /\b(?:FROM|JOIN|INTO|UPDATE)\s+(?:main\.)?([a-z]\w+)/) {
          let name = String(match.1)
          #expect(
            !Self.tables.contains(name), "\(file.path) names \(name)")
        }
        read += 1
      }
    }
    #expect(read > 1_000)
  }

  /// Every table that a migration makes.
  private static let tables: Set<String> = Set(
    SourceTree.files(below: "Sources/Store/Migrations").flatMap { file in
      file.parts.literals.flatMap { literal in
        literal.matches(of: /CREATE TABLE (\w+)/).map { String($0.1) }
      }
    })
}
