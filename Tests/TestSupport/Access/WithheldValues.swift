import Database
import Domain
import Store

/// Gives every value that an account may not see another value of its kind: text, terms, numbers,
/// dates, times, keys, and the words that a youth is found by. Whatever the account is answered
/// must stay as it was.
package struct WithheldValues {
  private let naive: NaiveAccess
  private let connection: Connection
  private var made = 0

  /// What decides who sees a row: another value would rightly open or close records.
  package static let deciding: Set<String> = [
    "cases.youth", "cases.opened_on", "cases.closed_on", "assignments.until_at", "missing.youth",
    "missing.received_at", "missing.returned_at", "missing.closed_at", "missing.suspected_county",
    "reports.youth", "reports.county", "reports.reporter_kind", "callouts.county",
    "callouts.youth", "callouts.advocate_staff", "staff_versions.agency", "staff_versions.unit",
    "staff_versions.county", "stays.facility", "shifts.county", "shifts.staff", "teams.youth",
    "teams.purpose", "teams.from_at", "teams.until_at", "team_members.from_at",
    "team_members.until_at", "consents.youth", "consents.agency", "consents.fields",
    "consents.from_at", "consents.until_at", "break_glass.youth", "break_glass.account",
    "break_glass.from_at", "break_glass.until_at", "hearings.youth",
    "missing.facility", "missing.whereabouts_known", "facility_versions.county",
    "weight_overrides.youth", "load_exceptions.youth", "named_gaps.county", "handovers.county",
    "shift_swaps.shift", "temporary_schedules.county",
    "plan_texts.county", "county_notes.county", "agenda_items.county", "agenda_signatures.item",
    "count_sign_offs.county",
    "protocol_steps.county", "partners.county", "surveys.county", "survey_answers.county",
    "study_figures.county", "county_requests.county",
    "county_requests.to_county", "county_requests.youth", "county_requests.ended_at",
    "partner_referrals.youth", "agenda_youth.youth",
    "bed_holds.facility",
  ]

  /// What a role that has counts alone sees counted, by the group that it has counts of.
  private static let counted: [(group: FieldGroup, columns: Set<String>)] = [
    (
      .f3,
      [
        "reports.screening", "reports.screened_at", "reports.disposition", "reports.disposed_at",
        "reports.venue", "reports.received_at",
      ]
    ),
    (.f5, ["episode_steps.step", "episode_steps.at"]),
    (
      .f13,
      [
        "callouts.opened_at", "callouts.cws_staff", "callouts.cws_arrived_at",
        "callouts.advocate_arrived_at",
      ]
    ),
    (.f14, ["assignments.role", "assignments.from_at", "staff_versions.cse_designated"]),
  ]

  /// What is counted by pair of agencies for whoever reads a county's agenda, of conflicts about
  /// youth whom they do not see too.
  private static let ofConflicts: Set<String> = [
    "kind", "at", "agency", "other_agency", "due_on", "answered_at", "escalated_at", "closed_at",
  ]

  /// Changes them in a store.
  ///
  /// - Returns: how many values were changed, by table and column.
  package static func change(in scene: BoardScene, for viewer: Viewer) throws -> [String: Int] {
    let connection = try Connection(
      path: scene.path, access: .readWrite(WriteLock(storePath: scene.path)))
    defer { connection.close() }
    try connection.execute("PRAGMA ignore_check_constraints = ON")
    let naive = try NaiveAccess(
      viewer, path: scene.path, now: scene.now, zone: scene.maker.zone)
    var values = WithheldValues(naive: naive, connection: connection)
    return try connection.write(verb: "test") {
      var changed: [String: Int] = [:]
      for kind in RecordCatalog.stored {
        for table in RecordTable.tables(of: kind) { try values.change(table, kind, &changed) }
      }
      try values.changeWords(&changed)
      try values.changeLog(&changed)
      return changed
    }
  }

  /// The columns of which ``change(in:for:)`` changes a value, as `table.column`.
  package static func columns(of scene: BoardScene, for viewer: Viewer) throws -> Set<String> {
    let naive = try NaiveAccess(
      viewer, path: scene.path, now: scene.now, zone: scene.maker.zone)
    return Set(
      RecordCatalog.stored.flatMap { kind in
        RecordTable.tables(of: kind).flatMap { table in
          changeable(table, kind).map(\.sqlName).filter { column in
            naive.rows(table.name).contains { !naive.sees(column, of: $0, in: table.name) }
          }.map { "\(table.name).\($0)" }
        }
      })
  }

  private static func changeable(_ table: RecordTable, _ kind: RecordKind) -> [RecordColumn] {
    kind.attributes.filter {
      $0.group != nil && table.columns.contains($0.sqlName)
        && !deciding.contains("\(table.name).\($0.sqlName)")
    }
  }

  private init(naive: NaiveAccess, connection: Connection) {
    self.naive = naive
    self.connection = connection
  }

  private mutating func change(
    _ table: RecordTable, _ kind: RecordKind, _ changed: inout [String: Int]
  ) throws {
    let columns = Self.changeable(table, kind)
    let counted = Self.counted.filter { naive.viewer.role.counts($0.group) }
    for row in naive.rows(table.name) {
      for column in columns where !naive.sees(column.sqlName, of: row, in: table.name) {
        let name = "\(table.name).\(column.sqlName)"
        if naive.hangsNearby(on: column.sqlName, of: row, in: table.name) { continue }
        if counted.contains(where: { $0.columns.contains(name) }) { continue }
        if table.name == "agenda_items", Self.ofConflicts.contains(column.sqlName),
          naive.viewer.role.lists(.f15),
          naive.viewer.counties.contains(row["county"]?.text ?? "")
        {
          continue
        }
        let value = another(row[column.sqlName] ?? .null, column)
        try connection.execute(
          "UPDATE \(table.name) SET \(column.sqlName) = ? WHERE "
            + table.primaryKey.map { "\($0) IS ?" }.joined(separator: " AND "),
          [value] + table.primaryKey.map { row[$0] ?? .null })
        changed["\(table.name).\(column.sqlName)", default: 0] += connection.changes
      }
    }
  }

  /// A youth whose name is withheld is found by other words.
  private func changeWords(_ changed: inout [String: Int]) throws {
    for row in naive.rows("youth_versions")
    where !naive.sees("name", of: row, in: "youth_versions") {
      try connection.execute(
        "UPDATE youth_words SET word = 'q' || word, sound = 'Q' || sound WHERE youth = ?",
        [row["id"] ?? .null])
      changed["youth_words", default: 0] += connection.changes
    }
  }

  /// What others did was done at another time to somebody else.
  private func changeLog(_ changed: inout [String: Int]) throws {
    try connection.execute("DROP TRIGGER audit_keeps_update")
    let access = AccessMatrix.access(naive.viewer.role, .f18)
    if naive.viewer.role == .everything || access.mayRead && access.reach == .all { return }
    // Of one's own unit's and agency's doings a part is seen; nobody else's accounts are in them.
    let others = naive.rows("grants").compactMap { $0["account"]?.text }.filter {
      !naive.seesDoings(of: $0)
    }
    for account in others + ["maker"] {
      try connection.execute(
        "UPDATE audit SET subject = 'Y-changed', detail = '{}', verb = 'changed'"
          + " WHERE account = ?", [.text(account)])
      changed["audit", default: 0] += connection.changes
    }
  }

  // MARK: - Values

  private mutating func another(_ value: DatabaseValue, _ column: RecordColumn) -> DatabaseValue {
    made += 1
    // Whether there is a value at all is withheld too.
    let mayBeAbsent = !column.isRequired && column.standIn == nil
    if mayBeAbsent, value != .null, made % 3 == 0 { return .null }
    return switch column.kind {
    case .text, .list, .ownKey: .text("zz\(made)")
    case .boolean: .integer(1 - (value.int64 ?? 0))
    case .integer(let range), .hundredths(let range):
      .integer(Int64(value.int == range.lowerBound ? range.upperBound : range.lowerBound))
    case .degrees: .real((value.double ?? 30) + 0.25)
    case .date: .text(value.text == "2009-03-04" ? "2010-05-06" : "2009-03-04")
    case .time: .integer((value.int64 ?? naive.now.seconds) + (made % 2 == 0 ? -86_400 : 7_260))
    case .term(let names), .terms(let names): .text(Self.next(after: value.text, in: names))
    case .county: .text(Self.next(after: value.text, in: keys("counties", "fips")))
    case .key(let kind): .text(Self.next(after: value.text, in: keys(kind, "id")))
    }
  }

  private func keys(_ table: String, _ column: String) -> [String] {
    naive.rows(table).compactMap { $0[column]?.text }.sorted()
  }

  private static func next(after text: String?, in names: [String]) -> String {
    names.first { $0 > (text ?? "") } ?? names.first { $0 != text } ?? ""
  }
}
