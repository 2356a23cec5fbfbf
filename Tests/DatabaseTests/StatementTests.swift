import Testing

@testable import Database

@Suite struct StatementTests {
  @Test func `gives back every kind of value as it was bound`() throws {
    let connection = try Connection()
    let values: [DatabaseValue] = [
      .null, .integer(.min), .integer(.max), .real(-0.5), .text(""), .text("Ä\u{0}b\u{1F600}"),
      .blob([]), .blob([0, 255, 7]),
    ]
    for value in values {
      #expect(try connection.fetchOne("SELECT ?1", [value]) { $0.value(0) } == value)
    }
  }

  @Test func `keeps a statement and uses it again`() throws {
    let connection = try Connection()
    _ = try connection.fetchInt("SELECT ?1 + 1", [1])
    let first = try #require(connection.statements["SELECT ?1 + 1"])
    #expect(try connection.fetchInt("SELECT ?1 + 1", [41]) == 42)
    #expect(connection.statements["SELECT ?1 + 1"] === first)
  }

  @Test func `runs the same statement inside itself`() throws {
    let connection = try Connection()
    var pairs: [[Int]] = []
    try connection.forEach("VALUES (1), (2)") { outer in
      let a = outer.int(0)
      try connection.forEach("VALUES (1), (2)") { inner in pairs.append([a, inner.int(0)]) }
    }
    #expect(pairs == [[1, 1], [1, 2], [2, 1], [2, 2]])
  }

  @Test func `forgets idle statements before there are too many`() throws {
    let connection = try Connection()
    for number in 0..<(Connection.cachedStatementLimit + 20) {
      _ = try connection.fetchInt("SELECT \(number)")
    }
    #expect(connection.statements.count <= Connection.cachedStatementLimit)
  }

  @Test(arguments: [[], [1, 2]] as [[DatabaseValue]])
  func `refuses a wrong number of arguments`(arguments: [DatabaseValue]) throws {
    let connection = try Connection()
    let error = #expect(throws: DatabaseError.self) {
      try connection.execute("SELECT ?1", arguments)
    }
    #expect(error?.code == .range)
    #expect(error?.message.contains("takes 1 arguments and got \(arguments.count)") == true)
  }

  @Test func `refuses two statements where one is meant, and allows a comment after it`() throws {
    let connection = try Connection()
    #expect(throws: DatabaseError.self) { try connection.execute("SELECT 1; SELECT 2") }
    #expect(throws: DatabaseError.self) { try connection.execute("  -- nothing") }
    try connection.execute("SELECT 1; -- one\n /* two */ ")
  }

  @Test func `runs a script to its end`() throws {
    let connection = try Connection()
    try connection.executeScript(
      """
      -- two tables
      CREATE TABLE a(x TEXT); CREATE TABLE b(y TEXT DEFAULT ';é');
      CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO b(y) VALUES (new.x); END;
      INSERT INTO a VALUES ('é');
      """)
    #expect(try connection.fetchAll("SELECT y FROM b") { $0.text(0) } == ["é"])
  }

  @Test func `names the column that holds another type than was asked for`() throws {
    let connection = try Connection()
    let error = #expect(throws: DatabaseError.self) {
      try connection.fetchOne("SELECT NULL AS weight") { $0.int(0) }
    }
    #expect(error?.code == .mismatch)
    #expect(error?.message == "Column weight holds NULL where an integer is expected.")
    #expect(throws: DatabaseError.self) {
      try connection.fetchAll("SELECT 'x' UNION ALL SELECT 1") { $0.text(0) }
    }
    #expect(try connection.fetchOne("SELECT NULL") { $0.optionalInt(0) } == .some(nil))
  }

  @Test func `an error has the place in the SQL and no bound value`() throws {
    let connection = try Connection()
    let syntax = #expect(throws: DatabaseError.self) { try connection.execute("SELECT nope") }
    #expect(syntax?.offset == 7)
    try connection.execute("CREATE TABLE p(name TEXT UNIQUE) STRICT")
    try connection.execute("INSERT INTO p VALUES (?1)", ["Mira Secret"])
    let twice = #expect(throws: DatabaseError.self) {
      try connection.execute("INSERT INTO p VALUES (?1)", ["Mira Secret"])
    }
    #expect(twice?.code == .constraintUnique)
    #expect("\(String(describing: twice))".contains("Secret") == false)
  }

  @Test func `goes on after an error with the same statement`() throws {
    let connection = try Connection()
    try connection.execute("CREATE TABLE p(n INTEGER NOT NULL) STRICT")
    #expect(throws: DatabaseError.self) {
      try connection.execute("INSERT INTO p VALUES (?1)", [nil])
    }
    try connection.execute("INSERT INTO p VALUES (?1)", [4])
    #expect(try connection.fetchInt("SELECT n FROM p") == 4)
  }

  @Test func `stops a query from another thread's handle`() throws {
    let connection = try Connection()
    let handle = connection.interruptHandle
    try connection.addFunction(
      "stop", argumentCount: 0, deterministic: false, innocuous: false
    ) { _ in
      handle.interrupt()
      return nil
    }
    let error = #expect(throws: DatabaseError.self) {
      try connection.forEach(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, stop() FROM n"
      ) { _ in }
    }
    #expect(error?.code == .interrupt)
    connection.close()
    handle.interrupt()
    #expect(throws: DatabaseError.self) { try connection.execute("SELECT 1") }
  }

  @Test func `shows which index serves a query`() throws {
    let connection = try Connection()
    try connection.executeScript("CREATE TABLE a(x INTEGER); CREATE INDEX ax ON a(x);")
    #expect(
      try connection.queryPlan("SELECT x FROM a WHERE x = ?1", [1])
        == ["SEARCH a USING COVERING INDEX ax (x=?)"])
  }
}
