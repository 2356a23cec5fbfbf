import Database
import Glibc

extension FaultProbe {
  /// Inserts rows of twelve columns in one write and reads them back, and says how long each took.
  static func bulk(_ path: String, rows: Int) throws {
    let connection = try open(path, try WriteLock(storePath: path), wait: 5000)
    let columns = (1...12).map { "c\($0)" }
    try connection.write(verb: "setup") {
      try connection.execute("DROP TABLE IF EXISTS bulk")
      try connection.execute("CREATE TABLE bulk(\(columns.joined(separator: ", ")))")
    }
    let insert = "INSERT INTO bulk VALUES (\((1...12).map { "?\($0)" }.joined(separator: ", ")))"
    let start = seconds()
    try connection.write(verb: "bulk") {
      for row in 0..<rows {
        let number = DatabaseValue(row)
        try connection.execute(
          insert,
          [
            number, "Los Angeles", "a name of some length here", number, nil, number, "06037",
            "2026-03-08", number, number, "open", nil,
          ])
      }
    }
    let inserted = seconds()
    var length = 0
    try connection.forEach("SELECT * FROM bulk") { row in
      length += row.int(0) + row.text(1).utf8.count + row.text(2).utf8.count
    }
    let read = seconds()
    for _ in 0..<1000 {
      try connection.write(verb: "small") {
        try connection.execute("UPDATE bulk SET c1 = 1 WHERE rowid = 5")
      }
    }
    let small = seconds()
    say(
      "insert \(rows) rows: \(inserted - start) s; read: \(read - inserted) s; 1000 writes: \(small - read) s (\(length))"
    )
  }

  private static func seconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
