import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// The seven ways in which a log is tampered with (reliability S13), each a hundred times at places
/// by chance. The chain shows what was done in its middle; a tail that was cut off, an older copy
/// put back and a whole chain made anew show beside a head that was kept elsewhere.
@Suite struct TamperingTests {
  private enum Way: String, CaseIterable {
    case edit, delete, insert, swap, cutTail, putBackOlder, rewrite

    /// Whether the chain alone shows it.
    var breaksTheChain: Bool {
      switch self {
      case .edit, .delete, .insert, .swap: true
      case .cutTail, .putBackOlder, .rewrite: false
      }
    }
  }

  private struct Undone: Error {}

  private static let times = 100

  private func connection(_ scene: BoardScene) throws -> Connection {
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    try connection.execute("PRAGMA foreign_keys = OFF")
    try connection.write(verb: "test") {
      try connection.execute("DROP TRIGGER audit_keeps_update")
      try connection.execute("DROP TRIGGER audit_keeps_delete")
    }
    return connection
  }

  @Test func `each of the seven ways is found every time`() throws {
    let scene = try EveryRoleScene().scene
    let connection = try connection(scene)
    defer { connection.close() }
    let log = AuditLog(connection: connection)
    let kept = try log.head()
    #expect(kept.seq > 40)
    #expect(try log.firstBrokenEntry() == nil)
    var random = SeededNumbers(seed: 13)
    var counts: [String] = []
    for way in Way.allCases {
      var (byChain, byHead) = (0, 0)
      for _ in 0..<Self.times {
        try? connection.write(verb: "test") {
          try tamper(way, connection, kept.seq, &random)
          let isBroken = try log.firstBrokenEntry() != nil
          byChain += isBroken ? 1 : 0
          byHead += try isBroken || hash(at: kept.seq, connection) != kept.hash ? 1 : 0
          throw Undone()
        }
      }
      #expect(byHead == Self.times, "\(way)")
      #expect(byChain == (way.breaksTheChain ? Self.times : 0), "\(way)")
      counts.append("\(way.rawValue) \(byChain) by the chain, \(byHead) with a kept head")
    }
    #expect(try log.firstBrokenEntry() == nil)
    #expect(try log.head().hash == kept.hash)
    print("tampering, of \(Self.times) each: \(counts.joined(separator: "; "))")
  }

  private func hash(at seq: Int, _ connection: Connection) throws -> [UInt8]? {
    try connection.fetchOne("SELECT hash FROM audit WHERE seq = ?", [DatabaseValue(seq)]) {
      $0.blob(0)
    }
  }

  // MARK: - Ways

  private func tamper(
    _ way: Way, _ connection: Connection, _ last: Int, _ random: inout SeededNumbers
  ) throws {
    let place = 2 + random.pick(0...last - 4)
    switch way {
    case .edit: try edit(place, connection, &random)
    case .delete: try run("DELETE FROM audit WHERE seq = ?1", place, connection)
    case .insert: try insert(after: place, connection, isSealed: random.chance(50))
    case .swap: try swap(place, place + 1 + random.pick(0...last - place - 1), connection)
    case .cutTail: try cut(1 + random.pick(0...11), last, connection)
    case .putBackOlder:
      let count = 1 + random.pick(0...11)
      try cut(count, last, connection)
      for _ in 0..<(count + random.pick(0...2)) { try append(connection) }
    case .rewrite:
      try run("UPDATE audit SET account = account || 'x' WHERE seq = ?1", place, connection)
      try reseal(from: place, connection)
    }
  }

  private func run(_ sql: String, _ place: Int, _ connection: Connection) throws {
    try connection.execute(sql, [DatabaseValue(place)])
  }

  private func edit(_ place: Int, _ connection: Connection, _ random: inout SeededNumbers) throws {
    let columns = AuditEntry.columns.split { ", ".contains($0) }.map(String.init).dropFirst()
    let column = Array(columns)[random.pick(0...columns.count - 1)]
    let value =
      switch column {
      case "at_hundredths", "uid": "\(column) + 1"
      case "prev", "hash": "randomblob(32)"
      default: "\(column) || '.'"
      }
    try run("UPDATE audit SET \(column) = \(value) WHERE seq = ?1", place, connection)
  }

  /// A forger who knows how may seal the entry that is put in; the one behind it gives it away.
  private func insert(after place: Int, _ connection: Connection, isSealed: Bool) throws {
    try run("UPDATE audit SET seq = -seq - 1 WHERE seq > ?1", place, connection)
    try connection.execute("UPDATE audit SET seq = -seq WHERE seq < 0")
    let rest = AuditEntry.columns.split { ", ".contains($0) }.dropFirst().joined(separator: ", ")
    try run(
      "INSERT INTO audit (seq, \(rest)) SELECT seq + 1, \(rest) FROM audit WHERE seq = ?1", place,
      connection)
    if isSealed { try reseal(from: place + 1, until: place + 1, connection) }
  }

  private func swap(_ one: Int, _ other: Int, _ connection: Connection) throws {
    for (from, to) in [(one, -1), (other, one), (-1, other)] {
      try connection.execute(
        "UPDATE audit SET seq = ? WHERE seq = ?", [DatabaseValue(to), DatabaseValue(from)])
    }
  }

  private func cut(_ count: Int, _ last: Int, _ connection: Connection) throws {
    try run("DELETE FROM audit WHERE seq > ?1", last - count, connection)
  }

  private func append(_ connection: Connection) throws {
    _ = try AuditLog(connection: connection).append(
      AuditLog.Act(verb: "view", subjectKind: "youth", subject: "Y-0001"),
      by: AuditLog.Actor(uid: 1, account: "x", role: "auditor", agency: "", session: ""),
      atHundredths: 1)
  }

  /// Makes the chain whole again from an entry on.
  private func reseal(from first: Int, until last: Int = .max, _ connection: Connection) throws {
    let entries = try connection.fetchAll(
      "SELECT \(AuditEntry.columns) FROM audit WHERE seq >= ? AND seq <= ? ORDER BY seq",
      [DatabaseValue(first), .integer(Int64(last))]
    ) { try AuditEntry(row: $0) }
    var previous = try hash(at: first - 1, connection) ?? []
    for entry in entries {
      let open = AuditEntry(
        seq: entry.seq, atHundredths: entry.atHundredths, uid: entry.uid, account: entry.account,
        role: entry.role, agency: entry.agency, session: entry.session, verb: entry.verb,
        subjectKind: entry.subjectKind, subject: entry.subject, basis: entry.basis,
        outcome: entry.outcome, detail: entry.detail, prev: previous, hash: [])
      let sealed = open.expectedHash()
      try connection.execute(
        "UPDATE audit SET prev = ?, hash = ? WHERE seq = ?",
        [.blob(previous), .blob(sealed), DatabaseValue(entry.seq)])
      previous = sealed
    }
  }
}
