import Database
import Domain

/// What a query reads through: the viewer's own views on one connection.
public struct Viewing {
  let connection: Connection
  /// Who is looking.
  public let viewer: Viewer
  /// The county's wall clock.
  public let zone: ZoneRules
  /// The words of all plans, whoever may read them.
  let planIndex: () throws -> PlanIndex
  /// Makes sure of views that a question seldom needs, before it reads them: where they are not
  /// there yet, the question is broken off with this error and asked again when they are.
  let require: (_ views: [String]) throws -> Void
  /// What several parts of one question read, of its snapshot.
  let shared = SharedReading()

  /// Every policy row, read once for all parts of a question; its view is among those of whoever
  /// asks.
  public func policyBook() throws -> PolicyBook {
    if let book = shared.policies { return book }
    let book = PolicyBook(rows: try PoliciesQuery(inForceOn: nil).fetch(self))
    shared.policies = book
    return book
  }

  /// The policies of one kind: of all that were read already, or read alone.
  func policyBook(of kind: PolicyKind) throws -> PolicyBook {
    if let book = shared.policies { return book }
    return PolicyBook(rows: try PoliciesQuery(inForceOn: nil, kind: kind).fetch(self))
  }
}

/// What was read in a snapshot and is asked for again within it.
final class SharedReading {
  fileprivate(set) var policies: PolicyBook?
}

/// What a question is broken off with that needs views beside its own.
struct ViewsWanted: Error {
  let views: [String]
}

/// One question to the store as a value: filter, sort, page and time are its
/// stored properties, so two equal queries have one answer.
public protocol Query: Hashable, Sendable {
  /// What comes back.
  associatedtype Value: Sendable
  /// The views that the question reads; made before it is asked. Those that it seldom reads it may
  /// ask for while it runs.
  var views: [String] { get }
  /// Asks. One read transaction surrounds the call, so several SELECTs see one snapshot.
  func fetch(_ viewing: Viewing) throws -> Value
}
