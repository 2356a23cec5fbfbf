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
}

/// One question to the store as a value: filter, sort, page and time are its
/// stored properties, so two equal queries have one answer.
public protocol Query: Hashable, Sendable {
  /// What comes back.
  associatedtype Value: Sendable
  /// The views that the question reads; made before it is asked.
  var views: [String] { get }
  /// Asks. One read transaction surrounds the call, so several SELECTs see one snapshot.
  func fetch(_ viewing: Viewing) throws -> Value
}
