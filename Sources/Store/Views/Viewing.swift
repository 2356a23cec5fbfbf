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
