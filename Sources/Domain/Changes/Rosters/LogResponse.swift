/// Who may open and work a response in person (D§7.2 F13).
let responders: Set<Role> = [.caseworker, .supervisor, .hotline, .probation]

/// Calls the next person of the ladder for one seat of a response (`do page-next`, D§6.3).
public struct PageNext: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "page-next", summary: "Call the next person of the ladder for a seat of a response.",
    sentence: "Call the next person of the ladder for {callout}, seat {seat}.",
    fields: [
      ChangeField("callout", .key(of: "callouts"), required: true, help: "The response's key."),
      ChangeField(
        "seat", .term(Coverage.required.map(\.rawValue)), required: true, help: "Which seat."),
    ], roles: responders,
    undo: .recordOnly("The record is taken back; whoever was called must be told."))

  /// The response's key.
  public let callout: String
  /// Which seat.
  public let seat: Seat

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    callout = try fields.required("callout")
    seat = try fields.term("seat")
  }
}

/// Enters a step of a response in its log (`do log-response`, D§6.4).
public struct LogResponse: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "log-response",
    summary: "Enter a step of a response: declined, departed, introduced, joint call, hand-off …",
    sentence: "Enter for {callout}: {step}[, seat {seat}][, {outcome}][, by {staff}],"
      + " at {at|now}.",
    fields: [
      ChangeField("callout", .key(of: "callouts"), required: true, help: "The response's key."),
      ChangeField(
        "step", .term(ResponseStep.byHand.map(\.rawValue)), required: true, help: "What was done."),
      ChangeField(
        "seat", .term(Coverage.required.map(\.rawValue)),
        help: "Whose step; empty where it is of both."),
      ChangeField("at", .time, help: "When; now when left empty."),
      ChangeField(
        "outcome", .term(ResponseOutcome.storedNames),
        help: "How an offer was answered, or how the youth was handed on."),
      ChangeField("staff", .key(of: "staff"), help: "Who goes on with the youth (hand_off)."),
      ChangeField("youth_present", .boolean, help: "Whether the youth was there (hand_off)."),
      ChangeField(
        "again_at", .time, tense: .coming, help: "When it is offered again (offer, not accepted)."),
      ChangeField("reason", .text, help: "Why whoever was called can't come (declined)."),
    ], roles: responders.union([.advocate]),
    undo: .recordOnly("The record is taken back; whoever was told must be told again."))

  /// The response's key.
  public let callout: String
  /// What was done.
  public let step: ResponseStep
  /// Whose step.
  public let seat: Seat?
  /// When, or `nil` for now.
  public let at: Instant?
  /// How it ended.
  public let outcome: ResponseOutcome?
  /// Who goes on with the youth.
  public let staff: String?
  /// Whether the youth was there.
  public let youthPresent: Bool?
  /// When it is offered again.
  public let againAt: Instant?
  /// Why whoever was called can't come.
  public let reason: String?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    callout = try fields.required("callout")
    step = try fields.term("step")
    seat = try fields.optionalTerm("seat")
    at = fields.time("at")
    outcome = try fields.optionalTerm("outcome")
    staff = fields.text("staff")
    youthPresent = fields.boolean("youth_present")
    againAt = fields.time("again_at")
    reason = fields.text("reason")
    try requireSeat()
    try requireOutcome()
    if step == .declined, reason == nil {
      throw FieldProblem(field: "reason", reason: "is needed: why can't they come?")
    }
  }

  private func requireSeat() throws(FieldProblem) {
    if step.isOfSeat == (seat != nil) { return }
    throw FieldProblem(
      field: "seat",
      reason: step.isOfSeat ? "is needed: whose step is it?" : "does not fit: it is of both seats")
  }

  private func requireOutcome() throws(FieldProblem) {
    let names = step.outcomes.map(\.rawValue).joined(separator: ", ")
    if let outcome, !step.outcomes.contains(outcome) {
      throw FieldProblem(
        field: "outcome",
        reason: names.isEmpty ? "does not fit \(step.rawValue)" : "must be one of \(names)")
    }
    if outcome == nil, !step.outcomes.isEmpty {
      throw FieldProblem(field: "outcome", reason: "is needed: \(names)")
    }
    if step == .offer, outcome != .accepted, againAt == nil {
      throw FieldProblem(field: "again_at", reason: "is needed: when is it offered again?")
    }
    if step == .handOff, staff == nil {
      throw FieldProblem(field: "staff", reason: "is needed: who goes on with the youth?")
    }
  }
}
