import Domain
import TestSupport
import Testing

@testable import Store

/// Stays that end as missing, moves, and the lists that hang on stays, against plain counts.
@Suite struct StayChangeTests {
  private let scene: BoardScene

  init() throws { scene = try EveryRoleScene().scene }

  private func apply(_ name: String, _ fields: String...) throws -> String {
    let named = fields.map { field -> (name: String, text: String) in
      let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
      return (parts[0], parts[1])
    }
    return try scene.maker.apply(name, fields: named, now: scene.now)
  }

  private func rows(_ sql: String) throws -> [[String]] {
    let connection = try scene.maker.writing().connection
    return try connection.fetchAll(sql) { row in
      (0..<row.columnCount).map { "\(row.value($0).text ?? "\(row.value($0).int64 ?? -1)")" }
    }
  }

  private func placed() throws -> (youth: String, facility: String) {
    _ = try apply("place-stay", "youth=Y-0002", "facility=F-KERN-1", "from=2026-11-20 08:00")
    return ("Y-0002", "F-KERN-1")
  }

  @Test func `a stay that ends as missing is an episode from that facility, in one entry`() throws {
    let (youth, facility) = try placed()
    let episode = try apply(
      "end-stay", "youth=\(youth)", "until=2026-11-20 11:00", "missing=yes")
    let found = try rows(
      "SELECT m.facility, m.last_seen_at, s.until_at, m.entry = s.entry FROM missing m"
        + " JOIN stays s ON s.youth = m.youth WHERE m.id = '\(episode)'"
        + " AND s.until_at = m.last_seen_at")
    let seen = try TimeText.instant("2026-11-20 11:00", zone: scene.maker.zone).seconds
    #expect(found == [[facility, "\(seen)", "\(seen)", "1"]])
    #expect(throws: StoreError.self, "missing already") {
      try apply("end-stay", "youth=\(youth)", "missing=yes")
    }
    _ = try apply("undo")
    #expect(try rows("SELECT id FROM missing WHERE id = '\(episode)'") == [])
    #expect(
      try rows("SELECT count(*) FROM stays WHERE youth = '\(youth)' AND until_at IS NULL") == [
        ["1"]
      ])
  }

  @Test func `a refused episode leaves the stay as it was`() throws {
    let (youth, _) = try placed()
    _ = try apply("report-missing", "youth=\(youth)")
    #expect(throws: StoreError.self) {
      try apply("end-stay", "youth=\(youth)", "missing=yes")
    }
    #expect(
      try rows("SELECT count(*) FROM stays WHERE youth = '\(youth)' AND until_at IS NULL") == [
        ["1"]
      ])
  }

  @Test func `a move ends one stay as the next begins, and asks what a placement asks`() throws {
    let (youth, _) = try placed()
    _ = try apply("move-stay", "youth=\(youth)", "facility=F-FRES-1", "at=2026-11-20 10:00")
    let at = try TimeText.instant("2026-11-20 10:00", zone: scene.maker.zone).seconds
    let found = try rows(
      "SELECT facility, from_at, ifnull(until_at, 0) FROM stays WHERE youth = '\(youth)'"
        + " AND ifnull(until_at, \(at)) >= \(at) ORDER BY from_at")
    #expect(found.map { $0[0] } == ["F-KERN-1", "F-FRES-1"])
    #expect(found[0][2] == "\(at)" && found[1][1] == "\(at)" && found[1][2] == "0")
    #expect(throws: StoreError.self, "there already") {
      try apply("move-stay", "youth=\(youth)", "facility=F-FRES-1")
    }
  }

  @Test func `who waits waits since the first search after the last stay, and no longer`() throws {
    for (day, second) in [("2026-11-10", 1_794_340_800), ("2026-11-15", 1_794_772_800)] {
      try scene.maker.write(verb: "unmet-need", now: scene.now) { work in
        var writer = try work.record(AuditLog.Act(verb: "unmet-need"))
        try writer.write(
          [
            .text("Y-0002"), .text(day), .text("open_bed"), .integer(Int64(second)), .integer(3),
            .integer(1),
          ], to: .base(of: RecordCatalog.unmetNeeds))
      }
    }
    let first = try #require(
      try scene.maker.read(WaitingQuery(at: scene.now)).first { $0.youth == "Y-0002" })
    #expect(first.since.text == "2026-11-10" && first.days == 10 && first.searches == 2)
    #expect(first.criteria == ["open_bed"])
    _ = try placed()
    #expect(try !scene.maker.read(WaitingQuery(at: scene.now)).contains { $0.youth == "Y-0002" })
  }

  @Test func `a facility is reviewed by the reports of who stayed there then`() throws {
    let (youth, facility) = try placed()
    for minute in 0..<3 {
      _ = try apply(
        "record-report", "county=06029", "youth=\(youth)",
        "received_at=2026-11-20 09:0\(minute)")
    }
    let lines = try scene.maker.read(FacilityReviewQuery(at: scene.now))
    let since = try TimeText.instant("2025-11-20", zone: scene.maker.zone).seconds
    let counted = try rows(
      "SELECT s.facility, count(DISTINCT r.id), count(DISTINCT r.youth) FROM reports r JOIN stays s"
        + " ON s.youth = r.youth WHERE s.from_at <= r.received_at"
        + " AND ifnull(s.until_at, 1e12) > r.received_at AND r.received_at >= \(since)"
        + " AND r.received_at <= \(scene.now.seconds) GROUP BY 1 HAVING count(DISTINCT r.id) >= 3"
        + " ORDER BY 2 DESC, 1")
    #expect(lines.map { [$0.facility, "\($0.reports)", "\($0.youth)"] } == counted)
    #expect(lines.contains { $0.facility == facility })
  }

  @Test func `siblings apart are those whose group stays in two places`() throws {
    let apart = try scene.maker.read(SiblingsApartQuery(at: scene.now))
    let groups = try rows(
      "SELECT v.sibling_group, s.youth, s.facility FROM stays s JOIN youth_versions v"
        + " ON v.id = s.youth WHERE v.sibling_group IS NOT NULL"
        + " AND s.from_at <= \(scene.now.seconds)"
        + " AND ifnull(s.until_at, 1e12) > \(scene.now.seconds)"
        + " AND v.valid_from = (SELECT max(n.valid_from) FROM youth_versions n WHERE n.id = v.id"
        + " AND n.valid_from <= \(scene.now.seconds)) ORDER BY 1, 2")
    let places = Dictionary(grouping: groups) { $0[0] }.mapValues { Set($0.map { $0[2] }).count }
    #expect(
      apart.map { [$0.group, $0.youth, $0.facility] }
        == groups.filter { places[$0[0], default: 0] > 1 })
  }

  @Test func `a named facilitator's home is open by a supervisor's word and reason alone`() throws {
    // F-FRES-1 is a facilitator's of Y-0014.
    let place = ["youth=Y-0014", "facility=F-FRES-1", "from=2026-11-20 09:00"]
    func apply(_ more: [String], as account: String? = nil) throws -> String {
      let fields = (place + more).map { field -> (name: String, text: String) in
        let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts[0], parts[1])
      }
      let store = try account.map { try scene.open(as: $0) } ?? scene.maker
      return try store.apply("place-stay", fields: fields, now: scene.now)
    }
    _ = try? self.apply("end-stay", "youth=Y-0014", "until=2026-11-20 08:00")
    #expect(throws: StoreError.self) { try apply([]) }
    #expect(throws: StoreError.self) { try apply(["override=yes"]) }
    #expect(throws: StoreError.self, "not a worker's") {
      try apply(["override=yes", "reason=the caregiver has left"], as: "beds")
    }
    _ = try apply(["override=yes", "reason=the caregiver has left"])
    let line = try #require(try scene.maker.read(DecisionsQuery(at: scene.now)).first)
    #expect(line.youth == "Y-0014" && line.facility == "F-FRES-1" && line.overrides)
    #expect(line.reason == "the caregiver has left")
    #expect(
      try rows(
        "SELECT d.entry = s.entry FROM placement_decisions d JOIN stays s"
          + " ON s.youth = d.youth AND s.from_at = d.from_at WHERE d.youth = 'Y-0014'") == [["1"]])
  }

  @Test func `an override needs something to override, and never opens a forbidden contact`() throws
  {
    #expect(throws: StoreError.self) {
      try apply(
        "place-stay", "youth=Y-0002", "facility=F-KERN-1", "override=yes", "reason=just so")
    }
    // Y-0001 and Y-0006 are to be kept apart.
    _ = try? apply("end-stay", "youth=Y-0006", "until=2026-11-20 08:00")
    _ = try? apply("end-stay", "youth=Y-0001", "until=2026-11-20 08:00")
    _ = try apply("place-stay", "youth=Y-0006", "facility=F-SAC-1", "from=2026-11-20 09:00")
    #expect(throws: StoreError.self) {
      try apply(
        "place-stay", "youth=Y-0001", "facility=F-SAC-1", "override=yes", "reason=just so")
    }
  }

  @Test func `where a youth stood is recorded with the report, whatever comes after`() throws {
    func status(_ report: String) throws -> [[String]] {
      try rows("SELECT care_status FROM reports WHERE id = '\(report)'")
    }
    let first = try apply("record-report", "county=06029", "youth=Y-0002")
    #expect(try status(first) == [["none"]])
    _ = try apply("place-stay", "youth=Y-0002", "facility=F-KERN-1", "from=2026-11-20 08:00")
    let second = try apply("record-report", "county=06029", "youth=Y-0002")
    #expect(try status(second) == [["in_placement"]])
    _ = try apply("end-stay", "youth=Y-0002", "until=2026-11-20 11:00", "missing=yes")
    let third = try apply("record-report", "county=06029", "youth=Y-0002")
    #expect(try status(third) == [["absent_from_placement"]])
    #expect(try status(first) == [["none"]])
    #expect(try status(second) == [["in_placement"]])
  }

  @Test func `who is in a hospital or in custody is counted apart`() throws {
    for text in ["2026-11-16 12:00", "2026-11-20 12:00"] {
      let at = try TimeText.instant(text, zone: scene.maker.zone)
      let lines = try scene.maker.read(CustodyQuery(at: at))
      let counted = try rows(
        "SELECT youth, (\(at.seconds) - min(from_at)) / 86400 FROM flags"
          + " WHERE flag = 'hospital_or_detention' AND from_at <= \(at.seconds)"
          + " AND ifnull(until_at, 1e12) > \(at.seconds) GROUP BY youth ORDER BY min(from_at), youth"
      )
      #expect(!lines.isEmpty)
      #expect(lines.map { [$0.youth, "\($0.days)"] } == counted)
      #expect(lines.contains { $0.youth == "Y-0025" } == (text < "2026-11-18"))
    }
  }

  @Test func `the share in families is that of youth with exploitation who stay somewhere`() throws
  {
    let lines = try scene.maker.read(FamilyShareQuery(at: scene.now))
    let staying = try rows(
      "SELECT s.youth, f.family_based FROM stays s JOIN facility_versions f ON f.id = s.facility"
        + " WHERE s.from_at <= \(scene.now.seconds)"
        + " AND ifnull(s.until_at, 1e12) > \(scene.now.seconds)")
    let statuses = Dictionary(
      try scene.maker.read(CaseloadQuery(at: scene.now)).cases.map { ($0.youth, $0.weight.status) }
    ) { first, _ in first }
    let exploited = staying.filter { statuses[$0[0]]?.isExploitation ?? false }
    let all = lines.reduce(0) { $0 + $1.placed }
    // Some who stay have no case, so that the list may have more; of those with one it has each.
    #expect(all >= Set(exploited.map { $0[0] }).count && all <= Set(staying.map { $0[0] }).count)
    #expect(lines.allSatisfy { $0.inFamily <= $0.placed })
    #expect(lines.contains { $0.inFamily > 0 })
  }
}
