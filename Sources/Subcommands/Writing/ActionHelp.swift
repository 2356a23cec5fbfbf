import Domain

/// Help for one action, made from the same description that reads its fields.
enum ActionHelp {
  /// The text of `do ACTION --help`.
  static func text(of action: ChangeDescriptor, width: Int) -> String {
    let needed = action.fields.filter(\.isRequired).map { "\($0.name)=…" }
    let roles = action.roles.map(\.words).sorted().joined(separator: ", ")
    return HelpText.command(
      CommandDescriptor(
        name: "do \(action.name)", summary: action.summary,
        usage: [
          (["do", action.name] + needed + ["[field=value…]"]).joined(separator: " "),
          "do \(action.name) -",
        ],
        positionals: action.fields.map { field in
          CommandDescriptor.Positional(
            field.name, help: help(of: field), isRequired: field.isRequired)
        },
        help: [action.summary, "For: \(roles)."] + note(on: action)), width: width)
  }

  private static func note(on action: ChangeDescriptor) -> [String] {
    if case .recordOnly(let sentence) = action.undo { return ["With undo: \(sentence)"] }
    return []
  }

  private static func help(of field: ChangeField) -> String {
    var parts = [field.help]
    if let choices = choices(of: field.kind) { parts.append("One of: \(choices).") }
    if field.isRequired { parts.append("Needed.") }
    if field.isClearable { parts.append("A single - takes it away.") }
    if field.isSensitive { parts.append("Sensitive: on a live store by @FILE or - only.") }
    return parts.joined(separator: " ")
  }

  private static func choices(of kind: FieldKind) -> String? {
    switch kind {
    case .term(let names), .terms(let names): names.joined(separator: ", ")
    case .boolean: "yes, no"
    default: nil
    }
  }
}
