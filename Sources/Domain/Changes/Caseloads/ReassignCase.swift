/// Hands a person's share of a case over to another (`do reassign-case`): the one ends as the other
/// begins.
public struct ReassignCase: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "reassign-case", summary: "Hand a case over from one worker to another.",
    sentence: "Hand case {case} over from {staff} to {to} as {role|primary} at {at|now}"
      + "[; {staff} stays on it as {keeps}].",
    fields: [
      ChangeField("case", .key(of: "cases"), required: true, help: "The case's key."),
      ChangeField("staff", .key(of: "staff"), required: true, help: "Who has the share now."),
      ChangeField("to", .key(of: "staff"), required: true, help: "Who takes it on."),
      ChangeField(
        "role", .term(AssignmentRole.storedNames),
        help: "Which share; primary when left empty."),
      ChangeField(
        "keeps", .term(shared.map(\.rawValue)),
        help: "The share that the former worker keeps; none when left empty."),
      ChangeField("at", .time, tense: .either, help: "When it changes hands; now when left empty."),
      ChangeField(
        "handover", .text, sensitive: true,
        help: "What the next worker must know; needed, but to put right what began the same day."),
      LoadFields.acknowledged, LoadFields.reason,
    ], roles: [.supervisor])

  /// The roles in which somebody stays on a case besides its primary worker.
  static let shared: [AssignmentRole] = [.secondary, .courtesy, .closing]

  /// The case's key.
  public let caseKey: String
  /// Who has the share.
  public let staff: String
  /// Who takes it on.
  public let to: String
  /// Which share.
  public let role: AssignmentRole
  /// The share that the former worker keeps, or `nil`.
  public let keeps: AssignmentRole?
  /// When it changes hands, or `nil` for now.
  public let at: Instant?
  /// What the next worker must know.
  public let handover: String?
  /// What the supervisor says of the next worker's load.
  public let load: LoadFields

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    caseKey = try fields.required("case")
    staff = try fields.required("staff")
    to = try fields.required("to")
    role = fields.text("role") == nil ? .primary : try fields.term("role")
    keeps = fields.text("keeps") == nil ? nil : try fields.term("keeps")
    at = fields.time("at")
    handover = fields.text("handover")
    load = LoadFields(fields)
    if to == staff { throw FieldProblem(field: "to", reason: "is who has it already") }
    if keeps == role {
      throw FieldProblem(field: "keeps", reason: "is the share that is handed over")
    }
  }
}
