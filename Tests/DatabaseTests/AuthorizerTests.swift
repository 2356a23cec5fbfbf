import Testing

@testable import Database

private final class Rules: Authorizer {
  let decision: (AuthorizedAction) -> AuthorizerDecision
  init(_ decision: @escaping (AuthorizedAction) -> AuthorizerDecision) { self.decision = decision }
  func decide(_ action: AuthorizedAction) -> AuthorizerDecision { decision(action) }
}

@Suite struct AuthorizerTests {
  private func people() throws -> Connection {
    let connection = try Connection()
    try connection.executeScript(
      """
      CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT, secret TEXT);
      INSERT INTO person VALUES (1, 'Mira', 'north'), (2, 'Ada', 'south');
      CREATE TEMP VIEW my_person AS SELECT id, name, secret FROM person;
      """)
    return connection
  }

  @Test func `reads a hidden column as NULL in every clause`() throws {
    let connection = try people()
    connection.setAuthorizer(
      Rules { $0.operation == .read && $0.second == "secret" ? .ignore : .allow })
    let rows = try connection.fetchAll("SELECT secret FROM my_person") { $0.optionalText(0) }
    #expect(rows == [nil, nil])
    #expect(try connection.fetchInt("SELECT count(*) FROM person WHERE secret = 'north'") == 0)
    #expect(
      try connection.fetchOne("SELECT max(secret) FROM person") { $0.optionalText(0) }
        == .some(nil))
  }

  @Test func `lets a table be read through its view only`() throws {
    let connection = try people()
    connection.setAuthorizer(
      Rules {
        $0.operation == .read && $0.first == "person" && $0.accessor != "my_person"
          ? .deny : .allow
      })
    #expect(try connection.fetchInt("SELECT count(name) FROM my_person") == 2)
    let error = #expect(throws: DatabaseError.self) {
      try connection.fetchInt("SELECT count(name) FROM person")
    }
    #expect(error?.code == .authorization)
  }

  @Test func `asks again when the authorizer changes`() throws {
    let connection = try people()
    let sql = "SELECT secret FROM person WHERE id = 1"
    #expect(try connection.fetchOne(sql) { $0.optionalText(0) } == "north")
    connection.setAuthorizer(Rules { $0.second == "secret" ? .ignore : .allow })
    #expect(try connection.fetchOne(sql) { $0.optionalText(0) } == .some(nil))
    connection.setAuthorizer(nil)
    #expect(try connection.fetchOne(sql) { $0.optionalText(0) } == "north")
  }

  @Test func `is not asked about this layer's own transactions and pragmas`() throws {
    let store = try TemporaryStore()
    let reader = try store.reader()
    reader.setAuthorizer(
      Rules { [.read, .select].contains($0.operation) ? .allow : .deny })
    #expect(try reader.read { try store.names(reader) } == [])
    #expect(try reader.dataVersion() > 0)
    try reader.sealForReading()
    #expect(throws: DatabaseError.self) { try reader.fetchInt("PRAGMA user_version") }
  }
}
