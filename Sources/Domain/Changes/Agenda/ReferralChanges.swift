/// Refers a youth to a partner of their county (`do refer-to-partner`, S47).
public struct ReferToPartner: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "refer-to-partner",
    summary: "Refer a youth to an organisation that the county works with.",
    sentence: "Refer {youth} to {organisation} as of {at|now}.",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField(
        "organisation", .text, required: true, help: "The partner's name, as partners lists it."),
      ChangeField(
        "service", .text, required: true, sensitive: true, help: "For which of its services."),
      ChangeField("at", .time, help: "When; now when left empty."),
      ChangeField(
        "acknowledged", .boolean,
        help:
          "yes where the partner's agreement has lapsed, and the youth is referred all the same."),
      ChangeField("id", .ownKey, help: "The county's own key; made up when left empty."),
    ], roles: AccessMatrix.writers(of: .f3))

  /// The youth's key.
  public let youth: String
  /// The partner's name.
  public let organisation: String
  /// When, or `nil` for now.
  public let at: Instant?
  /// Whether a lapsed agreement is known.
  public let isAcknowledged: Bool
  /// Its own key; `nil` for one made up.
  public let id: String?
  /// The values of its record, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    organisation = try fields.required("organisation")
    (at, id) = (fields.time("at"), fields.text("id"))
    isAcknowledged = fields.boolean("acknowledged") ?? false
    values = fields.all.filter { $0.key != "acknowledged" }
  }
}

/// Records what came of a referral to a partner (`do answer-referral`, S47).
public struct AnswerReferral: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "answer-referral",
    summary: "Record whether a youth who was referred to a partner is in touch with it.",
    sentence: "Record of the referral {referral}: {outcome}[, {why}], as of {at|now}.",
    fields: [
      ChangeField(
        "referral", .key(of: "partner_referrals"), required: true,
        help: "The referral's key, as the list has it."),
      ChangeField(
        "outcome", .term(ReferralOutcome.storedNames), required: true, help: "What came of it."),
      ChangeField(
        "why", .term(NotConnectedReason.storedNames), help: "Why not; needed for not_connected."),
      ChangeField("at", .time, help: "When that was known; now when left empty."),
    ], roles: AccessMatrix.writers(of: .f3))

  /// The referral's key.
  public let referral: String
  /// When, or `nil` for now.
  public let at: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  ///
  /// - Throws: ``FieldProblem`` for what did not come about without a reason, or the other way.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    referral = try fields.required("referral")
    (at, values) = (fields.time("at"), fields.all)
    let isConnected = try fields.required("outcome") == ReferralOutcome.connected.rawValue
    if isConnected, values["why"] != nil {
      throw FieldProblem(field: "why", reason: "is for not_connected")
    }
    if !isConnected, values["why"] == nil {
      throw FieldProblem(field: "why", reason: "is needed with not_connected")
    }
  }
}
