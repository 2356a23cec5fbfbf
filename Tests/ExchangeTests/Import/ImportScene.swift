import Domain
import Exchange
import Store
import TestSupport

/// A demonstration store with counties, agencies, two workers and two youth,
/// into which files are imported.
final class ImportScene {
  static let time = "2026-11-20T12:00:00-08:00"
  let folder: TemporaryFolder
  let store: BoardStore
  let now: Instant
  var path: String { folder.file("demo.db") }

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.demoStore(at: Self.time)
    now = try TimeText.instant(Self.time, zone: store.zone)
    try Self.base.load(into: store, now: now.adding(seconds: -86_400))
  }

  static let base = RowBundle([
    "counties": [["fips": "06019", "name": "Fresno"], ["fips": "06029", "name": "Kern"]],
    "agencies": [["id": "A-1", "name": "Agency", "kind": "child_welfare"]],
    "staff": [
      [
        "id": "W-1", "name": "Worker One", "agency": "A-1", "role": "worker", "county": "06029",
        "unit": "North", "phone": "555-0101", "started_on": "2020-01-01",
      ],
      [
        "id": "W-2", "name": "Worker Two", "agency": "A-1", "role": "worker", "county": "06019",
        "started_on": "2020-01-01",
      ],
    ],
    "youth": [
      ["id": "Y-1", "county": "06029", "initials": "AB"], ["id": "Y-2", "county": "06019"],
    ],
    "cases": [
      [
        "id": "C-1", "youth": "Y-1", "county": "06029", "component": "FR",
        "opened_on": "2026-01-05",
      ],
      [
        "id": "C-2", "youth": "Y-2", "county": "06019", "component": "FR",
        "opened_on": "2025-01-05", "closed_on": "2026-02-01",
      ],
    ],
  ])

  /// Imports one text as a kind's file.
  func take(
    _ kind: String, _ text: String, at moment: Instant? = nil, as store: BoardStore? = nil,
    _ change: (inout BundleImport) -> Void = { _ in }
  ) throws -> ImportReport {
    try take(kind, bytes: Array(text.utf8), at: moment, as: store, change)
  }

  /// Imports bytes as a kind's file.
  func take(
    _ kind: String, bytes: [UInt8], at moment: Instant? = nil, as store: BoardStore? = nil,
    _ change: (inout BundleImport) -> Void = { _ in }
  ) throws -> ImportReport {
    let path = folder.file("\(kind).csv")
    try WholeFile.write(bytes, to: path)
    var work = BundleImport(store: store ?? self.store, now: moment ?? now)
    change(&work)
    return try work.run(try ImportInput.discover(paths: [path]).inputs)
  }

  /// The bad rows with which a text is refused, as `LINE:COLUMN: reason`; the
  /// store being as before.
  func refusals(_ kind: String, bytes: [UInt8], as store: BoardStore? = nil) throws -> [String] {
    let before = try StoreDump.everything(of: path)
    do {
      let report = try take(kind, bytes: bytes, as: store)
      return ["taken: \(report.files[0].counts)"]
    } catch ImportFailure.badRows(let rows, let total), ImportFailure.refused(let rows, let total) {
      let same = try StoreDump.everything(of: path) == before
      return rows.map { "\($0.line):\($0.column): \($0.reason)" }
        + (total > rows.count ? ["of \(total)"] : []) + (same ? [] : ["the store has changed"])
    }
  }

  func refusals(_ kind: String, _ text: String, as store: BoardStore? = nil) throws -> [String] {
    try refusals(kind, bytes: Array(text.utf8), as: store)
  }

  /// The rows of one table in words, `entry` left out.
  func rows(_ table: String) throws -> [String] {
    try StoreDump.records(of: path)[table] ?? []
  }

  /// One column of the version of a record in force on a day.
  func value(_ column: String, of table: String, _ key: String, on day: String) throws -> String? {
    let connection = try StoreDump.open(path)
    defer { connection.close() }
    let at = try TimeText.instant(day, zone: store.zone)
    return try connection.fetchOne(
      "SELECT \(column) FROM \(table) WHERE id = ?1 AND valid_from <= ?2"
        + " ORDER BY valid_from DESC LIMIT 1", [.text(key), .integer(at.seconds)]
    ) { $0.optionalText(0) } ?? nil
  }

  /// The store as a steward of one county sees it.
  func steward(of county: String) throws -> BoardStore {
    try store.grant(
      GrantRequest(account: "steward", role: .dataSteward, agency: "A-1", counties: [county]),
      now: now)
    let now = now
    return try BoardStore.open(
      path: path, identity: Identity(uid: 1000, account: "maker"), actingAs: "steward",
      present: { now })
  }
}
