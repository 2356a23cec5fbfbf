import Database
import Domain
import TestSupport

@testable import Store

/// Who may see what, worked out without the views: plain tables, read whole, and loops.
struct NaiveAccess {
  typealias Record = [String: DatabaseValue]

  let viewer: Viewer
  let now: Instant
  let today: String
  private let tables: [String: [Record]]

  init(_ viewer: Viewer, path: String, now: Instant, zone: ZoneRules) throws {
    self.viewer = viewer
    self.now = now
    today = zone.localDate(of: now).text
    let connection = try StoreDump.open(path)
    defer { connection.close() }
    var tables: [String: [Record]] = [:]
    for table in RecordTable.all {
      let names = table.columns
      tables[table.name] = try connection.fetchAll(
        "SELECT \(names.joined(separator: ", ")) FROM \(table.name)"
      ) { row in
        Dictionary(uniqueKeysWithValues: names.indices.map { (names[$0], row.value($0)) })
      }
    }
    self.tables = tables
  }

  /// Every row of a table.
  func rows(_ table: String) -> [Record] { tables[table] ?? [] }

  /// The youth whose group the viewer reads.
  func youth(_ group: FieldGroup) -> Set<String> {
    let access = AccessMatrix.access(viewer.role, group)
    if viewer.role == .everything { return keys(rows("youth"), "id") }
    guard access.mayRead else { return [] }
    var seen: Set<String> = []
    for ground in access.reads { seen.formUnion(youth(on: ground, group)) }
    if viewer.role.mayBreakGlass, group.isForLifeSafety { seen.formUnion(opened) }
    if group == .f1 {
      seen.formUnion(team(nil))
      for other in FieldGroup.allCases {
        let reads = AccessMatrix.access(viewer.role, other).reads
        if reads.contains(.missing) { seen.formUnion(missing) }
        if reads.contains(.consent) { seen.formUnion(consented(other)) }
      }
    }
    if access.reach == .counsel, agencyKind(viewer.agency) != "legal" { return [] }
    return seen
  }

  /// The youth of a record of a table, by the key that leads to one; `nil` where none does.
  func youthOf(_ table: String, _ record: Record) -> String? {
    switch table {
    case "youth", "youth_versions": record["id"]?.text
    case "assignments": find("cases", record["case_id"]?.text)?["youth"]?.text
    case "notices", "efforts": find("missing", record["episode"]?.text)?["youth"]?.text
    case "team_members": find("teams", record["team"]?.text)?["youth"]?.text
    default: record["youth"]?.text
    }
  }

  /// The role's own youth.
  var own: Set<String> {
    switch viewer.role.home {
    case .nothing: []
    case .counties: ofCounties
    case .caseload: carried(by: viewer.staff.map { [$0] } ?? [])
    case .unit: carried(by: unit).union(ofCounties.subtracting(carried(by: nil)))
    }
  }

  // MARK: - Grounds

  private func youth(on ground: Access.Ground, _ group: FieldGroup) -> Set<String> {
    switch ground {
    case .own: group == .f1 && viewer.role.isPartner ? ofCounties : own
    case .team: team(nil)
    case .transport: team("transport")
    case .consent: consented(group)
    case .missing: missing
    case .emergency: opened
    }
  }

  private var ofCounties: Set<String> {
    keys(rows("youth").filter { viewer.counties.contains($0["owner_county"]?.text ?? "") }, "id")
  }

  /// Youth whose open case is somebody's now; of anyone where `staff` is `nil`.
  private func carried(by staff: Set<String>?) -> Set<String> {
    var seen: Set<String> = []
    for row in rows("assignments") where runs(row) {
      guard let holder = row["staff"]?.text, staff?.contains(holder) ?? true,
        let held = find("cases", row["case_id"]?.text),
        (held["opened_on"]?.text ?? "9") <= today, (held["closed_on"]?.text ?? "9999") >= today
      else { continue }
      seen.insert(held["youth"]?.text ?? "")
    }
    return seen
  }

  private var unit: Set<String> {
    var members: Set<String> = viewer.staff.map { [$0] } ?? []
    for (id, version) in current("staff_versions") {
      if version["unit"]?.text == viewer.unit, viewer.unit != nil,
        viewer.counties.contains(version["county"]?.text ?? "")
      {
        members.insert(id)
      }
    }
    return members
  }

  private func team(_ purpose: String?) -> Set<String> {
    var seen: Set<String> = []
    for member in rows("team_members") where member["account"]?.text == viewer.account {
      guard let team = find("teams", member["team"]?.text), runs(team), runs(member),
        purpose == nil || team["purpose"]?.text == purpose
      else { continue }
      seen.insert(team["youth"]?.text ?? "")
    }
    return seen
  }

  private func consented(_ group: FieldGroup) -> Set<String> {
    keys(
      rows("consents").filter { row in
        let fields = (row["fields"]?.text ?? "").split(separator: ";").map(String.init)
        return row["agency"]?.text == viewer.agency && runs(row) && fields.contains(group.rawValue)
      }, "youth")
  }

  private var missing: Set<String> {
    let homes = Dictionary(
      uniqueKeysWithValues: rows("youth").map { ($0["id"]?.text ?? "", $0["owner_county"]?.text) })
    return keys(
      rows("missing").filter { row in
        let places = [homes[row["youth"]?.text ?? ""] ?? nil, row["suspected_county"]?.text]
        return isAway(row) && places.contains { $0.map(viewer.counties.contains) ?? false }
      }, "youth")
  }

  /// Whether an episode runs now.
  func isAway(_ row: Record) -> Bool {
    row["closed_at"]?.isNull == true && row["returned_at"]?.isNull == true
      && (row["received_at"]?.integer ?? .max) <= now.seconds
  }

  private var opened: Set<String> {
    keys(rows("break_glass").filter { $0["account"]?.text == viewer.account && runs($0) }, "youth")
  }

  // MARK: - Rows

  private func runs(_ row: Record) -> Bool {
    (row["from_at"]?.integer ?? .max) <= now.seconds
      && (row["until_at"]?.integer ?? .max) > now.seconds
  }

  private func current(_ table: String) -> [String: Record] {
    var newest: [String: Record] = [:]
    for row in rows(table) {
      let from = row["valid_from"]?.integer ?? 0
      guard from <= now.seconds, let id = row["id"]?.text else { continue }
      if (newest[id]?["valid_from"]?.integer ?? .min) <= from { newest[id] = row }
    }
    return newest
  }

  private func agencyKind(_ key: String) -> String? { find("agencies", key)?["kind"]?.text }

  private func find(_ table: String, _ key: String?) -> Record? {
    rows(table).first { $0["id"]?.text == key }
  }

  private func keys(_ rows: [Record], _ column: String) -> Set<String> {
    Set(rows.compactMap { $0[column]?.text })
  }
}

extension DatabaseValue {
  /// A whole number.
  var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  /// Whether there is no value.
  var isNull: Bool { if case .null = self { true } else { false } }
}
