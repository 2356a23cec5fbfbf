import Database
import Domain
import Glibc
import TestSupport
import Testing

@testable import Store

/// The log against heads that were kept outside of it: every class of tampering, again and again.
@Suite struct AuditAnchorTests {
  /// A store with some entries and an anchor that was kept along the way.
  private final class Site {
    let scene: BoardScene
    let anchor: AuditAnchor
    let file: String

    init() throws {
      scene = try BoardScene.sample()
      file = scene.folder.file("anchor")
      let made = open(file, O_WRONLY | O_CREAT, 0o600)
      close(made)
      anchor = try #require(AuditAnchor(file: file, isInSyslog: false))
      try keep()
      for _ in 0..<12 {
        try scene.maker.noteUnmasking(on: "caseloads", now: scene.now)
        try keep()
      }
    }

    func keep() throws { try anchor.keep(headOf: scene.path, now: scene.now) }

    func verdict() throws -> AuditVerdict { try scene.maker.proveAudit(against: anchor) }

    /// Changes the log behind the program's back.
    func tamper(_ sql: [String]) throws {
      try change { connection in
        for line in sql { try connection.execute(line) }
      }
    }

    /// Does it, looks, and puts everything back.
    func change(_ body: (Connection) throws -> Void) throws {
      let connection = try Connection(
        path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
      defer { connection.close() }
      try connection.write(verb: "test") {
        try connection.execute("PRAGMA defer_foreign_keys = ON")
        for name in ["audit_keeps_update", "audit_keeps_delete"] {
          try connection.execute("DROP TRIGGER IF EXISTS \(name)")
        }
        try connection.execute("DELETE FROM row_history")
        for table in RecordTable.all.map(\.name) + ["grants", "imports"] {
          try connection.execute("UPDATE \(table) SET entry = 1")
        }
        try body(connection)
      }
    }
  }

  /// One tampering with an entry, in SQL; `#` stands for its place.
  private static let classes: [(name: String, sql: [String])] = [
    ("changed", ["UPDATE audit SET account = 'other' WHERE seq = #"]),
    ("time changed", ["UPDATE audit SET at_hundredths = at_hundredths + 1 WHERE seq = #"]),
    ("taken out", ["DELETE FROM audit WHERE seq = #"]),
    (
      "put in",
      [
        "UPDATE audit SET seq = seq + 1000 WHERE seq > #",
        "INSERT INTO audit SELECT # + 1, at_hundredths, uid, account, role, agency, session, verb,"
          + " subject_kind, subject, basis, outcome, detail, prev, hash FROM audit WHERE seq = #",
        "UPDATE audit SET seq = seq - 999 WHERE seq > 1000",
      ]
    ),
    (
      "swapped",
      [
        "UPDATE audit SET seq = -1 WHERE seq = #", "UPDATE audit SET seq = # WHERE seq = # + 1",
        "UPDATE audit SET seq = # + 1 WHERE seq = -1",
      ]
    ),
    ("tail cut", ["DELETE FROM audit WHERE seq > #"]),
  ]

  @Test func `seven classes of tampering, a hundred times each, are all found`() throws {
    let site = try Site()
    let entries = try site.verdict().entries
    #expect(try site.verdict().isWhole)
    let whole = try site.scene.maker.read(AuditQuery())
    var found = 0
    // Entries of the first 13 anchored heads and all those before them.
    let places = (0..<100).map { 2 + $0 * 7 % (entries - 3) }
    for place in places {
      for one in Self.classes {
        try site.tamper(
          one.sql.map {
            $0.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(place)")
          })
        found += try site.verdict().isWhole ? 0 : 1
        try site.change { try Self.restore(whole, $0) }
      }
      try site.change { try Self.restore(Self.rewritten(whole, from: place), $0) }
      let verdict = try site.verdict()
      #expect(verdict.firstBroken == nil, "a log written anew has a whole chain")
      found += verdict.firstLost == nil ? 0 : 1
      try site.change { try Self.restore(whole, $0) }
    }
    #expect(found == 700)
    #expect(try site.verdict().isWhole)
    print("tamperings: \(found) of 700 found")
  }

  /// The log with one entry changed and every hash after it made anew.
  private static func rewritten(_ entries: [AuditEntry], from place: Int) -> [AuditEntry] {
    var made: [AuditEntry] = []
    for entry in entries {
      let isChanged = entry.seq == place
      let open = AuditEntry(
        seq: entry.seq, atHundredths: entry.atHundredths, uid: entry.uid,
        account: isChanged ? "other" : entry.account, role: entry.role, agency: entry.agency,
        session: entry.session, verb: entry.verb, subjectKind: entry.subjectKind,
        subject: entry.subject, basis: entry.basis, outcome: entry.outcome, detail: entry.detail,
        prev: made.last?.hash ?? entry.prev, hash: [])
      made.append(
        AuditEntry(
          seq: open.seq, atHundredths: open.atHundredths, uid: open.uid, account: open.account,
          role: open.role, agency: open.agency, session: open.session, verb: open.verb,
          subjectKind: open.subjectKind, subject: open.subject, basis: open.basis,
          outcome: open.outcome, detail: open.detail, prev: open.prev, hash: open.expectedHash()))
    }
    return made
  }

  private static func restore(_ entries: [AuditEntry], _ connection: Connection) throws {
    try connection.execute("DELETE FROM audit")
    for entry in entries {
      try connection.execute(
        "INSERT INTO audit (\(AuditEntry.columns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [
          .integer(Int64(entry.seq)), .integer(Int64(entry.atHundredths)),
          .integer(Int64(entry.uid)), .text(entry.account), .text(entry.role),
          .text(entry.agency), .text(entry.session), .text(entry.verb), .text(entry.subjectKind),
          .text(entry.subject), .text(entry.basis), .text(entry.outcome), .text(entry.detail),
          .blob(entry.prev), .blob(entry.hash),
        ])
    }
  }

  @Test func `a head is kept once, and again when the log has grown`() throws {
    let site = try Site()
    #expect(try site.verdict().anchored == 13)
    #expect(try !site.anchor.keep(headOf: site.scene.path, now: site.scene.now))
    #expect(try site.verdict().anchored == 13)
    try site.scene.maker.noteUnmasking(on: "caseloads", now: site.scene.now)
    #expect(try site.anchor.keep(headOf: site.scene.path, now: site.scene.now))
    #expect(try site.verdict().anchored == 14)
  }

  @Test func `heads of another store and lines of others prove nothing of this one`() throws {
    let site = try Site()
    let other = try BoardScene.sample()
    try site.anchor.keep(headOf: other.path, now: other.now)
    let added = open(site.file, O_WRONLY | O_APPEND)
    let words = Array("not a head\n2026-11-20T20:00:00Z 3 short \(site.scene.path)\n".utf8)
    _ = write(added, words, words.count)
    close(added)
    #expect(try site.verdict().anchored == 13)
    #expect(try site.verdict().isWhole)
  }

  @Test func `an anchor that is not there is an error and is never made`() throws {
    let scene = try BoardScene.sample()
    let path = scene.folder.file("no-anchor")
    let anchor = try #require(AuditAnchor(file: path, isInSyslog: false))
    #expect(throws: StoreError.self) { try anchor.keep(headOf: scene.path, now: scene.now) }
    #expect(throws: StoreError.self) { try scene.maker.proveAudit(against: anchor) }
    #expect(access(path, F_OK) != 0)
  }

  @Test func `no entry, no data: where the log takes none, none of fifty records opens`() throws {
    let scene = try BoardScene.sample()
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    try connection.write(verb: "test") {
      try connection.execute(
        "CREATE TRIGGER audit_full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END")
    }
    connection.close()
    let youth = try RowBundle.sample()["youth"].compactMap { $0["id"] }
    for index in 0..<50 {
      #expect(throws: StoreError.self) {
        try scene.maker.noteOpening(ofYouth: youth[index % youth.count], now: scene.now)
      }
    }
  }

  @Test func `the system's log gets each head once, in a line that the file would take too`() throws
  {
    let scene = try BoardScene.sample()
    let file = scene.folder.file("heads")
    close(open(file, O_WRONLY | O_CREAT, 0o600))
    let anchor = try #require(AuditAnchor(file: file, isInSyslog: true))
    var told: [String] = []
    func keep(_ anchor: AuditAnchor) throws -> Bool {
      try anchor.keep(headOf: scene.path, now: scene.now) { told.append($0) }
    }
    #expect(try keep(anchor))
    #expect(try !keep(anchor))
    try scene.maker.noteOpening(ofYouth: "Y-0001", now: scene.now)
    #expect(try keep(anchor))
    #expect(told.count == 2)
    for line in told {
      #expect(line.hasPrefix("csecboard audit head "))
      let words = line.dropFirst("csecboard audit head ".count)
      #expect(AnchoredHead(words, zone: scene.maker.zone) != nil)
      // An entry's place and hash, and nothing of what it says.
      #expect(!line.contains("Y-0001") && !line.contains("maker"))
    }
    let head = try scene.maker.read(AuditHeadQuery())
    #expect(told.last?.contains(" \(head.entries) \(Hexadecimal.text(head.hash)) ") == true)
    let quiet = try #require(AuditAnchor(file: file, isInSyslog: false))
    try scene.maker.noteOpening(ofYouth: "Y-0002", now: scene.now)
    #expect(try keep(quiet))
    #expect(told.count == 2)
  }
}
