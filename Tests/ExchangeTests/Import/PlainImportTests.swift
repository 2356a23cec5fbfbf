import Domain
import Exchange
import Store
import TestSupport
import Testing

@Suite struct PlainImportTests {
  private static let cases = "id,youth,county,component,opened_on,closed_on\n"

  @Test func `an empty cell never erases`() throws {
    let scene = try ImportScene()
    _ = try scene.take(
      "reports", "id,county,received_at,venue\nR-1,06029,2026-05-05,hotel\n")
    #expect(
      try scene.take("reports", "id,county,received_at\nR-1,06029,2026-05-05\n").changesNothing)
    let report = try scene.take(
      "reports", "id,county,received_at,channel\nR-1,06029,2026-05-05,phone\n")
    #expect(report.files[0].counts.changed == 1)
    #expect(try scene.rows("reports").contains { $0.contains("hotel") && $0.contains("phone") })
  }

  @Test func `what has ended stays ended`() throws {
    let scene = try ImportScene()
    #expect(
      try scene.take("cases", Self.cases + "C-2,Y-2,06019,FR,2025-01-05,\n").changesNothing)
    let report = try scene.take("cases", Self.cases + "C-2,Y-2,06019,FR,2025-01-05,2026-09-01\n")
    #expect(report.files[0].counts.conflicts == 1 && report.changesNothing)
    #expect(report.conflicts.first?.contains("never reopens") == true)
  }

  @Test func `an end that is still to come may be moved`() throws {
    let scene = try ImportScene()
    let leave = { (until: String) in "staff,from,until\nW-1,2026-11-16,\(until)\n" }
    _ = try scene.take("leave", leave("2026-12-07"))
    #expect(try scene.take("leave", leave("2026-12-20")).files[0].counts.changed == 1)
  }

  @Test func `a row that contradicts a later entry by hand is left and reported`() throws {
    let scene = try ImportScene()
    _ = try scene.store.apply(
      "close-case", fields: [("case", "C-1"), ("closed_on", "2026-11-19")],
      now: scene.now)
    let before = try StoreDump.records(of: scene.path)
    for row in ["C-1,Y-1,06029,FM,2026-01-05,\n", "C-1,Y-1,06029,FR,2026-01-05,2026-11-01\n"] {
      let report = try scene.take("cases", Self.cases + row)
      #expect(report.conflicts.count == 1 && report.changesNothing)
    }
    #expect(try scene.take("cases", Self.cases + "C-1,Y-1,06029,FR,2026-01-05,\n").changesNothing)
    #expect(try StoreDump.records(of: scene.path) == before)
  }

  @Test func `what was entered by hand stays so, though another import touched the row since`()
    throws
  {
    let scene = try ImportScene()
    _ = try scene.take("missing", "id,youth,received_at\nM-1,Y-1,2026-11-18 10:00\n")
    _ = try scene.store.apply(
      "assign-recovery", fields: [("episode", "M-1"), ("recovery_worker", "W-1")], now: scene.now)
    _ = try scene.take(
      "missing", "id,youth,received_at,last_seen_at\nM-1,Y-1,2026-11-18 10:00,2026-11-18 08:00\n")
    let other = "id,youth,received_at,recovery_worker\nM-1,Y-1,2026-11-18 10:00,W-2\n"
    #expect(try scene.take("missing", other).conflicts.count == 1)
    #expect(try scene.rows("missing").contains { $0.contains("W-1") && !$0.contains("W-2") })
  }

  @Test func `of a dated record too, in a later version that only repeats it`() throws {
    let scene = try ImportScene()
    _ = try scene.store.apply(
      "change-youth", fields: [("youth", "Y-1"), ("lead_person", "by hand")], now: scene.now)
    let later = scene.now.adding(seconds: 3600)
    _ = try scene.take("youth", "id,county,languages\nY-1,06029,es\n", at: later)
    let report = try scene.take(
      "youth", "id,county,lead_person\nY-1,06029,by file\n", at: later.adding(seconds: 3600))
    #expect(report.conflicts.count == 1 && report.changesNothing)
    // What an import said, a later one may say otherwise.
    let languages = try scene.take(
      "youth", "id,county,languages\nY-1,06029,en\n", at: later.adding(seconds: 7200))
    #expect(languages.conflicts.isEmpty && languages.files[0].counts.changed == 1)
  }

  @Test func `two primary workers at once are said`() throws {
    let scene = try ImportScene()
    let head = "case,staff,role,from,until\n"
    let one = try scene.take("assignments", head + "C-1,W-1,primary,2026-02-01,\n")
    #expect(one.warnings.isEmpty)
    let two = try scene.take("assignments", head + "C-1,W-2,primary,2026-03-01,\n")
    #expect(two.warnings == ["case C-1 has two primary workers at once: W-1 and W-2"])
    let ended = try scene.take(
      "assignments", head + "C-2,W-1,primary,2025-02-01,2025-03-01\nC-2,W-2,primary,2025-03-01,\n")
    #expect(ended.warnings.isEmpty)
  }

  @Test func `a steward of one county changes nothing that others share`() throws {
    let scene = try ImportScene()
    _ = try scene.take(
      "agencies",
      "id,name,kind,county,phone\nA-2,Kern Agency,advocate,06029,\nA-3,Line,hotline,,5\n")
    try scene.store.grant(
      GrantRequest(account: "st", role: .dataSteward, agency: "A-1", counties: ["06019"]),
      now: scene.now)
    let now = scene.now
    let steward = try BoardStore.open(
      path: scene.path, identity: Identity(uid: 1000, account: "maker"), actingAs: "st",
      present: { now })
    for (kind, text) in [
      ("counties", "fips,name,opted_in_on\n06029,Kern,2027-01-01\n"),
      ("agencies", "id,name,kind,county\nA-2,Mine,advocate,06019\n"),
      ("agencies", "id,name,kind,county,phone\nA-3,Line,hotline,,666\n"),
      ("agencies", "id,name,kind\nA-9,Another line,hotline\n"),
      (
        "weights",
        "county,effective_on,kind,key,value,citation,provenance\n,2027-01-01,base,FR,90,m,p\n"
      ),
    ] {
      let refused = try scene.refusals(kind, text, as: steward)
      #expect(refused.count == 1 && refused[0].hasPrefix("2:"), "\(kind): \(refused)")
    }
    let same = try scene.take(
      "counties", "fips,name\n06019,Fresno\n06029,Kern\n", as: steward)
    #expect(same.changesNothing)
    let own = try scene.take(
      "counties", "fips,name,opted_in_on\n06019,Fresno,2015-07-01\n", as: steward)
    #expect(own.files[0].counts.changed == 1)
  }

  @Test func `beds that are held since count against a confirmation, and none is open below zero`()
    throws
  {
    let scene = try ImportScene()
    _ = try scene.take(
      "facilities",
      "id,name,type,county,licence_status,capacity_contracted\nF-1,Home,RFH,06029,LICENSED,6\n")
    let beds = "facility,confirmed_at,occupied\n"
    _ = try scene.take("availability", beds + "F-1,2026-11-20 08:00,5\n")
    _ = try scene.store.apply(
      "hold-bed", fields: [("youth", "Y-1"), ("facility", "F-1")], now: scene.now)
    #expect(
      try scene.refusals("availability", beds + "F-1,2026-11-20 11:00,6\n")
        == ["2:occupied: occupied, held and offline are 6 beds, 1 held since, and 6 are contracted"]
    )
    _ = try scene.take(
      "facilities", "id,name,type,county,capacity_contracted\nF-1,Home,RFH,06029,2\n")
    let lines = try scene.store.read(PlacementsQuery(at: scene.now.adding(seconds: 1)))
    #expect(lines.map(\.beds.open) == [0])
  }

  @Test func `a policy in force keeps its value, one to come may change`() throws {
    let scene = try ImportScene()
    let row = { (date: String, value: Int) in
      "county,effective_on,kind,key,value,citation,provenance\n"
        + "06029,\(date),base,FR,\(value),memo,county decision\n"
    }
    _ = try scene.take("weights", row("2026-11-20", 110))
    _ = try scene.take("weights", row("2026-11-21", 120))
    #expect(
      try scene.refusals("weights", row("2026-11-20", 111)) == [
        "2:value: this policy has been in force since 2026-11-20 with another value;"
          + " give the new value a later effective_on"
      ])
    #expect(try scene.take("weights", row("2026-11-21", 121)).files[0].counts.changed == 1)
    #expect(try scene.take("weights", row("2026-11-20", 110)).changesNothing)
  }

  @Test func `a row may refer to a record that the same import brings`() throws {
    let scene = try ImportScene()
    let folder = try TemporaryFolder()
    try folder.write("assignments.csv", "case,staff,role,from\nC-9,W-9,primary,2026-02-01\n")
    try folder.write(
      "cases.csv", "id,youth,county,component,opened_on\nC-9,Y-9,06029,FR,2026-02-01\n")
    try folder.write("youth.csv", "id,county\nY-9,06029\n")
    try folder.write(
      "staff.csv", "id,name,agency,role,county,started_on\nW-9,N,A-1,worker,06029,2020-01-01\n")
    try folder.write("notes.csv", "x\n")
    let (inputs, warnings) = try ImportInput.discover(paths: [folder.path])
    #expect(inputs.map(\.kind.name) == ["staff", "youth", "cases", "assignments"])
    #expect(warnings.count == 1 && warnings[0].contains("notes.csv"))
    let report = try BundleImport(store: scene.store, now: scene.now).run(inputs)
    #expect(report.files.allSatisfy { $0.counts.added == 1 })
    #expect(try scene.store.check().allSatisfy(\.isGood))
  }

  @Test func `a steward of one county takes rows of that county alone`() throws {
    let scene = try ImportScene()
    let steward = try scene.steward(of: "06029")
    #expect(
      try scene.refusals("youth", "id,county\nY-9,06019\n", as: steward)
        == ["2:county: county 06019 is not among yours"])
    #expect(
      try scene.refusals("flags", "youth,flag,from\nY-2,nmd,2026-01-01\n", as: steward)
        == ["2:youth: county 06019 is not among yours"])
    #expect(
      try scene.refusals(
        "assignments", "case,staff,role,from\nC-2,W-1,primary,2025-02-01\n", as: steward)
        == ["2:case: county 06019 is not among yours"])
    let own = try scene.take("flags", "youth,flag,from\nY-1,nmd,2026-01-01\n", as: steward)
    #expect(own.files[0].counts.added == 1)
  }

  @Test func `a steward of one county takes no record away from another`() throws {
    let scene = try ImportScene()
    let steward = try scene.steward(of: "06029")
    #expect(
      try scene.refusals("cases", Self.cases + "C-2,Y-2,06029,FR,2025-01-05,\n", as: steward)
        == ["2:county: the record belongs to county 06019, not yours"])
    #expect(
      try scene.refusals("youth", "id,county\nY-2,06029\n", as: steward)
        == ["2:county: the record belongs to county 06019, not yours"])
    _ = try scene.take(
      "missing", "id,youth,received_at\nM-2,Y-2,2026-11-01\n")
    #expect(
      try scene.refusals("missing", "id,youth,received_at\nM-2,Y-1,2026-11-01\n", as: steward)
        == ["2:youth: the record belongs to county 06019, not yours"])
  }

  @Test(arguments: [Role.caseworker, .supervisor, .administrator])
  func `importing is for a data steward`(role: Role) throws {
    let scene = try ImportScene()
    try scene.store.grant(
      GrantRequest(
        account: "other", role: role, agency: "A-1", counties: ["06029"], staff: "W-1",
        unit: "North"), now: scene.now)
    let other = try BoardStore.open(
      path: scene.path, identity: Identity(uid: 1000, account: "maker"), actingAs: "other",
      present: { [now = scene.now] in now })
    #expect(
      throws: StoreError.notPermitted(
        reason: "importing is for a data steward; the administrator grants that role")
    ) {
      try scene.take("youth", "id,county\nY-9,06029\n", as: other)
    }
  }
}
