import Domain

/// The view of what is kept of youth (``KeptEvidence``): for a role that reads every column that it was
/// gathered from, the rows of the youth whose cases it reads, with what is kept of those of whom it
/// reads every group.
///
/// Each column's own view decides, so that what is taken from one of them is taken from here. Of
/// youth of whom a role reads a part it is told that there is a row, and it reads fact by fact; for a
/// role that reads no whole row the view has none.
enum EvidenceView {
  static let name = "my_youth_evidence"

  /// The definition.
  static func definition(_ role: Role) -> String {
    let rows = "FROM main.youth_evidence"
    if role == .everything { return "SELECT county, until, youth, facts \(rows)" }
    guard let scopes = scopes(role) else {
      return "SELECT NULL AS county, NULL AS until, NULL AS youth, NULL AS facts WHERE 0"
    }
    let ofCases = ViewScopes.youth(.f1)
    let others = scopes.filter { $0 != ofCases }.map { "youth IN (SELECT id FROM \($0))" }
    let facts =
      others.isEmpty ? "facts" : "CASE WHEN \(others.joined(separator: " AND ")) THEN facts END"
    return "SELECT county, until, youth, \(facts) AS facts \(rows)"
      + " WHERE youth IN (SELECT id FROM \(ofCases))"
  }

  /// Whether the role reads of any youth what is kept.
  static func isOpen(to role: Role) -> Bool { role == .everything || scopes(role) != nil }

  /// The sets of youth that those must all be in of whom the role reads what is kept, of equal ones
  /// the first and that of cases first of all; `nil` where the role does not read every row of a
  /// source by its youth alone, or not every column.
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
        : source.columns.map { FieldGroups.group(table: source.table, column: $0) }
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
    return source.columns.allSatisfy { column in
      FieldGroups.group(table: source.table, column: column) != group
        || ViewCatalog.shows(table: source.table, column: column, group: group, role: role)
    }
  }
}
