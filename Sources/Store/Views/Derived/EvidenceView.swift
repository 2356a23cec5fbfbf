import Domain

/// The view of what is kept of a youth in one row (``KeptEvidence``): for a role that reads every
/// column that it was gathered from, of the youth of whom it reads every group.
///
/// Each column's own view decides, so that what is taken from one of them is taken from here. Of a
/// role that reads a part the view has no row, and it reads fact by fact.
enum EvidenceView {
  static let name = "my_youth_evidence"

  /// The definition.
  static func definition(_ role: Role) -> String {
    let rows = "SELECT youth, facts FROM main.youth_evidence WHERE facts IS NOT NULL"
    if role == .everything { return rows }
    guard let scopes = scopes(role) else { return "SELECT NULL AS youth, NULL AS facts WHERE 0" }
    return rows + scopes.map { " AND youth IN (SELECT id FROM \($0))" }.joined()
  }

  /// Whether the role reads of any youth what is kept.
  static func isOpen(to role: Role) -> Bool { role == .everything || scopes(role) != nil }

  /// The sets of youth that the rows must all be in, of equal ones the first; `nil` where the role
  /// does not read every row of a source by its youth alone, or not every column.
  static func scopes(_ role: Role) -> [String]? {
    var found: [(name: String, grounds: String?)] = []
    for (source, group) in groups {
      guard isWhole(source, group, role) else { return nil }
      let scope = ViewScopes.youth(group)
      let grounds = ViewScopes.definition(of: scope, for: role)
      if !found.contains(where: { $0.grounds == grounds }) { found.append((scope, grounds)) }
    }
    return found.map(\.name)
  }

  /// Each source with each group that it has a part of.
  static let groups: [(source: KeptEvidence.Source, group: FieldGroup)] =
    KeptEvidence.sources.flatMap { source in
      let groups: [FieldGroup?] =
        source.kind.name == "flags"
        ? YouthFlag.weighing.map(FieldGroups.group(of:))
        : source.fields.map { FieldGroups.group(table: source.table, column: $0.column) }
      return Set(groups.compactMap(\.self)).sorted().map { (source, $0) }
    }

  private static func isWhole(
    _ source: KeptEvidence.Source, _ group: FieldGroup, _ role: Role
  ) -> Bool {
    let rows = ViewRows.condition(
      kind: source.kind, table: source.table, group: group, role: role)
    let ofYouth = "IN (SELECT id FROM \(ViewScopes.youth(group)))"
    let wanted =
      source.isByCase
      ? "\(source.youth) IN (SELECT c.id FROM main.cases c WHERE c.youth \(ofYouth))"
      : "\(source.youth) \(ofYouth)"
    guard ViewCatalog.isOpen(table: source.table, group: group, role: role), rows == wanted else {
      return false
    }
    if source.kind.name == "flags" {
      let shown = FieldParts.flags(AccessMatrix.access(role, group).part, of: group)
      return YouthFlag.weighing.allSatisfy {
        FieldGroups.group(of: $0) != group || shown.contains($0)
      }
    }
    return source.fields.map(\.column).allSatisfy { column in
      FieldGroups.group(table: source.table, column: column) != group
        || ViewCatalog.shows(table: source.table, column: column, group: group, role: role)
    }
  }
}
