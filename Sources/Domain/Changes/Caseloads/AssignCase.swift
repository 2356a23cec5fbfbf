/// Gives a case to a person (`do assign-case`).
public struct AssignCase: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "assign-case", summary: "Give a case to a worker.",
    sentence: "Give case {case} to {staff} as {role|primary} from {from|now}.",
    fields: [
      ChangeField("case", .key(of: "cases"), required: true, help: "The case's key."),
      ChangeField("staff", .key(of: "staff"), required: true, help: "The worker's key."),
      ChangeField(
        "role", .term(AssignmentRole.storedNames), help: "Primary when left empty."),
      ChangeField("from", .time, tense: .either, help: "When it begins; now when left empty."),
      ChangeField(
        "handover", .text, sensitive: true,
        help: "What the next worker must know; needed where the former primary worker left nothing."
      ),
      LoadFields.acknowledged, LoadFields.reason,
    ], roles: [.supervisor])

  /// The case's key.
  public let caseKey: String
  /// The worker's key.
  public let staff: String
  /// The part.
  public let role: AssignmentRole
  /// When it begins, or `nil` for now.
  public let from: Instant?
  /// What the next worker must know.
  public let handover: String?
  /// What the supervisor says of the worker's load.
  public let load: LoadFields

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    caseKey = try fields.required("case")
    staff = try fields.required("staff")
    role = fields.text("role") == nil ? .primary : try fields.term("role")
    from = fields.time("from")
    handover = fields.text("handover")
    load = LoadFields(fields)
  }
}

/// What a supervisor says where a worker takes on more than they can carry (D§4.3).
public struct LoadFields: Hashable, Sendable {
  /// Whether it is known that the worker will be over.
  public let isAcknowledged: Bool
  /// Why it is done all the same.
  public let reason: String?

  /// The two fields.
  static let acknowledged = ChangeField(
    "acknowledged", .boolean,
    help: "Yes where it is known that the worker will be over 100 % of capacity, or that a rule"
      + " of giving out cases is set aside.")
  static let reason = ChangeField(
    "reason", .text,
    help: "Why, where the worker will be over 115 % of capacity or a rule is set aside.")

  /// Takes the fields.
  init(_ fields: ChangeFields) {
    isAcknowledged = fields.boolean("acknowledged") ?? false
    reason = fields.text("reason")
  }

  /// Whether they set rules of giving out cases aside: that it is known, and why.
  public var setRulesAside: Bool { isAcknowledged && reason != nil }

  /// Whether they say what a band asks for; a reason says that it is known too.
  public func meet(_ demand: LoadBand.Demand) -> Bool {
    switch demand {
    case .none: true
    case .acknowledgement: isAcknowledged || reason != nil
    case .reason: reason != nil
    }
  }
}
