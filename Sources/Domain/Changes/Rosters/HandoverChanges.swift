/// Who hands a duty over, and takes it.
private let onDuty: Set<Role> = [.caseworker, .hotline, .probation, .supervisor]

/// Hands a county's duty over (`do start-handover`): what is open is named by the program, and the
/// giver signs. Once more, it names what is open by then.
public struct StartHandover: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "start-handover", summary: "Hand a county's duty over, with all that is open.",
    sentence: "Hand the duty of {county} over to {to}.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField("to", .key(of: "staff"), required: true, help: "Who takes it."),
      ChangeField("from", .key(of: "staff"), help: "Who gives it; you, when left empty."),
      ChangeField("id", .ownKey, help: "The county's own key; made up when left empty."),
    ], roles: onDuty)

  /// FIPS code.
  public let county: String
  /// Who takes it.
  public let to: String
  /// Who gives it, or `nil` for whoever makes the change.
  public let from: String?
  /// The handover's own key, or `nil` for one made up.
  public let id: String?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    to = try fields.required("to")
    from = fields.text("from")
    id = fields.text("id")
  }
}

/// Takes a county's duty (`do sign-handover`); not while something is open that it doesn't name.
public struct SignHandover: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "sign-handover", summary: "Take a county's duty that was handed over to you.",
    sentence: "Take the duty of handover {handover}.",
    fields: [
      ChangeField("handover", .key(of: "handovers"), required: true, help: "The handover's key.")
    ], roles: onDuty)

  /// The handover's key.
  public let handover: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    handover = try fields.required("handover")
  }
}
