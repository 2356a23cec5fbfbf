/// Opens one youth's record for life safety (`do break-glass`); a supervisor reviews it.
public struct BreakGlass: Change {
  /// The fewest characters of a reason that somebody can review.
  static let leastReason = 20

  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "break-glass",
    summary: "Open one youth's record for life safety, for a short time; it will be reviewed.",
    sentence: "Open the record of {youth} to you for life safety; your supervisor reviews it.",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField(
        "reason", .text, required: true, sensitive: true,
        help: "Why a life depends on it, in \(leastReason) characters or more."),
    ], roles: Set(Role.allCases.filter(\.mayBreakGlass)))

  /// The youth's key.
  public let youth: String
  /// Why.
  public let reason: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    reason = try fields.required("reason")
    if reason.count < Self.leastReason {
      throw FieldProblem(
        field: "reason",
        reason: "is too short to be reviewed: \(Self.leastReason) characters or more are needed")
    }
  }
}

/// Records what a review of an opening for life safety found (`do review-break-glass`).
public struct ReviewBreakGlass: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "review-break-glass", summary: "Record what a review of an opening found.",
    sentence: "Record the review of {opening}.",
    fields: [
      ChangeField("opening", .key(of: "break_glass"), required: true, help: "The opening's key."),
      ChangeField("finding", .text, required: true, sensitive: true, help: "What was found."),
    ], roles: [.supervisor])

  /// The opening's key.
  public let opening: String
  /// What was found.
  public let finding: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    opening = try fields.required("opening")
    finding = try fields.required("finding")
  }
}
