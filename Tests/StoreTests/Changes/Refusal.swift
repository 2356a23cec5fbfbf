import Domain

@testable import Store

/// The fields of a change as they are typed.
typealias ChangeTexts = [(name: String, text: String)]

extension BoardStore {
  /// Why a change is refused, or `(taken)`.
  func refusal(_ name: String, _ fields: ChangeTexts, at moment: Instant) throws -> String {
    do {
      _ = try apply(name, fields: fields, now: moment)
    } catch StoreError.rule(let reason) {
      return reason
    } catch StoreError.field(let problem) {
      return "\(problem.field): \(problem.reason)"
    } catch StoreError.notPermitted(let reason) {
      return reason
    }
    return "(taken)"
  }
}
