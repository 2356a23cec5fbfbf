/// Enters that the mandates of two agencies are at odds (`do raise-conflict`, S42).
public struct RaiseConflict: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "raise-conflict", summary: "Enter that the mandates of two agencies are at odds.",
    sentence: "Enter for {county} that {title} sets {agency} and {other_agency} at odds.",
    fields: [
      AgendaFields.county, AgendaFields.id,
      ChangeField(
        "title", .text, required: true, help: "Which mandates are at odds; nothing of a youth."),
      AgendaFields.agency("Key of the one agency."),
      ChangeField(
        "other_agency", .key(of: "agencies"), required: true, help: "Key of the other agency."),
      ChangeField("due_on", .date, tense: .coming, help: "The day by which it is to be settled."),
      ChangeField("detail", .text, help: "What it does to the work; nothing of a youth."),
      ChangeField(
        "youth", .key(of: "youth"),
        help: "The youth whose case it is about; then only who sees the youth sees the conflict."),
    ], roles: .ofConflicts)

  /// The conflict.
  public let new: NewAgendaItem

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    new = try NewAgendaItem(.conflict, fields)
  }
}

/// Gives a conflict to the steering committee before its time (`do escalate-conflict`, S42).
public struct EscalateConflict: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "escalate-conflict",
    summary: "Give a conflict of mandates to the steering committee before its time.",
    sentence: "Give the conflict {item} to the steering committee now.",
    fields: [AgendaFields.item], roles: .ofConflicts)

  /// The conflict's key.
  public let item: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) { item = try fields.required("item") }
}

/// Enters that a tool or a resource is lacking (`do raise-gap`, S41).
public struct RaiseGap: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "raise-gap", summary: "Enter that a tool or a resource is lacking.",
    sentence: "Enter for {county} that {title} is lacking, raised by {agency}.",
    fields: [
      AgendaFields.county, AgendaFields.id,
      ChangeField("title", .text, required: true, help: "What is lacking."),
      AgendaFields.agency("Key of the agency that raises it."),
      ChangeField("detail", .text, help: "What it does to the work; nothing of a youth."),
      ChangeField("due_on", .date, tense: .coming, help: "The day by which an answer is awaited."),
      AgendaFields.year(required: false),
    ], roles: AccessMatrix.writers(of: .f15))

  /// What is lacking.
  public let new: NewAgendaItem

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    new = try NewAgendaItem(.gap, fields)
  }
}
