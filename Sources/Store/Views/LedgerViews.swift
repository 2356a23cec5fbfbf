import Domain

/// Views of tables that hold nothing about a person, of the ledgers, and of the
/// records that a role's changes work on.
enum LedgerViews {
  /// The definition of one of these views, or `nil` for another view.
  static func definition(of view: String, for role: Role) -> String? {
    definitions[view].map { $0(role) }
  }

  /// The view whose rows say which youth a role's changes are about: its own, never those that a
  /// team, an index or an opening lets it read.
  static let workingYouth = "my_work_youth"
  /// The same of cases.
  static let workingCases = "my_work_cases"
  /// The same of missing episodes.
  static let workingEpisodes = "my_work_missing"

  private static let definitions: [String: @Sendable (Role) -> String] = [
    "my_counties": { _ in "SELECT * FROM main.counties" },
    "my_agencies": { _ in "SELECT * FROM main.agencies" },
    "my_policies": { _ in "SELECT * FROM main.policies" },
    "my_holidays": { _ in "SELECT * FROM main.holidays" },
    // One number, of all shifts: it bounds a search and says nothing of anybody.
    "my_shift_reach": { _ in
      "SELECT max(ends_at - starts_at) AS seconds FROM main.shifts"
    },
    "my_shift_revisions": shiftRevisions,
    "my_facts": { _ in "SELECT * FROM main.board_facts" },
    "my_youth_words": words,
    "my_snapshots": { _ in
      "SELECT name, at, figures FROM main.figure_snapshots WHERE viewer = viewing_key()"
    },
    "my_weekly_loads": weeklyLoads,
    "my_weekly_units": weeklyUnits,
    EvidenceView.name: EvidenceView.definition,
    "my_imports": { "SELECT * FROM main.imports\(nothing(unless: $0.seesImports))" },
    "my_import_files": { "SELECT * FROM main.import_files\(nothing(unless: $0.seesImports))" },
    "my_audit": audit,
    "my_grants": { "SELECT * FROM main.grants\(nothing(unless: $0.seesAccounts))" },
    workingYouth: { working("youth", youth: "id", $0) },
    workingCases: { working("cases", youth: "youth", $0) },
    workingEpisodes: { working("missing", youth: "youth", $0) },
  ]

  /// What workers carried, of those whose caseload weights the viewer sees.
  private static func weeklyLoads(_ role: Role) -> String {
    let columns = "SELECT staff, week, points, capacity FROM main.weekly_loads"
    if role == .everything { return columns }
    return "\(columns) WHERE staff IN (SELECT id FROM \(ViewScopes.weights))"
  }

  /// What units carried, of those whose figures the viewer sees: a supervisor's own, as
  /// ``GroupRow/isWhole(for:)`` has it.
  private static func weeklyUnits(_ role: Role) -> String {
    let columns = "SELECT county, unit, week, points, capacity FROM main.weekly_units"
    if role.seesCountyLoads { return columns }
    if !role.seesUnitLoads {
      return "SELECT NULL AS county, NULL AS unit, NULL AS week, NULL AS points,"
        + " NULL AS capacity WHERE 0"
    }
    return "\(columns) WHERE county IN (\(ViewScopes.counties))"
      + " AND unit IN (SELECT unit FROM temp.viewer WHERE unit <> '')"
  }

  private static func nothing(unless allowed: Bool) -> String {
    allowed ? "" : " WHERE 0"
  }

  /// Words of names are index; a stub names nobody, so it can't be searched by a name either.
  private static func words(_ role: Role) -> String {
    let columns = "SELECT word, youth, sound FROM main.youth_words"
    if role == .everything { return columns }
    let access = AccessMatrix.access(role, .f1)
    if !access.readsWhole { return "SELECT NULL AS word, NULL AS youth, NULL AS sound WHERE 0" }
    return "\(columns) WHERE youth IN (SELECT id FROM \(ViewScopes.youth(.f1)))"
  }

  /// Which entry of the log last changed each shift and when, for whoever reads the roster; not who
  /// did it.
  private static func shiftRevisions(_ role: Role) -> String {
    let columns =
      "SELECT h.id, h.entry, a.at_hundredths / 100 AS changed_at FROM main.shifts h"
      + " JOIN main.audit a ON a.seq = h.entry"
    if role == .everything { return columns }
    let mayRead = AccessMatrix.access(role, .f12).mayRead
    return columns + " WHERE " + (mayRead ? "h.county IN (\(ViewScopes.counties))" : "0")
  }

  private static func audit(_ role: Role) -> String {
    if role == .everything { return "SELECT * FROM main.audit" }
    let access = AccessMatrix.access(role, .f18)
    if !access.mayRead { return "SELECT * FROM main.audit WHERE 0" }
    if access.reach == .all { return "SELECT * FROM main.audit" }
    return "SELECT * FROM main.audit WHERE account IN (SELECT id FROM \(ViewScopes.accounts))"
  }

  private static func working(_ table: String, youth: String, _ role: Role) -> String {
    if role == .everything { return "SELECT id FROM main.\(table)" }
    return "SELECT id FROM main.\(table) WHERE \(youth) IN (SELECT id FROM \(ViewScopes.own))"
  }
}

extension Role {
  /// Whether the role sees which files came in and how many rows of each.
  var seesImports: Bool { self == .dataSteward || self == .everything }

  /// Whether the role sees accounts and their grants.
  var seesAccounts: Bool { self == .administrator || self == .everything }

  /// Whether the role sees the whole log, and so whether its chain holds.
  var seesWholeLog: Bool {
    let access = AccessMatrix.access(self, .f18)
    return access.mayRead && access.reach == .all
  }
}
