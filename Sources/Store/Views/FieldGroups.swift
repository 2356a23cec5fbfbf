import Domain

/// Which field group each protected column belongs to, read off the record
/// kinds; and, for flags, which group each flag's rows belong to.
package enum FieldGroups {
  /// The field group of the rows of one flag: the rows of `flags` are split by
  /// what the flag says (D§7.2), not by column.
  package static func group(of flag: YouthFlag) -> FieldGroup {
    switch flag {
    case .pregnantOrParenting, .hospitalOrDetention, .needsSubstanceUseCapable: .f10
    case .icwaActiveEfforts, .interpreter, .nonminorDependent: .f2
    case .dualLead, .dualNonLead, .specialtyCourt, .siblingsOrdered: .f16
    case .confidentialLocation: .f7
    case .exploitationLocal: .f9
    case .wantsLgbtqAffirming: .f11
    }
  }

  /// The groups that rows of `flags` may belong to.
  static var flagGroups: [FieldGroup] {
    Set(YouthFlag.allCases.map(group(of:))).sorted()
  }

  /// The group of one column of one table, or `nil` for a table that is not protected.
  package static func group(table: String, column: String) -> FieldGroup? {
    columns[table]?[column]
  }

  /// Table → column → group, of every protected table.
  static let columns: [String: [String: FieldGroup]] = {
    var map: [String: [String: FieldGroup]] = [:]
    for kind in RecordCatalog.stored {
      for column in kind.columns {
        guard let group = column.group else { continue }
        let table = kind.isDated && !column.isUndated ? kind.versionTable : kind.table
        map[table, default: [:]][column.sqlName] = group
        if kind.isDated, kind.identity.contains(column.name) {
          map[kind.table, default: [:]][column.sqlName] = group
        }
      }
    }
    return map
  }()

  /// Table → the columns that make its key, which join the views.
  static let keys: [String: Set<String>] = Dictionary(
    uniqueKeysWithValues: RecordTable.all.map { ($0.name, Set($0.primaryKey)) })
}
