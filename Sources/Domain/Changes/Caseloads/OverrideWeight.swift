/// Adds points to a case or takes some off for a time (`do override-weight`, D§4.3 rule 3). They are
/// shown apart: the figures of the scheme stay what the scheme makes of the records.
public struct OverrideWeight: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "override-weight", summary: "Add points to a case, or take some off, for a time.",
    sentence: "Override case {case} by {delta} points until {until}.",
    fields: [
      ChangeField("case", .key(of: "cases"), required: true, help: "The case's key."),
      ChangeField(
        "delta", .integer(-500...500), required: true,
        help: "Points, hundredths of a standard case; below zero takes some off."),
      ChangeField(
        "reason", .text, required: true, sensitive: true,
        help: "What the scheme does not know of the case."),
      ChangeField(
        "until", .time, required: true, tense: .coming,
        help: "When it ends, at most 90 days from now; the policy assignment override_days says how"
          + " many."),
    ], roles: [.supervisor])

  /// The case's key.
  public let caseKey: String
  /// Points.
  public let delta: Int
  /// Why.
  public let reason: String
  /// When it ends.
  public let until: Instant

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    caseKey = try fields.required("case")
    guard let delta = fields.integer("delta"), delta != 0 else {
      throw FieldProblem(field: "delta", reason: "is needed, and is not 0")
    }
    self.delta = delta
    reason = try fields.required("reason")
    guard let until = fields.time("until") else {
      throw FieldProblem(field: "until", reason: "is needed")
    }
    self.until = until
  }
}

/// Ends the override of a case's points (`do end-override`): from now the points are the scheme's.
public struct EndOverride: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "end-override", summary: "End the override of a case's points.",
    sentence: "End the override of the points of case {case} now.",
    fields: [ChangeField("case", .key(of: "cases"), required: true, help: "The case's key.")],
    roles: [.supervisor])

  /// The case's key.
  public let caseKey: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    caseKey = try fields.required("case")
  }
}
