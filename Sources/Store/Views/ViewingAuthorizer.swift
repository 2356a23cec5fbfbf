import Database
import Domain

/// Guards a viewing connection: nothing is read except through the `my_*`
/// views, a column that the role never sees reads as NULL in every clause,
/// and nothing is written, attached, loaded or configured.
final class ViewingAuthorizer: Authorizer {
  private let role: Role
  private let seal: ViewSeal

  /// - Parameter seal: what the connection's own views read tables under. By the name of a view it
  ///   would be taken for a common table expression of the same name, and the other way round.
  init(role: Role, seal: ViewSeal) {
    self.role = role
    self.seal = seal
  }

  func decide(_ action: AuthorizedAction) -> AuthorizerDecision {
    switch action.operation {
    case .select, .recursive, .transaction: .allow
    case .read: decideRead(action)
    case .function: action.second?.lowercased() == "load_extension" ? .deny : .allow
    case .pragma:
      action.first == "data_version" && action.second == nil ? .allow : .deny
    default: .deny
    }
  }

  private func decideRead(_ action: AuthorizedAction) -> AuthorizerDecision {
    let table = action.first ?? ""
    // Where no column of a view is named, as in a count, no database is named either.
    let isUnnamed = action.database == nil && action.second == ""
    if action.database == "temp" || isUnnamed, table.hasPrefix("my_") { return .allow }
    if isUnnamed, seal.view(reading: table) != nil { return .allow }
    guard let view = seal.view(reading: action.accessor) else { return .deny }
    if table.hasPrefix("sqlite_") { return .deny }
    if view.hasPrefix("my_scope_") { return .allow }
    return isWithheld(table: table, column: action.second ?? "", view: view) ? .ignore : .allow
  }

  /// Whether the column's group is one that the role never sees.
  ///
  /// Rows of `flags` are split by what the flag says, and their views by rows alone.
  /// Identity columns stay readable (they join the views; the rows themselves
  /// are scoped), so only a group's own view hides its columns.
  private func isWithheld(table: String, column: String, view: String) -> Bool {
    // Asked for each column of each statement; the catalogue of groups is not made for a role that
    // sees them all, nor for a view of no group.
    guard role != .everything, table != "flags", view.hasPrefix("my_\(table)_f") else {
      return false
    }
    guard let group = FieldGroups.group(table: table, column: column) else { return false }
    guard view == "my_\(table)_\(group.rawValue)" else { return false }
    if isKey(table: table, column: column) { return false }
    return !ViewCatalog.shows(table: table, column: column, group: group, role: role)
  }

  private func isKey(table: String, column: String) -> Bool {
    FieldGroups.keys[table]?.contains(column) ?? false
  }
}
