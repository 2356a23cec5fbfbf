import Domain

/// Which columns of a group's tables a part of it shows (D§7.2: stub, minimum,
/// date, notice …). A table that a part does not name is closed.
package enum FieldParts {
  /// Whether a cell of the matrix shows a column of one of its group's tables.
  ///
  /// Identity columns are always there: they join the views.
  package static func shows(_ part: Access.Part, table: String, column: String) -> Bool {
    switch part {
    case .whole, .safety, .need: true
    case .withoutPhones: !(table == "staff_versions" && column == "phone")
    case .withoutContent: !(table == "break_glass" && contents.contains(column))
    case .mark, .result, .number, .counts, .trail: false
    case .minimum: minimum.contains(table)
    case .stub: stub[table]?.contains(column) ?? false
    case .date: table == "hearings" && (column == "youth" || column == "at")
    case .notice: table == "missing" && notice.contains(column)
    }
  }

  /// Whether a cell shows any row of a table.
  package static func isOpen(_ part: Access.Part, table: String) -> Bool {
    switch part {
    case .whole, .withoutPhones, .withoutContent: true
    case .safety, .need: table == "flags"
    case .mark, .result, .number, .counts, .trail: false
    case .minimum: minimum.contains(table)
    case .stub: stub[table] != nil
    case .date: table == "hearings"
    case .notice: table == "missing"
    }
  }

  /// The flags of a group that a part of it shows.
  package static func flags(_ part: Access.Part, of group: FieldGroup) -> [YouthFlag] {
    let all = YouthFlag.allCases.filter { FieldGroups.group(of: $0) == group }
    return switch part {
    case .whole: all
    case .minimum: all.filter { $0 != .icwaActiveEfforts && $0 != .nonminorDependent }
    case .safety: all.filter { $0 == .pregnantOrParenting || $0 == .hospitalOrDetention }
    case .need: all.filter { $0 != .hospitalOrDetention }
    default: []
    }
  }

  /// What the index gives of a youth's worker, in the group of rosters that the role may not read.
  package static let contact: Set<String> = ["valid_from", "name", "agency", "phone"]

  private static let minimum: Set<String> = ["youth_versions", "flags"]

  private static let stub: [String: Set<String>] = [
    "youth": [], "youth_versions": ["county", "lead_agency", "lead_person"],
    "cases": ["youth", "county", "opened_on", "closed_on"], "assignments": ["until_at"],
  ]

  private static let notice: Set<String> = ["youth", "received_at", "returned_at", "closed_at"]

  private static let contents: Set<String> = ["youth", "reason", "finding"]
}

extension Role {
  /// Whether the role sees of staff those alone whom the index names: the name and phone of a
  /// youth's worker are part of it (WIC 18961.5), the roster is not.
  package var seesContactsAlone: Bool {
    AccessMatrix.access(self, .f1).mayRead && !AccessMatrix.access(self, .f12).mayRead
  }

  /// Whether the role has the index as a stub: whom to call, and nothing else.
  package var seesStub: Bool { AccessMatrix.access(self, .f1).part == .stub }
}
