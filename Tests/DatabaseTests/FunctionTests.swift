import Testing

@testable import Database

@Suite struct FunctionTests {
  @Test func `calls a function with values of every kind`() throws {
    let connection = try Connection()
    try connection.addFunction(
      "kinds", argumentCount: -1, deterministic: true, innocuous: true
    ) { values in
      .text(
        values.map {
          switch $0 {
          case .null: "null"
          case .integer: "integer"
          case .real: "real"
          case .text(let text): "text:\(text)"
          case .blob(let bytes): "blob:\(bytes.count)"
          }
        }.joined(separator: " "))
    }
    let answer = try connection.fetchOne("SELECT kinds(NULL, 1, 2.5, 'é', x'0102', '')") {
      $0.text(0)
    }
    #expect(answer == "null integer real text:é blob:2 text:")
  }

  @Test func `throws what the function threw`() throws {
    let connection = try Connection()
    try connection.addFunction(
      "refuse", argumentCount: 1, deterministic: false, innocuous: true
    ) { values in throw Refusal(number: values[0].int ?? 0) }
    #expect(throws: Refusal(number: 5)) {
      try connection.fetchAll("SELECT refuse(5)") { $0.value(0) }
    }
    #expect(try connection.fetchInt("SELECT 3") == 3)
  }

  @Test func `keeps a function that is not innocuous out of the schema's views`() throws {
    let store = try TemporaryStore()
    for (name, innocuous) in [("open", true), ("closed", false)] {
      try store.connection.addFunction(
        name, argumentCount: 0, deterministic: true, innocuous: innocuous
      ) { _ in 1 }
    }
    try store.connection.write(verb: "views") {
      try store.connection.execute("CREATE VIEW fine AS SELECT open() AS n")
      try store.connection.execute("CREATE VIEW unsafe AS SELECT closed() AS n")
    }
    #expect(try store.connection.fetchInt("SELECT n FROM fine") == 1)
    #expect(throws: DatabaseError.self) { try store.connection.fetchInt("SELECT n FROM unsafe") }
    try store.connection.execute("CREATE TEMP VIEW here AS SELECT closed() AS n")
    #expect(try store.connection.fetchInt("SELECT n FROM here") == 1)
  }
}
