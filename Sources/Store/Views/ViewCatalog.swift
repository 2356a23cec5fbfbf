import Domain

/// The temporary views through which every query reads: one per table and
/// field group, each holding only the rows of which the viewer may see that
/// group (architecture §3). Scope values live in the temporary tables
/// `viewer` and `viewer_counties`, so no view is built from outside text.
enum ViewCatalog {
  /// The definition of one view for a role, or `nil` where no such view exists.
  static func definition(of view: String, for role: Role) -> String? {
    if let scope = ViewScopes.definition(of: view, for: role) { return scope }
    if let open = openViews[view] { return open(role) }
    if view == everyFlag { return everyFlagDefinition(role) }
    for kind in RecordCatalog.all {
      if let sql = definition(of: view, kind: kind, role: role) { return sql }
    }
    return nil
  }

  /// Views of tables that hold nothing about a person, and of the ledgers.
  private static let openViews: [String: @Sendable (Role) -> String] = [
    "my_counties": { _ in "SELECT * FROM main.counties" },
    "my_agencies": { _ in "SELECT * FROM main.agencies" },
    "my_policies": { _ in "SELECT * FROM main.policies" },
    "my_holidays": { _ in "SELECT * FROM main.holidays" },
    "my_facts": { _ in "SELECT * FROM main.board_facts" },
    "my_youth_words": { role in
      let scope = ViewScopes.condition(kind: RecordCatalog.youth, group: .f1, role: role)
      let rows = scope.map {
        " WHERE " + $0.replacing("id IN", with: "youth IN", maxReplacements: 1)
      }
      return "SELECT word, youth, sound FROM main.youth_words\(rows ?? "")"
    },
    "my_snapshots": { _ in
      "SELECT name, at, figures FROM main.figure_snapshots WHERE viewer = viewing_key()"
    },
    "my_imports": { "SELECT * FROM main.imports\(nothing(unless: $0.seesImports))" },
    "my_import_files": { "SELECT * FROM main.import_files\(nothing(unless: $0.seesImports))" },
    "my_audit": { "SELECT * FROM main.audit\(nothing(unless: $0.seesAccounts))" },
    "my_grants": { "SELECT * FROM main.grants\(nothing(unless: $0.seesAccounts))" },
  ]

  private static func nothing(unless allowed: Bool) -> String {
    allowed ? "" : " WHERE 0"
  }

  private static func definition(of view: String, kind: RecordKind, role: Role) -> String? {
    let tables = kind.isDated ? [kind.table, kind.versionTable] : [kind.table]
    for table in tables {
      guard view.hasPrefix("my_\(table)_f"), let group = group(in: view, table: table) else {
        continue
      }
      let columns = columns(of: kind, table: table, group: group)
      if columns.isEmpty { return nil }
      if role != .everything, !AccessMatrix.access(role, group).mayRead {
        // Not even an index of the table is touched, so no clause can learn from it.
        return "SELECT \(columns.map { "NULL AS \($0)" }.joined(separator: ", ")) WHERE 0"
      }
      let scope = ViewScopes.condition(kind: kind, group: group, role: role)
      let rows = kind.name == "flags" ? flagCondition(group) : nil
      let conditions = [scope, rows].compactMap { $0 }
      let filter = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
      return "SELECT \(columns.joined(separator: ", ")) FROM main.\(table)\(filter)"
    }
    return nil
  }

  private static func group(in view: String, table: String) -> FieldGroup? {
    FieldGroup(rawValue: String(view.dropFirst("my_\(table)_".count)))
  }

  /// The flags of every group that the role may read, in one view: the groups
  /// of a youth's flags have the same rows, so one descent serves them all.
  static let everyFlag = "my_flags_all"

  private static func everyFlagDefinition(_ role: Role) -> String {
    let kind = RecordCatalog.flags
    let groups = FieldGroups.flagGroups.filter { AccessMatrix.access(role, $0).mayRead }
    if groups.isEmpty {
      // As with every other view: not even an index of the table is touched.
      return "SELECT NULL AS youth, NULL AS flag, NULL AS from_at, NULL AS until_at WHERE 0"
    }
    let flags = YouthFlag.allCases.filter { groups.contains(FieldGroups.group(of: $0)) }
    let names = flags.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let scope = groups.first.flatMap {
      ViewScopes.condition(kind: kind, group: $0, role: role)
    }
    let conditions = [scope, "flag IN (\(names))"].compactMap { $0 }.joined(separator: " AND ")
    return "SELECT youth, flag, from_at, until_at FROM main.flags WHERE \(conditions)"
  }

  private static func flagCondition(_ group: FieldGroup) -> String {
    let flags = YouthFlag.allCases.filter { FieldGroups.group(of: $0) == group }
    return "flag IN (\(flags.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
  }

  /// The identity columns and those of the group, in the table's own names.
  private static func columns(of kind: RecordKind, table: String, group: FieldGroup) -> [String] {
    let isVersions = kind.isDated && table == kind.versionTable
    let identity = kind.columns.filter { kind.identity.contains($0.name) }
    let inTable = kind.attributes.filter { !kind.isDated || $0.isUndated != isVersions }
    // The rows of `flags` are grouped by flag, so each of its views has every column.
    let chosen = kind.name == "flags" ? inTable : inTable.filter { $0.group == group }
    let identityGroup = identity.first?.group
    guard !chosen.isEmpty || identityGroup == group else { return [] }
    let version = isVersions ? ["valid_from"] : []
    return identity.map(\.sqlName) + version + chosen.map(\.sqlName)
  }
}

extension Role {
  /// Whether the role sees which files came in and how many rows of each.
  var seesImports: Bool { self == .dataSteward || self == .everything }

  /// Whether the role sees accounts and their grants.
  var seesAccounts: Bool { self == .administrator || self == .everything }
}
