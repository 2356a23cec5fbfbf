import Domain
import Exchange
import Store
import TestSupport
import Testing

@Suite struct RosterImportTests {
  private static let night = [
    "UID:N", "DTSTART;TZID=America/Los_Angeles:20261123T200000",
    "DTEND;TZID=America/Los_Angeles:20261124T080000", "CATEGORIES:CWS-PRIMARY",
    "ATTENDEE;X-STAFF-ID=W-1:mailto:x@example.org", "X-COUNTY-FIPS:06029",
  ]

  private func calendar(_ events: [String]...) -> String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for event in events { lines += ["BEGIN:VEVENT"] + event + ["END:VEVENT"] }
    lines.append("END:VCALENDAR")
    return lines.map { $0 + "\r\n" }.joined()
  }

  /// The night with lines of other values, or further lines.
  private func night(_ changes: String...) -> [String] {
    let names = changes.map { $0.prefix { $0 != ":" && $0 != ";" } }
    return Self.night.filter { line in
      !names.contains(line.prefix { $0 != ":" && $0 != ";" })
    } + changes
  }

  private func take(
    _ scene: ImportScene, _ text: String, rejects: String? = nil
  ) throws -> ImportReport {
    let path = scene.folder.file("roster.ics")
    try WholeFile.write(Array(text.utf8), to: path)
    var work = BundleImport(store: scene.store, now: scene.now)
    work.rejectsPath = rejects
    return try work.run(try ImportInput.discover(paths: [path]).inputs)
  }

  /// The bad rows with which a calendar is refused, as `LINE:COLUMN: reason`.
  private func refusals(_ text: String, rejects: Bool = false) throws -> [String] {
    let scene = try ImportScene()
    let before = try StoreDump.everything(of: scene.path)
    do {
      let aside = rejects ? scene.folder.file("aside.csv") : nil
      return ["taken: \(try take(scene, text, rejects: aside).files[0].counts.rejected)"]
    } catch ImportFailure.badRows(let rows, _), ImportFailure.refused(let rows, _) {
      #expect(try StoreDump.everything(of: scene.path) == before)
      return rows.map { "\($0.line):\($0.column): \($0.reason)" }
    }
  }

  /// Keys of the shifts that last at all.
  private func lasting(_ scene: ImportScene) throws -> [String] {
    var keys: [String] = []
    for row in try scene.rows("shifts") {
      let cells = row.split(separator: "|").map(String.init)
      if cells[5] != cells[6] { keys.append(String(cells[0].split(separator: "\"")[1])) }
    }
    return keys
  }

  @Test func `a UID imported again replaces its shifts, others stay, and the same changes nothing`()
    throws
  {
    let scene = try ImportScene()
    let other = night("UID:O", "DTSTART:20261201T040000Z", "DTEND:20261201T160000Z")
    let first = try take(
      scene, calendar(night("RRULE:FREQ=DAILY;COUNT=3"), other)
    ).files[0]
    #expect(first.kind == "roster" && first.counts.added == 4)
    let all = ["N/20261124T040000Z", "N/20261125T040000Z", "N/20261126T040000Z", "O"]
    #expect(try lasting(scene) == all)
    #expect(try take(scene, calendar(night("RRULE:FREQ=DAILY;COUNT=3"), other)).changesNothing)
    let fewer = calendar(
      night("RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261125T040000Z"),
      ["UID:N", "RECURRENCE-ID:20261126T040000Z", "STATUS:CANCELLED"])
    let report = try take(scene, fewer)
    #expect(report.files[0].counts.changed == 2 && report.files[0].counts.unchanged == 1)
    #expect(try lasting(scene) == [all[0], "O"])
    _ = try scene.store.revertImport(try #require(report.importNumber), now: scene.now)
    #expect(try lasting(scene) == all)
  }

  @Test func `a shifts file ends none of the shifts of a calendar beside it`() throws {
    let scene = try ImportScene()
    let text = calendar(night())
    _ = try take(scene, text)
    let folder = try TemporaryFolder()
    try folder.write("roster.ics", text)
    try folder.write(
      "shifts.csv",
      "id,county,seat,rank,staff,starts_at,ends_at\n"
        + "A,06029,child_welfare,primary,W-1,2026-11-21,2026-11-22\n"
        + "B,06029,child_welfare,primary,W-1,2026-11-28,2026-11-29\n")
    let inputs = try ImportInput.discover(paths: [folder.path]).inputs
    #expect(inputs.map(\.kind.name) == ["shifts", "roster"])
    let report = try BundleImport(store: scene.store, now: scene.now).run(inputs)
    #expect(report.files.map(\.counts.changed) == [0, 0])
    #expect(try lasting(scene) == ["A", "B", "N"])
  }

  @Test(arguments: [
    ("RRULE:FREQ=DAILY;BYSETPOS=1", "10:RRULE: BYSETPOS=1 is not understood"),
    (
      "RRULE:FREQ=YEARLY",
      "10:RRULE: FREQ=YEARLY is not understood: DAILY, WEEKLY or MONTHLY"
    ),
    ("EXRULE:FREQ=DAILY", "10:EXRULE: the property is not understood"),
    (
      "RECURRENCE-ID;RANGE=THISANDFUTURE:20261126T040000Z",
      "10:RECURRENCE-ID: RANGE=THISANDFUTURE is not understood"
    ),
    ("STATUS:MAYBE", "10:STATUS: 'MAYBE' is not understood"),
    (
      "DTEND;TZID=America/Nowhere:20261124T080000",
      "9:DTEND: the zone 'America/Nowhere' is neither in the file nor in the system's data"
    ),
  ])
  func `what is not understood refuses the file, bad rows set aside or not`(
    line: String, expected: String
  ) throws {
    #expect(try refusals(calendar(night(line)), rejects: true) == [expected])
  }

  @Test(arguments: [
    (
      "DTSTART:20261123T200000",
      "9:DTSTART: a floating time: give it a zone (TZID) or write it in UTC (Z)"
    ),
    ("ATTENDEE;CN=Nobody:mailto:n@example.org", "9:ATTENDEE: 'n', 'Nobody' names nobody on staff"),
    ("LOCATION:Kern", "taken: 0"), ("ATTENDEE;CN=Worker One:x:y", "taken: 0"),
    ("X-COUNTY-FIPS:06099", "3:X-COUNTY-FIPS: county '06099' is unknown"),
    ("DURATION:PT1H", "10:DURATION: DTEND and DURATION exclude each other"),
  ])
  func `an event that cannot be taken is named by line and property`(
    line: String, expected: String
  ) throws {
    #expect(try refusals(calendar(night(line))) == [expected])
    if !expected.hasPrefix("taken") {
      #expect(try refusals(calendar(night(line)), rejects: true) == ["taken: 1"])
    }
  }

  @Test func `bytes that are not UTF-8 are refused with their offset, a fold within one is read`()
    throws
  {
    let scene = try ImportScene()
    let path = scene.folder.file("roster.ics")
    let head = Array("BEGIN:VCALENDAR\nVERSION:2.0\n X-A:".utf8)
    try WholeFile.write(head + [0xE9, 0x0A], to: path)
    do {
      _ = try BundleImport(store: scene.store, now: scene.now)
        .run(try ImportInput.discover(paths: [path]).inputs)
      Issue.record("it was taken")
    } catch ImportFailure.badRows(let rows, _), ImportFailure.refused(let rows, _) {
      #expect(
        rows.map(\.reason) == [
          "not UTF-8 at byte offset \(head.count), on line 3; save the file as UTF-8"
        ])
    }
    let bytes = Array(calendar(night("SUMMARY:é")).utf8)
    let place = try #require(bytes.firstIndex(of: 0xC3)) + 1
    try WholeFile.write(Array(bytes[..<place] + [0x0D, 0x0A, 0x20] + bytes[place...]), to: path)
    let report = try BundleImport(store: scene.store, now: scene.now)
      .run(try ImportInput.discover(paths: [path]).inputs)
    #expect(report.files[0].counts.added == 1)
  }

  @Test func `a rule without an end is read to the end of the month a year on, and it is said`()
    throws
  {
    let scene = try ImportScene()
    let report = try take(scene, calendar(night("RRULE:FREQ=MONTHLY")))
    #expect(report.files[0].counts.added == 13)
    #expect(report.notes.count == 1 && report.notes[0].contains("read through 2027-11-30"))
  }
}
