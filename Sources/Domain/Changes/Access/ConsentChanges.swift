/// Records a consent or a court order that opens fields of a youth to an agency
/// (`do record-consent`).
public struct RecordConsent: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-consent",
    summary: "Record a consent or a court order that opens fields of a youth to an agency.",
    sentence: "Open {fields} of {youth} to {agency} by {basis}, from {from|now} until {until}[, "
      + "under the key {id}].",
    fields: [
      ChangeField("id", .ownKey, help: "The county's own key; made up when left empty."),
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField("agency", .key(of: "agencies"), required: true, help: "The agency that may see."),
      ChangeField(
        "basis", .term(ConsentBasis.storedNames), required: true,
        help: "A written release of whoever holds the right, or a court's order."),
      ChangeField(
        "fields", .terms(FieldGroup.consentable.map(\.rawValue)), required: true,
        help: "Which: "
          + FieldGroup.consentable.map { "\($0.rawValue) \($0.words)" }.joined(separator: ", ")
          + "."
      ),
      ChangeField(
        "reference", .text, required: true, sensitive: true,
        help: "Where the release or the order is kept, or its number."),
      ChangeField("from", .time, help: "When it begins; now when left empty."),
      ChangeField(
        "until", .time, required: true, tense: .coming, help: "When it ends: none is for ever."),
    ], roles: [.caseworker, .supervisor, .probation])

  /// The county's own key, or `nil` for one made up.
  public let id: String?
  /// The youth's key.
  public let youth: String
  /// The agency's key.
  public let agency: String
  /// When it begins, or `nil` for now.
  public let from: Instant?
  /// When it ends.
  public let until: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    id = fields.text("id")
    youth = try fields.required("youth")
    agency = try fields.required("agency")
    from = fields.time("from")
    until = fields.time("until")
    values = fields.all
  }
}

/// Ends a consent or an order (`do end-consent`): it was revoked.
public struct EndConsent: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "end-consent", summary: "End a consent or an order; what it opened closes at once.",
    sentence: "End {consent} now; what it opened closes.",
    fields: [
      ChangeField("consent", .key(of: "consents"), required: true, help: "Its key.")
    ], roles: [.caseworker, .supervisor, .probation])

  /// The consent's key.
  public let consent: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    consent = try fields.required("consent")
  }
}
