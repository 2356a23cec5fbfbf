/// What a person may do, and so what they may see (D§7.2). A county grants
/// one role to an account; the role meets the matrix in ``AccessMatrix``.
public enum Role: String, CaseIterable, Sendable {
  /// A child welfare worker: own caseload.
  case caseworker
  /// A child welfare supervisor: own unit.
  case supervisor
  /// Imports and reverts files; sees import reports and counts, no case content.
  case dataSteward = "data_steward"
  /// Grants accounts; sees accounts and never case content.
  case administrator
  /// On a demonstration store only: the account that made it sees and may do everything.
  case everything

  /// The roles that `grant` may give.
  public static let grantable: [Role] = [.caseworker, .supervisor, .dataSteward, .administrator]

  /// The role of that name, `-` and `_` alike and case ignored, or `nil`.
  public init?(named text: String) {
    let name = text.lowercased().split(separator: "-").joined(separator: "_")
    guard let role = Role(rawValue: name), role != .everything else { return nil }
    self = role
  }

  /// The role in words, for screens.
  public var words: String {
    switch self {
    case .caseworker: "caseworker"
    case .supervisor: "supervisor"
    case .dataSteward: "data steward"
    case .administrator: "administrator"
    case .everything: "everything (demonstration)"
    }
  }
}
