/// Takes on an alert (`do acknowledge-alert`): who owns it until when. The clock runs on.
public struct AcknowledgeAlert: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "acknowledge-alert",
    summary: "Take on an alert until the end of the shift; its clock runs on.",
    sentence: "Take on the alert {alert} of {episode}[ as {owner}], until {until|the shift ends}.",
    fields: [
      .episode,
      ChangeField(
        "alert", .term(AlertSubject.storedNames), required: true, help: "The clock, or unassigned."),
      ChangeField("owner", .key(of: "staff"), help: "Who owns it; you when left empty."),
      ChangeField(
        "until", .time, tense: .coming, help: "Until when; the end of the shift when left empty."),
    ], roles: .episodeWorkers)

  /// The episode's key.
  public let episode: String
  /// The alert.
  public let subject: AlertSubject
  /// Who owns it, or `nil` for whoever takes it on.
  public let owner: String?
  /// Until when, or `nil` for the end of the shift.
  public let until: Instant?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    subject = try fields.alert()
    owner = fields.text("owner")
    until = fields.time("until")
  }
}

/// Hands an alert over to somebody else (`do hand-over-alert`).
public struct HandOverAlert: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "hand-over-alert", summary: "Hand an alert over to whoever takes it on next.",
    sentence: "Hand the alert {alert} of {episode} over to {to}, until {until|their shift ends}.",
    fields: [
      .episode,
      ChangeField(
        "alert", .term(AlertSubject.storedNames), required: true, help: "The clock, or unassigned."),
      ChangeField("to", .key(of: "staff"), required: true, help: "Who takes it over."),
      ChangeField(
        "until", .time, tense: .coming, help: "Until when; the end of their shift when left empty."),
    ], roles: .episodeWorkers)

  /// The episode's key.
  public let episode: String
  /// The alert.
  public let subject: AlertSubject
  /// Who takes it over.
  public let to: String
  /// Until when, or `nil` for the end of their shift.
  public let until: Instant?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    subject = try fields.alert()
    to = try fields.required("to")
    until = fields.time("until")
  }
}

extension ChangeFields {
  fileprivate func alert() throws(FieldProblem) -> AlertSubject {
    let name = try required("alert")
    guard let subject = AlertSubject(stored: name) else {
      throw FieldProblem(field: "alert", reason: "'\(name)' is no alert")
    }
    return subject
  }
}
