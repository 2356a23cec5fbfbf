import Domain
import Exchange
import Store
import TestSupport
import Testing

@Suite struct DatedImportTests {
  private static let header = "id,name,agency,role,county,unit,phone,started_on,effective_on\n"

  private func line(_ unit: String, _ phone: String, _ effective: String, id: String = "W-1")
    -> String
  {
    "\(id),Worker One,A-1,worker,06029,\(unit),\(phone),2020-01-01,\(effective)\n"
  }

  @Test func `the first values known hold from the beginning`() throws {
    let scene = try ImportScene()
    #expect(try scene.value("unit", of: "staff_versions", "W-1", on: "1990-01-01") == "North")
  }

  @Test func `a changed value holds from its date, and an earlier time has the earlier value`()
    throws
  {
    let scene = try ImportScene()
    let report = try scene.take("staff", Self.header + line("South", "", "2026-06-01"))
    #expect(report.files[0].counts.changed == 1)
    let values = try ["2026-05-31", "2026-06-01", "2027-01-01"].map {
      try scene.value("unit", of: "staff_versions", "W-1", on: $0)
    }
    #expect(values == ["North", "South", "South"])
    // The phone was empty: it is not erased.
    #expect(try scene.value("phone", of: "staff_versions", "W-1", on: "2026-07-01") == "555-0101")
  }

  @Test func `a changed value without a date holds from the import`() throws {
    let scene = try ImportScene()
    _ = try scene.take("staff", Self.header + line("South", "", ""))
    let values = try ["2026-11-20 11:59", "2026-11-20 12:00"].map {
      try scene.value("unit", of: "staff_versions", "W-1", on: $0)
    }
    #expect(values == ["North", "South"])
  }

  @Test func `a value put in earlier is carried to later versions that repeat the old one`() throws
  {
    let scene = try ImportScene()
    _ = try scene.take("staff", Self.header + line("South", "", "2026-06-01"))
    _ = try scene.take("staff", Self.header + line("", "555-0199", "2026-03-01"))
    let phones = try ["2026-02-28", "2026-03-01", "2026-06-02"].map {
      try scene.value("phone", of: "staff_versions", "W-1", on: $0)
    }
    #expect(phones == ["555-0101", "555-0199", "555-0199"])
    #expect(try scene.value("unit", of: "staff_versions", "W-1", on: "2026-06-02") == "South")
  }

  @Test func `the same file twice changes nothing, whatever was changed between`() throws {
    let scene = try ImportScene()
    let first = Self.header + line("North", "555-0101", "", id: "W-9")
    #expect(try scene.take("staff", first).files[0].counts.added == 1)
    _ = try scene.take(
      "staff", Self.header + line("South", "", "", id: "W-9"), at: scene.now.adding(seconds: 60))
    let before = try scene.rows("staff_versions")
    let again = try scene.take("staff", first, at: scene.now.adding(seconds: 120))
    #expect(again.changesNothing && again.importNumber == nil)
    #expect(try scene.rows("staff_versions") == before)
  }

  @Test(arguments: ["W-1", "W-9"])
  func `two dated rows of one person say the same in either order`(id: String) throws {
    let rows = [
      line("West", "555-0111", "2026-01-15", id: id), line("East", "", "2026-06-15", id: id),
      line("", "555-0101", "2026-09-15", id: id),
    ]
    var dumps: [[String]] = []
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
      let scene = try ImportScene()
      _ = try scene.take("staff", Self.header + order.map { rows[$0] }.joined())
      dumps.append(try scene.rows("staff_versions") + scene.rows("staff"))
      #expect(try scene.value("phone", of: "staff_versions", id, on: "2026-06-20") == "555-0111")
      #expect(try scene.value("phone", of: "staff_versions", id, on: "2026-09-20") == "555-0101")
      #expect(try scene.value("unit", of: "staff_versions", id, on: "2026-09-20") == "East")
    }
    #expect(Set(dumps).count == 1)
  }

  @Test(arguments: [[0, 1], [1, 0]])
  func `two rows of one date with other values contradict in either order`(order: [Int]) throws {
    let scene = try ImportScene()
    let rows = [line("West", "", "2026-01-15"), line("East", "", "2026-01-15")]
    #expect(
      try scene.refusals("staff", Self.header + order.map { rows[$0] }.joined()) == [
        "3:id: an earlier line gave the same record and date with other values"
      ])
  }

  @Test func `a correction of the past does not move the record to its past county`() throws {
    let scene = try ImportScene()
    _ = try scene.take("youth", "id,county,effective_on\nY-1,06019,2026-06-01\n")
    _ = try scene.take("youth", "id,county,effective_on\nY-1,06029,2026-03-01\n")
    #expect(try scene.rows("youth").contains { $0.contains("Y-1") && $0.contains("06019") })
  }

  @Test func `a row that contradicts an entry by hand is left whole`() throws {
    let scene = try ImportScene()
    let key = try scene.store.apply(
      "add-staff",
      fields: [
        ("name", "By Hand"), ("agency", "A-1"), ("role", "worker"), ("county", "06029"),
        ("unit", "North"), ("started_on", "2024-01-01"),
      ], now: scene.now)
    let before = try StoreDump.records(of: scene.path)
    let report = try scene.take(
      "staff",
      "id,name,agency,role,county,unit,started_on,ended_on\n"
        + "\(key),By Hand,A-1,worker,06029,South,2024-01-01,2026-12-31\n",
      at: scene.now.adding(seconds: 60))
    #expect(report.files[0].counts.conflicts == 1)
    #expect(report.conflicts.count == 1)
    #expect(report.conflicts.first?.contains("a later entry by hand says otherwise") == true)
    #expect(try StoreDump.records(of: scene.path) == before)
  }

  @Test func `a person who has ended is not reopened`() throws {
    let scene = try ImportScene()
    let rows = { (day: String) in
      "id,name,agency,role,county,started_on,ended_on\n"
        + "W-1,Worker One,A-1,worker,06029,2020-01-01,\(day)\n"
    }
    _ = try scene.take("staff", rows("2026-10-31"))
    #expect(try scene.take("staff", rows("")).changesNothing)
    let report = try scene.take("staff", rows("2027-10-31"))
    #expect(report.files[0].counts.conflicts == 1)
    #expect(report.conflicts.first?.contains("an import never reopens") == true)
    #expect(try scene.rows("staff").contains { $0.contains("2026-10-31") })
  }
}
