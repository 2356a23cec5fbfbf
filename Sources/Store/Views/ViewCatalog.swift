import Domain

/// The temporary views through which every query reads: one per table and
/// field group, each holding only the rows of which the viewer may see that
/// group, with NULL for the columns of it that the role never sees (architecture
/// §3). Scope values live in the temporary tables `viewer` and
/// `viewer_counties`, so no view is built from outside text.
enum ViewCatalog {
  /// The definition of one view for a role, or `nil` where no such view exists.
  static func definition(of view: String, for role: Role) -> String? {
    if let scope = ViewScopes.definition(of: view, for: role) { return scope }
    if let sight = SightViews.definition(of: view, for: role) { return sight }
    if let counted = CountingViews.definition(of: view, for: role) { return counted }
    if let nearby = NearbyViews.definition(of: view, for: role) { return nearby }
    if let match = MatchViews.definition(of: view, for: role) { return match }
    if let open = LedgerViews.definition(of: view, for: role) { return open }
    if view == everyFlag { return everyFlagDefinition(role) }
    // `my_TABLE_GROUP`, and no group has a `_`.
    guard view.hasPrefix("my_"), let end = view.lastIndex(of: "_"),
      let start = view.index(view.startIndex, offsetBy: 3, limitedBy: end),
      let group = FieldGroup(rawValue: String(view[view.index(after: end)...]))
    else { return nil }
    let table = String(view[start..<end])
    let kind = RecordCatalog.stored.first {
      $0.table == table || $0.isDated && $0.versionTable == table
    }
    return kind.flatMap { definition(of: table, group, kind: $0, role: role) }
  }

  private static func definition(
    of table: String, _ group: FieldGroup, kind: RecordKind, role: Role
  ) -> String? {
    let columns = columns(of: kind, table: table, group: group)
    if columns.isEmpty { return nil }
    if !isOpen(table: table, group: group, role: role) {
      // Not even an index of the table is touched, so no clause can learn from it.
      return "SELECT \(columns.map { "NULL AS \($0)" }.joined(separator: ", ")) WHERE 0"
    }
    let shown = columns.map { column in
      shows(column, kind: kind, table: table, group: group, role: role)
        ? column : "NULL AS \(column)"
    }
    let scope = ViewRows.condition(kind: kind, table: table, group: group, role: role)
    let rows = kind.name == "flags" ? flagCondition(group, role) : nil
    let conditions = [scope, rows].compactMap { $0 }
    let filter = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
    return "SELECT \(shown.joined(separator: ", ")) FROM main.\(table)\(filter)"
  }

  /// Whether a role sees any row of a table by one group, to anyone's account and at any time.
  static func isOpen(table: String, group: FieldGroup, role: Role) -> Bool {
    if role == .everything { return true }
    let access = AccessMatrix.access(role, group)
    if isContact(table: table, group: group, role: role) { return true }
    if table == "break_glass", role.mayBreakGlass { return true }
    return access.mayRead && FieldParts.isOpen(access.part, table: table)
  }

  /// Whether a role sees the values of a column of the group's own view.
  static func shows(table: String, column: String, group: FieldGroup, role: Role) -> Bool {
    if role == .everything { return true }
    if !isOpen(table: table, group: group, role: role) { return false }
    if isContact(table: table, group: group, role: role) {
      return FieldParts.contact.contains(column)
    }
    let part = AccessMatrix.access(role, group).part
    return FieldParts.shows(part, table: table, column: column)
  }

  /// The names and phones that a stub gives stand in the group of rosters.
  private static func isContact(table: String, group: FieldGroup, role: Role) -> Bool {
    group == .f12 && role.seesContactsAlone && (table == "staff_versions" || table == "staff")
  }

  private static func shows(
    _ column: String, kind: RecordKind, table: String, group: FieldGroup, role: Role
  ) -> Bool {
    let isKey = kind.columns.contains {
      $0.sqlName == column && kind.identity.contains($0.name)
    }
    return isKey || column == "valid_from"
      || shows(table: table, column: column, group: group, role: role)
  }

  /// The flags of every group that the role may read, in one view: groups of one
  /// scope share one descent, since a youth's flags are one set of rows.
  static let everyFlag = "my_flags_all"

  private static func everyFlagDefinition(_ role: Role) -> String {
    let kind = RecordCatalog.flags
    var scopes: [(condition: String?, flags: [YouthFlag])] = []
    for group in FieldGroups.flagGroups {
      let flags = flags(of: group, role)
      if flags.isEmpty { continue }
      // Two groups on the same grounds have the same youth, whatever their sets are called.
      let grounds = ViewScopes.definition(of: ViewScopes.youth(group), for: role)
      let same = scopes.firstIndex { $0.condition == grounds }
      if let same { scopes[same].flags += flags } else { scopes.append((grounds, flags)) }
    }
    let rows = scopes.map { scope -> String in
      let first = FieldGroups.group(of: scope.flags[0])
      let condition = ViewRows.condition(kind: kind, table: kind.table, group: first, role: role)
      let parts = [condition, named(scope.flags)].compactMap { $0 }.joined(separator: " AND ")
      return "SELECT youth, flag, from_at, until_at FROM main.flags WHERE \(parts)"
    }
    return rows.isEmpty
      ? "SELECT NULL AS youth, NULL AS flag, NULL AS from_at, NULL AS until_at WHERE 0"
      : rows.joined(separator: " UNION ALL ")
  }

  private static func flags(of group: FieldGroup, _ role: Role) -> [YouthFlag] {
    let access = AccessMatrix.access(role, group)
    return access.mayRead ? FieldParts.flags(access.part, of: group) : []
  }

  private static func flagCondition(_ group: FieldGroup, _ role: Role) -> String {
    named(flags(of: group, role))
  }

  private static func named(_ flags: [YouthFlag]) -> String {
    "flag IN (\(flags.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
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
