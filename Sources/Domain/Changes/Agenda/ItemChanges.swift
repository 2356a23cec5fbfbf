/// Enters the answer to an item (`do answer-item`, S41, S42): the state's reply to what is lacking,
/// how a conflict was settled, what was done, or what changed because somebody was heard.
public struct AnswerItem: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "answer-item",
    summary: "Enter the state's answer, how it was settled, what was done, or what changed.",
    sentence: "Enter the answer to {item}: {answer}.",
    fields: [
      AgendaFields.item,
      ChangeField("answer", .text, required: true, help: "The answer; nothing of a youth."),
    ], roles: .ofConflicts)

  /// The item's key.
  public let item: String
  /// The answer.
  public let answer: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    item = try fields.required("item")
    answer = try fields.required("answer")
  }
}

/// Corrects an item, gives it another day, or asks further agencies to sign (`do change-item`).
public struct ChangeItem: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "change-item", summary: "Correct an item, give it another day, or ask more to sign.",
    sentence: "Change item {item}.",
    fields: [
      AgendaFields.item, ChangeField("title", .text, help: "What it is about."),
      ChangeField("detail", .text, clearable: true, help: "What it does, or where it comes from."),
      ChangeField("agency", .key(of: "agencies"), help: "Key of the agency that owns it."),
      ChangeField(
        "due_on", .date, clearable: true, tense: .coming, help: "The day that it is due."),
      ChangeField(
        "signers", .list, help: "Keys of further agencies that are to sign, separated by ;."),
    ], roles: .ofConflicts)

  /// The item's key.
  public let item: String
  /// The agency that owns it from now, or `nil`.
  public let agency: String?
  /// Keys of further agencies that are to sign.
  public let signers: [String]
  /// The values given of the record, by field name.
  public let values: [String: FieldValue]
  /// Names of the fields to be emptied.
  public let cleared: Set<String>

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    item = try fields.required("item")
    agency = fields.text("agency")
    signers = try fields.signers()
    values = fields.all.filter { !["item", "signers"].contains($0.key) }
    cleared = fields.cleared
    if values.isEmpty, cleared.isEmpty, signers.isEmpty {
      throw FieldProblem(field: "title", reason: "or another field is needed: nothing changes")
    }
  }
}

/// Closes an item (`do close-item`): what is lacking, and what is at odds, only with an answer.
public struct CloseItem: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "close-item", summary: "Close an item: done, settled, or answered.",
    sentence: "Close item {item} now[: {answer}].",
    fields: [
      AgendaFields.item,
      ChangeField(
        "answer", .text,
        help: "The answer, where it has none yet; what is lacking or at odds needs one."),
    ], roles: .ofConflicts)

  /// The item's key.
  public let item: String
  /// The answer given with it.
  public let answer: String?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    item = try fields.required("item")
    answer = fields.text("answer")
  }
}
