import Database
import Glibc

extension FaultProbe {
  /// Adds one to a shared counter and one row beside it, again and again, for some seconds.
  ///
  /// Says the commits, the errors, and the time of the middle, the 99th of 100 and the slowest
  /// write in microseconds.
  static func loadWrite(_ path: String, seconds: Int) throws {
    let connection = try open(path, try WriteLock(storePath: path), wait: 5000)
    try measure(seconds: seconds, pause: 50_000) {
      try connection.write(verb: "load") {
        let counter = try connection.fetchInt("SELECT number FROM newest WHERE writer = 0")
        try connection.execute(
          "UPDATE newest SET number = ?1 WHERE writer = 0", [DatabaseValue(counter + 1)])
        try connection.execute(
          "INSERT INTO written VALUES (0, ?1, hex(randomblob(200)))", [DatabaseValue(counter + 1)])
      }
    }
  }

  /// Reads counter and rows in one snapshot and fails when they disagree.
  static func loadRead(_ path: String, seconds: Int) throws {
    let connection = try Connection(path: path, access: .readOnly, applicationID: application)
    try measure(seconds: seconds, pause: 300_000) {
      try connection.read {
        let counter = try connection.fetchInt("SELECT number FROM newest WHERE writer = 0")
        let rows = try connection.fetchInt("SELECT count(*) FROM written WHERE writer = 0")
        // The migration starts the counter at 1 without a row.
        guard rows == counter - 1 else { fail("inconsistent: \(counter) and \(rows)", 65) }
      }
    }
  }

  private static func measure(seconds: Int, pause: UInt32, _ body: () throws -> Void) throws {
    let end = microseconds() + seconds * 1_000_000
    var times: [Int] = []
    var errors = 0
    while microseconds() < end {
      let start = microseconds()
      do {
        try body()
        times.append(microseconds() - start)
      } catch let error as DatabaseError where error.isBusy {
        errors += 1
      }
      usleep(UInt32.random(in: pause / 2..<pause * 3 / 2))
    }
    times.sort()
    let last = max(0, times.count - 1)
    let middle = times.isEmpty ? 0 : times[last / 2]
    let high = times.isEmpty ? 0 : times[last * 99 / 100]
    say("\(times.count) \(errors) \(middle) \(high) \(times.last ?? 0)")
  }

  private static func microseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
  }
}
