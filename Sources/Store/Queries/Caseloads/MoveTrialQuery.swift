import Database
import Domain

/// Cases moved on paper, and what that makes of whoever it touches; nothing is saved.
public struct MoveTrialQuery: Query {
  /// The moves.
  public let wishes: [MoveTrial.Wish]
  /// The moment that loads and rules are of.
  public let at: Instant

  /// Some moves at a moment.
  public init(_ wishes: [MoveTrial.Wish], at: Instant) {
    self.wishes = wishes
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { PlanningFactsReader.views(at: at) }

  /// The trial, among those whose weights the viewer sees.
  ///
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for a case or a person that is not seen,
  ///   ``StoreError/rule(_:)`` for a move that is none, ``StoreError/notPermitted(reason:)`` for a
  ///   role that sees no unit's load.
  public func fetch(_ viewing: Viewing) throws -> MoveTrial {
    try viewing.requireUnitLoads()
    let facts = try PlanningFactsReader(viewing: viewing, at: at).read()
    do throws(MoveTrial.Problem) {
      return try MoveTrial(wishes, in: facts)
    } catch {
      switch error {
      case .unknownCase(let key): throw StoreError.unknownKey(kind: "cases", key: key)
      case .unknownStaff(let key): throw StoreError.unknownKey(kind: "staff", key: key)
      case .twice(let key): throw StoreError.rule("case '\(key)' is moved twice")
      case .holds(let key, let staff): throw StoreError.rule("'\(staff)' has case '\(key)' already")
      case .left(let staff, let day): throw StoreError.rule("'\(staff)' ended on \(day.text)")
      }
    }
  }
}
