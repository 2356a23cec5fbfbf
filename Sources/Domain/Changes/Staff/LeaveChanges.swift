/// Enters that somebody will be away (`do add-leave`).
public struct AddLeave: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "add-leave", summary: "Enter that somebody is away for a time.",
    sentence: "Enter that {staff} is away from {from} until {until}[, {kind}].",
    fields: [
      ChangeField("staff", .key(of: "staff"), required: true, help: "Who is away."),
      ChangeField(
        "from", .time, required: true, tense: .either,
        help: "From when; a day alone is its first instant."),
      ChangeField(
        "until", .time, required: true, tense: .coming,
        help: "When they are back; a day alone is its first instant."),
      ChangeField("kind", .text, help: "What kind of leave, such as vacation."),
    ], roles: AccessMatrix.writers(of: .f12))

  /// The person's key.
  public let staff: String
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    staff = try fields.required("staff")
    guard let from = fields.time("from") else {
      throw FieldProblem(field: "from", reason: "is needed")
    }
    guard let until = fields.time("until") else {
      throw FieldProblem(field: "until", reason: "is needed")
    }
    if until <= from { throw FieldProblem(field: "until", reason: "must be later than from") }
    values = fields.all
  }
}

/// Ends a leave at another time, or calls off one that has not begun (`do change-leave`).
public struct ChangeLeave: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "change-leave", summary: "End somebody's leave earlier or later, or call it off.",
    sentence: "End the leave of {staff}[ that begins {from}] {until|now}.",
    fields: [
      ChangeField("staff", .key(of: "staff"), required: true, help: "Who is away."),
      ChangeField(
        "from", .time, tense: .either,
        help: "Which leave, by its beginning; needed where several are to come."),
      ChangeField(
        "until", .time, tense: .either,
        help: "When they are back; empty ends it now, and calls off one that has not begun."),
    ], roles: AccessMatrix.writers(of: .f12))

  /// The person's key.
  public let staff: String
  /// When the leave begins, or `nil` for the one that runs or the only one to come.
  public let from: Instant?
  /// When they are back, or `nil` for now.
  public let until: Instant?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    staff = try fields.required("staff")
    from = fields.time("from")
    until = fields.time("until")
  }
}
