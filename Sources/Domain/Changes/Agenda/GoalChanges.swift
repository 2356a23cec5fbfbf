/// Puts a goal that agencies share on a county's agenda (`do add-goal`, S43).
public struct AddGoal: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "add-goal", summary: "Put a goal that agencies share on a county's agenda.",
    sentence: "Put the goal {title} on the agenda of {county}, owned by {agency}[, to be signed by"
      + " {signers}][, reviewed on {due_on}].",
    fields: [
      AgendaFields.county, AgendaFields.id,
      ChangeField("title", .text, required: true, help: "What is to be reached."),
      AgendaFields.agency("Key of the agency that owns it."), AgendaFields.signers,
      ChangeField("due_on", .date, tense: .coming, help: "The day of its review."),
      AgendaFields.year(required: false),
      ChangeField("detail", .text, help: "How it is known that it was reached."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// The goal.
  public let new: NewAgendaItem

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    new = try NewAgendaItem(.goal, fields)
  }
}

/// Enters that an agency signed a shared goal (`do sign-goal`, S43).
public struct SignGoal: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "sign-goal", summary: "Enter that an agency signed a shared goal.",
    sentence: "Enter that {agency} signed the goal {item} now.",
    fields: [AgendaFields.item, AgendaFields.agency("Key of the agency that signed.")],
    roles: AccessMatrix.writers(of: .f15), undo: .recordOnly("The agency's own paper stays."))

  /// The goal's key.
  public let item: String
  /// The agency's key.
  public let agency: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    item = try fields.required("item")
    agency = try fields.required("agency")
  }
}
