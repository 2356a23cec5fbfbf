import Database
import Domain

/// The words of all plans, on a connection of its own: the index reads its tables by itself, which
/// no viewing connection may (architecture §3).
///
/// It answers with numbers of pieces, of any county. Whoever asks goes on with those alone that the
/// viewer's views have.
final class PlanIndex {
  private let connection: Connection

  /// Opens the index of a store, for reading.
  init(path: String) throws {
    connection = try Connection(
      path: path, access: .readOnly, applicationID: BoardStore.applicationID)
    try connection.sealForReading()
    connection.setAuthorizer(PlanIndexAuthorizer())
  }

  /// Every piece that holds a term.
  func pieces(with term: PlanSearchTerm) throws -> [Int64] {
    try connection.fetchAll(
      "SELECT rowid FROM plan_index WHERE plan_index MATCH ?", [.text(Self.expression(term))]
    ) { $0.int64(0) }
  }

  /// The text of a piece with each place of a term between ``begin`` and ``end``; `nil` where it
  /// has none.
  func marked(_ piece: Int64, by term: PlanSearchTerm) throws -> String? {
    try connection.fetchOne(
      "SELECT highlight(plan_index, 0, char(1), char(2)) FROM plan_index"
        + " WHERE rowid = ? AND plan_index MATCH ?",
      [.integer(piece), .text(Self.expression(term))]
    ) { $0.text(0) }
  }

  static let begin: UInt8 = 1
  static let end: UInt8 = 2

  /// The term as one string of the index's language, in which nothing is an operator.
  private static func expression(_ term: PlanSearchTerm) -> String {
    "\"\(term.text.replacing("\"", with: " ").replacing("\0", with: " "))\""
      + (term.isBeginning ? " *" : "")
  }
}

/// Lets the index read its own tables and the text that it is of, and nothing else.
private final class PlanIndexAuthorizer: Authorizer {
  private let schema = "sqlite_master"

  func decide(_ action: AuthorizedAction) -> AuthorizerDecision {
    switch action.operation {
    case .select: .allow
    case .read:
      action.first.map { $0.hasPrefix("plan_index") || $0 == "plan_texts" || $0 == schema } ?? false
        ? .allow : .deny
    // How the index names its columns to the engine, by which nothing of the store is changed.
    case .update: action.first == schema ? .allow : .deny
    case .function: action.second?.lowercased() == "load_extension" ? .deny : .allow
    case .pragma: action.first == "data_version" && action.second == nil ? .allow : .deny
    default: .deny
    }
  }
}
