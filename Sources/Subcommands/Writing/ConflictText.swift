import Domain
import Store

/// A conflict as a command line says it: who changed what, from what to what.
enum ConflictText {
  /// - Parameter isDemo: on a live store a sensitive value is not repeated.
  static func failure(
    _ conflict: ChangeConflict, action: ChangeDescriptor, isDemo: Bool
  ) -> CommandFailure {
    let parts = conflict.fields.map { field in
      let isHidden = !isDemo && action.field(named: field.name)?.isSensitive == true
      if isHidden { return "\(field.name) differs (its values are not repeated here)" }
      return "\(field.name) was \(quoted(field.was)) and is now \(quoted(field.isNow))"
    }
    return CommandFailure(
      .data, what: "do \(action.name)",
      // Accounts and fields are named as they are, without a capital.
      why: "\(conflict.sentence): \(parts.joined(separator: "; "))."
        + " Nothing was changed; --expect \(conflict.basis.entry) takes what stands now as read.")
  }

  private static func quoted(_ text: String) -> String { text.isEmpty ? "empty" : "'\(text)'" }
}
