import Database
import Glibc

/// Writes, creates and checks a store in a process of its own.
///
/// The fault programs stop, kill and starve it. Everything goes through the program's own road: `Connection.write`.
@main
struct FaultProbe {
  static let application: Int32 = 0x4353_4543

  static let migrator = Migrator([
    Migration(
      "001-rows",
      sql: """
        CREATE TABLE written(
          writer INTEGER NOT NULL, number INTEGER NOT NULL, padding TEXT NOT NULL,
          PRIMARY KEY (writer, number)) STRICT, WITHOUT ROWID;
        CREATE TABLE newest(writer INTEGER PRIMARY KEY NOT NULL, number INTEGER NOT NULL) STRICT;
        """),
    Migration("002-genesis", sql: "INSERT INTO newest VALUES (0, 1);"),
  ])

  static func main() {
    let words = CommandLine.arguments
    guard words.count >= 3 else { fail("usage: FaultProbe VERB STORE [NUMBER…]", 64) }
    let numbers = words.dropFirst(3).compactMap { Int($0) }
    do {
      try run(words[1], words[2], numbers)
    } catch let error as DatabaseError {
      fail("\(error.code.rawValue) \(error)", error.isBusy ? 75 : 74)
    } catch {
      fail("\(error)", 65)
    }
  }

  static func run(_ verb: String, _ path: String, _ numbers: [Int]) throws {
    func number(_ index: Int, _ standard: Int) -> Int {
      index < numbers.count ? numbers[index] : standard
    }
    switch verb {
    case "create": try create(path)
    case "write": try write(path, writer: number(0, 1), count: number(1, 1), pages: number(2, 1000))
    case "checkpoint": try checkpoint(path)
    case "hold": try hold(path)
    case "try": try tryOnce(path, wait: number(0, 300))
    case "check": try check(path)
    case "bulk": try bulk(path, rows: number(0, 100_000))
    case "load-write": try loadWrite(path, seconds: number(0, 4))
    case "load-read": try loadRead(path, seconds: number(0, 4))
    case "counter": try counter(path)
    case "limits": try ProcessLimits.prepare()
    default: fail("no such verb: \(verb)", 64)
    }
  }

  /// Makes the store unless another process was first, and brings its schema up.
  static func create(_ path: String) throws {
    let lock = try WriteLock(storePath: path)
    do {
      try Connection.create(path: path, lock: lock, applicationID: application)
    } catch StoreFileError.exists {
      say("found")
    }
    let connection = try open(path, lock, wait: 30_000)
    for name in try migrator.apply(to: connection) { say("applied \(name)") }
  }

  /// Commits rows one by one and says each number once it is committed: what was said must stay.
  static func write(_ path: String, writer: Int, count: Int, pages: Int) throws {
    signal(SIGXFSZ, SIG_IGN)
    let connection = try open(path, try WriteLock(storePath: path), wait: 30_000)
    connection.checkpointPages = pages
    let start = try connection.fetchInt(
      "SELECT number FROM newest WHERE writer = ?1", [DatabaseValue(writer)])
    for next in (start + 1)..<(start + 1 + count) {
      try connection.write(verb: "probe") {
        try connection.execute(
          "INSERT INTO written VALUES (?1, ?2, hex(randomblob(50 + abs(random()) % 1500)))",
          [DatabaseValue(writer), DatabaseValue(next)])
        try connection.execute(
          """
          INSERT INTO newest VALUES (?1, ?2)
          ON CONFLICT (writer) DO UPDATE SET number = excluded.number
          """, [DatabaseValue(writer), DatabaseValue(next)])
      }
      say("\(next)")
    }
  }

  /// Checkpoints again and again until killed.
  static func checkpoint(_ path: String) throws {
    let connection = try open(path, try WriteLock(storePath: path), wait: 30_000)
    while true {
      // Another process may be at it; then there is nothing to do.
      try? connection.checkpoint(verb: "checkpoint")
      usleep(UInt32.random(in: 0..<2000))
    }
  }

  /// Takes the lock and keeps it until its input ends.
  static func hold(_ path: String) throws {
    try WriteLock(storePath: path).withLock(verb: "hold") {
      say("held")
      var byte: UInt8 = 0
      while Glibc.read(0, &byte, 1) > 0 {}
    }
  }

  /// Three writes that may each wait a little; says how each ended.
  static func tryOnce(_ path: String, wait: Int) throws {
    let connection = try open(path, try WriteLock(storePath: path), wait: wait)
    for _ in 0..<3 {
      do {
        try connection.write(verb: "try") {}
        say("ok")
      } catch let error as DatabaseError where error.isBusy {
        say("busy pid=\(error.holder?.processID ?? 0) verb=\(error.holder?.verb ?? "")")
      }
    }
    // Stays, so that a lock it might still receive would be seen.
    var byte: UInt8 = 0
    while Glibc.read(0, &byte, 1) > 0 {}
  }

  /// One line a writer (`writer rows newest`), then what the checks find.
  static func check(_ path: String) throws {
    let connection = try Connection(path: path, access: .readOnly, applicationID: application)
    try connection.read {
      try connection.forEach(
        """
        SELECT newest.writer, count(written.number), newest.number FROM newest
        LEFT JOIN written USING (writer) GROUP BY newest.writer ORDER BY newest.writer
        """
      ) { say("\($0.int(0)) \($0.int(1)) \($0.int(2))") }
      let faults = try connection.integrityCheck()
      // A finding may have lines of its own; one says enough.
      say("integrity \(faults.first?.split(separator: "\n").joined(separator: " ") ?? "ok")")
      say("schema \(try connection.userVersion())")
    }
  }

  /// Says the shared counter and how many rows stand beside it.
  static func counter(_ path: String) throws {
    let connection = try Connection(path: path, access: .readOnly, applicationID: application)
    let newest = try connection.fetchInt("SELECT number FROM newest WHERE writer = 0")
    let rows = try connection.fetchInt("SELECT count(*) FROM written WHERE writer = 0")
    say("\(newest) \(rows)")
  }

  static func open(_ path: String, _ lock: WriteLock, wait: Int) throws -> Connection {
    try Connection(
      path: path, access: .readWrite(lock), applicationID: application, busyWait: wait)
  }

  static func say(_ line: String) {
    var text = line + "\n"
    text.withUTF8 { _ = Glibc.write(1, $0.baseAddress, $0.count) }
  }

  static func fail(_ line: String, _ code: Int32) -> Never {
    var text = line + "\n"
    text.withUTF8 { _ = Glibc.write(2, $0.baseAddress, $0.count) }
    exit(code)
  }
}
