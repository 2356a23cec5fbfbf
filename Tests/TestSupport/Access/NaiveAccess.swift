import Database
import Domain
import Store

/// Who may see what, worked out without the views: plain tables, read whole, and loops.
package struct NaiveAccess {
  /// A row by the names of its columns.
  package typealias Record = [String: DatabaseValue]

  /// Who looks.
  package let viewer: Viewer
  /// When.
  package let now: Instant
  /// The day of that moment.
  package let today: String
  private let tables: [String: [Record]]
  private let byKey: [String: [String: Record]]
  private var seen: [FieldGroup: Set<String>] = [:]

  /// Reads every table.
  package init(_ viewer: Viewer, path: String, now: Instant, zone: ZoneRules) throws {
    self.viewer = viewer
    self.now = now
    today = zone.localDate(of: now).text
    let connection = try StoreDump.open(path)
    defer { connection.close() }
    var columns = RecordTable.all.map { ($0.name, $0.columns) }
    columns.append(("grants", ["account", "agency", "staff"]))
    var tables: [String: [Record]] = [:]
    for (table, names) in columns {
      tables[table] = try connection.fetchAll(
        "SELECT \(names.joined(separator: ", ")) FROM \(table)"
      ) { row in
        Dictionary(uniqueKeysWithValues: names.indices.map { (names[$0], row.value($0)) })
      }
    }
    self.tables = tables
    byKey = tables.mapValues { rows in
      Dictionary(
        rows.compactMap { row in row["id"]?.text.map { ($0, row) } }, uniquingKeysWith: { $1 })
    }
    for group in FieldGroup.allCases { seen[group] = work(out: group) }
  }

  /// Every row of a table.
  package func rows(_ table: String) -> [Record] { tables[table] ?? [] }

  /// The youth whose group the viewer reads.
  package func youth(_ group: FieldGroup) -> Set<String> { seen[group] ?? [] }

  private func work(out group: FieldGroup) -> Set<String> {
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
  package func youthOf(_ table: String, _ record: Record) -> String? {
    switch table {
    case "youth", "youth_versions": record["id"]?.text
    case "assignments": find("cases", record["case_id"]?.text)?["youth"]?.text
    case "team_members": find("teams", record["team"]?.text)?["youth"]?.text
    default:
      // What hangs on an episode is about its youth.
      record["youth"]?.text ?? find("missing", record["episode"]?.text)?["youth"]?.text
    }
  }

  /// The role's own youth.
  package var own: Set<String> {
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

  var unit: Set<String> {
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
  package func isAway(_ row: Record) -> Bool {
    row["closed_at"]?.isNull == true && row["returned_at"]?.isNull == true
      && (row["received_at"]?.int64 ?? .max) <= now.seconds
  }

  private var opened: Set<String> {
    keys(rows("break_glass").filter { $0["account"]?.text == viewer.account && runs($0) }, "youth")
  }

  // MARK: - Rows

  func runs(_ row: Record) -> Bool {
    (row["from_at"]?.int64 ?? .max) <= now.seconds
      && (row["until_at"]?.int64 ?? .max) > now.seconds
  }

  func current(_ table: String) -> [String: Record] {
    var newest: [String: Record] = [:]
    for row in rows(table) {
      let from = row["valid_from"]?.int64 ?? 0
      guard from <= now.seconds, let id = row["id"]?.text else { continue }
      if (newest[id]?["valid_from"]?.int64 ?? .min) <= from { newest[id] = row }
    }
    return newest
  }

  func agencyKind(_ key: String) -> String? { find("agencies", key)?["kind"]?.text }

  func find(_ table: String, _ key: String?) -> Record? { byKey[table]?[key ?? ""] }

  private func keys(_ rows: [Record], _ column: String) -> Set<String> {
    Set(rows.compactMap { $0[column]?.text })
  }
}
