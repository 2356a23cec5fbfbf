/// Who stands on rosters, or makes them.
private let rostered: Set<Role> = [
  .caseworker, .advocate, .probation, .behavioralHealth, .publicHealthNurse, .supervisor,
]

/// Asks somebody to take over a shift (`do ask-swap`, D§6.3).
public struct AskSwap: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "ask-swap", summary: "Ask somebody to take over a shift; it stays yours until all agree.",
    sentence: "Ask {to} to take over shift {shift}.",
    fields: [
      ChangeField("shift", .key(of: "shifts"), required: true, help: "The shift's key."),
      ChangeField("id", .ownKey, help: "The county's own key; made up when left empty."),
      ChangeField("to", .key(of: "staff"), required: true, help: "Who is to take it over."),
    ], roles: rostered)

  /// The swap's own key, or `nil` for one made up.
  public let id: String?
  /// The shift's key.
  public let shift: String
  /// Who is to take it over.
  public let to: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    id = fields.text("id")
    shift = try fields.required("shift")
    to = try fields.required("to")
  }
}

/// Says yes to a swap that one was asked for (`do accept-swap`).
public struct AcceptSwap: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "accept-swap", summary: "Say yes to a shift that you were asked to take over.",
    sentence: "Say yes to swap {swap}.", fields: [swapField], roles: rostered)

  /// The swap's key.
  public let swap: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) { swap = try fields.required("swap") }
}

/// Lets a swap happen (`do approve-swap`).
public struct ApproveSwap: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "approve-swap", summary: "Let a swap happen, once both people agree.",
    sentence: "Let swap {swap} happen.", fields: [swapField], roles: [.supervisor])

  /// The swap's key.
  public let swap: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) { swap = try fields.required("swap") }
}

/// Calls a swap off (`do withdraw-swap`): by whoever asked, was asked, or would let it happen.
public struct WithdrawSwap: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "withdraw-swap", summary: "Call a swap off; the shift stays whose it is.",
    sentence: "Call swap {swap} off.", fields: [swapField], roles: rostered)

  /// The swap's key.
  public let swap: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) { swap = try fields.required("swap") }
}

private let swapField = ChangeField(
  "swap", .key(of: "shift_swaps"), required: true, help: "The swap's key.")

/// Takes a gap of the roster for oneself (`do take-shift`): first come, first served.
public struct TakeShift: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "take-shift", summary: "Take a shift that nobody has; the first one has it.",
    sentence: "Take the shift of {county}, seat {seat}, from {starts_at} until {ends_at}.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField(
        "seat", .term(Coverage.required.map(\.rawValue)), required: true, help: "Which seat."),
      ChangeField("starts_at", .time, required: true, tense: .coming, help: "The first moment."),
      ChangeField(
        "ends_at", .time, required: true, tense: .coming, help: "The end, not part of it."),
      ChangeField("staff", .key(of: "staff"), help: "Who takes it; you, when left empty."),
    ], roles: rostered)

  /// FIPS code.
  public let county: String
  /// Which seat.
  public let seat: Seat
  /// Who takes it, or `nil` for whoever makes the change.
  public let staff: String?
  /// When.
  public let span: Interval

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    seat = try fields.term("seat")
    staff = fields.text("staff")
    span = try fields.span()
  }
}

/// Puts one person into every hole of a seat for a time (`do fill-gaps`): the fallback of a
/// temporary schedule.
public struct FillGaps: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "fill-gaps", summary: "Put one person on call wherever a seat has nobody for a time.",
    sentence: "Put {staff} on call for {county}, seat {seat}, wherever nobody is from"
      + " {starts_at} until {ends_at}.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField(
        "seat", .term(Coverage.required.map(\.rawValue)), required: true, help: "Which seat."),
      ChangeField("staff", .key(of: "staff"), required: true, help: "The person's key."),
      ChangeField("starts_at", .time, required: true, tense: .coming, help: "The first moment."),
      ChangeField(
        "ends_at", .time, required: true, tense: .coming, help: "The end, not part of it."),
    ], roles: [.supervisor, .hotline])

  /// FIPS code.
  public let county: String
  /// Which seat.
  public let seat: Seat
  /// The person's key.
  public let staff: String
  /// When.
  public let span: Interval

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    seat = try fields.term("seat")
    staff = try fields.required("staff")
    span = try fields.span()
  }
}

extension ChangeFields {
  /// The time from `starts_at` until `ends_at`.
  func span() throws(FieldProblem) -> Interval {
    guard let starts = time("starts_at"), let ends = time("ends_at") else {
      throw FieldProblem(field: "starts_at", reason: "is needed")
    }
    if ends <= starts {
      throw FieldProblem(field: "ends_at", reason: "must be later than starts_at")
    }
    return Interval(from: starts, until: ends)
  }
}
