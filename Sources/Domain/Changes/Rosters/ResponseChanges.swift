/// Opens a response in person (`do open-response`, S29): both seats are to be filled.
public struct OpenResponse: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "open-response", summary: "Open a response in person by child welfare and an advocate.",
    sentence: "Open a response in {county}[, tier {tier}][, called by {source}][, for {youth}],"
      + " at {opened_at|now}.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField("opened_at", .time, help: "When the call came; now when left empty."),
      ChangeField("source", .text, help: "Who called: hotline, hospital, school, and so on."),
      ChangeField("tier", .term(CalloutTier.storedNames), help: "T1 is an immediate crisis."),
      ChangeField("youth", .key(of: "youth"), help: "The youth's key, if known."),
      ChangeField("report", .key(of: "reports"), help: "The report's key, if there is one."),
    ], roles: responders,
    undo: .recordOnly("The record is taken back; whoever was called must be told."))

  /// FIPS code.
  public let county: String
  /// When the call came, or `nil` for now.
  public let openedAt: Instant?
  /// The youth's key.
  public let youth: String?
  /// The report's key.
  public let report: String?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    openedAt = fields.time("opened_at")
    youth = fields.text("youth")
    report = fields.text("report")
    values = fields.all
  }
}

/// Records who answers in one seat of a response, and when (`do record-response`).
public struct RecordResponse: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-response",
    summary: "Record who answers in a seat of a response: paged, acknowledged, arrived.",
    sentence: "Record for {callout}, seat {seat}[: {staff}][, paged {paged_at}]"
      + "[, acknowledged {acked_at}][, arrived {arrived_at}].",
    fields: [
      ChangeField("callout", .key(of: "callouts"), required: true, help: "The response's key."),
      ChangeField(
        "seat", .term(Coverage.required.map(\.rawValue)), required: true, help: "Which seat."),
      ChangeField("staff", .key(of: "staff"), help: "The person's key; once is enough."),
      ChangeField("paged_at", .time, help: "When they were called."),
      ChangeField("acked_at", .time, help: "When they said that they come."),
      ChangeField("arrived_at", .time, help: "When they were with the youth."),
    ], roles: responders.union([.advocate]),
    undo: .recordOnly("The record is taken back; whoever was called must be told."))

  /// The response's key.
  public let callout: String
  /// Which seat.
  public let seat: Seat
  /// The person's key.
  public let staff: String?
  /// The times given.
  public let times: [ResponseSeat.Step: Instant]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    callout = try fields.required("callout")
    seat = try fields.term("seat")
    staff = fields.text("staff")
    var times: [ResponseSeat.Step: Instant] = [:]
    for step in ResponseSeat.Step.allCases { times[step] = fields.time(step.rawValue) }
    self.times = times
    if staff == nil, times.isEmpty {
      throw FieldProblem(field: "staff", reason: "is needed, or a time: say who came, or when")
    }
  }
}

/// Says why a response was not a dual one (`do explain-response`).
public struct ExplainResponse: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "explain-response", summary: "Say why a seat of a response stayed empty.",
    sentence: "Say why {callout} was not a dual response.",
    fields: [
      ChangeField("callout", .key(of: "callouts"), required: true, help: "The response's key."),
      ChangeField(
        "exception_reason", .text, required: true, sensitive: true,
        help: "Why one of the two did not come."),
    ], roles: responders)

  /// The response's key.
  public let callout: String
  /// Why.
  public let reason: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    callout = try fields.required("callout")
    reason = try fields.required("exception_reason")
  }
}
