/// Asks another county about a youth (`do ask-county`, S40).
public struct AskCounty: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "ask-county", summary: "Ask another county for something about a youth.",
    sentence: "Ask {to_county} for {kind} about {youth} as of {at|now}.",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField(
        "to_county", .county, required: true, help: "FIPS code of the county that is asked."),
      ChangeField("kind", .term(RequestKind.storedNames), required: true, help: "What for."),
      ChangeField(
        "asked", .text, required: true, sensitive: true,
        help: "What is asked, in words; the other county reads them, so no names."),
      ChangeField("at", .time, help: "When it was asked; now when left empty."),
      ChangeField("id", .ownKey, help: "The county's own key; made up when left empty."),
    ], roles: .requestWorkers)

  /// The youth's key.
  public let youth: String
  /// FIPS code of the county that is asked.
  public let toCounty: String
  /// When, or `nil` for now.
  public let at: Instant?
  /// Its own key; `nil` for one made up.
  public let id: String?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    toCounty = try fields.required("to_county")
    (at, id, values) = (fields.time("at"), fields.text("id"), fields.all)
  }
}

/// Answers what another county asks (`do answer-county`, S40).
public struct AnswerCounty: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "answer-county", summary: "Accept or decline what another county asks about a youth.",
    sentence: "Answer the request {request} with {answer}[; {staff} does it][; the post {post} does"
      + " it].",
    fields: [
      .request,
      ChangeField(
        "answer", .term(RequestAnswer.storedNames), required: true, help: "What the county says."),
      ChangeField(
        "staff", .key(of: "staff"), help: "Key of whoever does it; or post, where it is accepted."),
      ChangeField("post", .text, help: "The post that does it, where it is accepted; no name."),
      ChangeField(
        "reason", .text, sensitive: true, help: "Why it is declined; needed then, no names."),
    ], roles: .requestWorkers)

  /// The request's key.
  public let request: String
  /// The key of whoever does it.
  public let staff: String?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  ///
  /// - Throws: ``FieldProblem`` for an acceptance by nobody, or a refusal without a reason.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    request = try fields.required("request")
    (staff, values) = (fields.text("staff"), fields.all)
    let isAccepted = try fields.required("answer") == RequestAnswer.accepted.rawValue
    let hasDoer = staff != nil || values["post"] != nil
    if isAccepted, !hasDoer {
      throw FieldProblem(field: "staff", reason: "or post is needed: who does it")
    }
    if isAccepted, values["reason"] != nil {
      throw FieldProblem(field: "reason", reason: "is for what is declined")
    }
    if !isAccepted, values["reason"] == nil {
      throw FieldProblem(field: "reason", reason: "is needed: why it is declined")
    }
    if !isAccepted, hasDoer {
      throw FieldProblem(
        field: staff == nil ? "post" : "staff", reason: "is for what is accepted")
    }
  }
}

/// Ends a request, answered or not (`do end-request`, S40).
public struct EndRequest: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "end-request", summary: "End what one county asked of another about a youth.",
    sentence: "End the request {request} now.", fields: [.request], roles: .requestWorkers)

  /// The request's key.
  public let request: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    request = try fields.required("request")
  }
}

extension ChangeField {
  fileprivate static let request = ChangeField(
    "request", .key(of: "county_requests"), required: true,
    help: "The request's key, as the list has it.")
}
