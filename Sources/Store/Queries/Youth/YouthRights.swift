import Database
import Domain

/// Which groups of a youth's record the viewer sees: an empty value and a withheld one differ.
enum YouthRights {
  /// The groups of a youth's own record, as one screen shows them.
  private static let groups = Sight.groups

  /// The sets that tell.
  static let views = groups.map { ViewScopes.youth($0) }

  /// The groups that the viewer does not see of one youth, or sees only a part of.
  static func withheld(ofYouth youth: String, _ viewing: Viewing) throws -> [FieldGroup] {
    let role = viewing.viewer.role
    if role == .everything { return [] }
    return try groups.filter { group in
      let access = AccessMatrix.access(role, group)
      if !access.mayRead || access.part == .stub || access.part == .notice { return true }
      let found = try viewing.connection.fetchOne(
        "SELECT 1 FROM \(ViewScopes.youth(group)) WHERE id = ? LIMIT 1", [.text(youth)]
      ) { $0.int(0) }
      return found == nil
    }
  }
}
