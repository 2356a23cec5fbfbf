import CSQLite

/// Decides, while a statement is prepared, what it may do.
///
/// Asked for every table and column a statement names, in every clause. The transactions and
/// pragmas this layer runs for itself are not asked about.
/// Source: https://www.sqlite.org/c3ref/set_authorizer.html
public protocol Authorizer: AnyObject {
  /// Answers for one action; called again for each column and table.
  func decide(_ action: AuthorizedAction) -> AuthorizerDecision
}

/// What the engine does with an action.
public enum AuthorizerDecision: Hashable, Sendable {
  /// Goes on.
  case allow
  /// Refuses the whole statement: `DatabaseError(.authorization)`.
  case deny
  /// Reads the column as NULL; for another action, leaves it out silently.
  case ignore

  var code: Int32 {
    switch self {
    case .allow: SQLITE_OK
    case .deny: SQLITE_DENY
    case .ignore: SQLITE_IGNORE
    }
  }
}

/// One thing a statement wants to do.
public struct AuthorizedAction: Hashable, Sendable {
  /// What kind of thing.
  public let operation: Operation
  /// The table of a read; for other operations see SQLite's table of action codes.
  public let first: String?
  /// For a read: the column, empty when the table is only counted.
  public let second: String?
  /// `main`, `temp` or an attached name.
  public let database: String?
  /// The innermost view or trigger that wants it; nil for the statement's own text.
  public let accessor: String?

  /// Makes an action, for tests of an authorizer.
  public init(
    _ operation: Operation, _ first: String? = nil, _ second: String? = nil,
    database: String? = nil, accessor: String? = nil
  ) {
    self.operation = operation
    self.first = first
    self.second = second
    self.database = database
    self.accessor = accessor
  }

  /// An action code of SQLite.
  public struct Operation: RawRepresentable, Hashable, Sendable {
    /// SQLite's number.
    public let rawValue: Int32
    /// Takes any code.
    public init(rawValue: Int32) { self.rawValue = rawValue }
    /// Reads `first`.`second`.
    public static let read = Operation(rawValue: SQLITE_READ)
    /// A SELECT as such.
    public static let select = Operation(rawValue: SQLITE_SELECT)
    /// Inserts into `first`.
    public static let insert = Operation(rawValue: SQLITE_INSERT)
    /// Updates `first`.`second`.
    public static let update = Operation(rawValue: SQLITE_UPDATE)
    /// Deletes from `first`.
    public static let delete = Operation(rawValue: SQLITE_DELETE)
    /// Calls the function `second`.
    public static let function = Operation(rawValue: SQLITE_FUNCTION)
    /// Runs the pragma `first` with `second`.
    public static let pragma = Operation(rawValue: SQLITE_PRAGMA)
    /// A recursive common table expression.
    public static let recursive = Operation(rawValue: SQLITE_RECURSIVE)
    /// BEGIN, COMMIT or ROLLBACK in `first`; never reaches an authorizer of ours.
    public static let transaction = Operation(rawValue: SQLITE_TRANSACTION)
    /// SAVEPOINT, RELEASE.
    public static let savepoint = Operation(rawValue: SQLITE_SAVEPOINT)
    /// ATTACH of `first`.
    public static let attach = Operation(rawValue: SQLITE_ATTACH)
    /// DETACH of `first`.
    public static let detach = Operation(rawValue: SQLITE_DETACH)
    /// Creates the temporary view `first`.
    public static let createTemporaryView = Operation(rawValue: SQLITE_CREATE_TEMP_VIEW)
    /// Creates the temporary table `first`.
    public static let createTemporaryTable = Operation(rawValue: SQLITE_CREATE_TEMP_TABLE)
    /// Drops the temporary view `first`.
    public static let dropTemporaryView = Operation(rawValue: SQLITE_DROP_TEMP_VIEW)
  }
}

/// The one callback every connection has: it notes what a statement writes, keeps transactions to
/// this layer, and asks the owner's authorizer for the rest.
final class AuthorizerGate {
  var owner: (any Authorizer)?
  /// Above zero while this layer prepares SQL of its own.
  var internalDepth = 0
  /// Set while `queryPlan` prepares: an explanation shows names that statements must not know.
  var isExplaining = false
  var writesTemporary = false
  var writesMain = false

  func beginPreparing() {
    writesTemporary = false
    writesMain = false
  }

  /// Whether a statement is an explanation that the owner's own SQL asks for: no authorizer is asked
  /// about those.
  func refuses(explanation isExplanation: Bool) -> Bool {
    isExplanation && owner != nil && internalDepth == 0 && !isExplaining
  }

  func decide(
    _ code: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?,
    _ database: UnsafePointer<CChar>?, _ accessor: UnsafePointer<CChar>?
  ) -> Int32 {
    switch code {
    case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE:
      if let database, String(cString: database) == "temp" {
        writesTemporary = true
      } else {
        writesMain = true
      }
    case SQLITE_TRANSACTION where internalDepth == 0: return SQLITE_DENY
    default: break
    }
    guard internalDepth == 0, let owner else { return SQLITE_OK }
    return owner.decide(
      AuthorizedAction(
        AuthorizedAction.Operation(rawValue: code), text(first), text(second),
        database: text(database), accessor: text(accessor))
    ).code
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}
