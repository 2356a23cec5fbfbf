/// Confirms a facility's beds (`do confirm-beds`, S18).
public struct ConfirmBeds: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "confirm-beds", summary: "Confirm how many beds of a facility are taken.",
    sentence: "Confirm the beds of {facility} at {confirmed_at|now}[, {occupied} occupied][, "
      + "{held} held][, {offline} offline][ ({offline_reason})][, said by "
      + "{confirmed_by}].",
    fields: [
      ChangeField(
        "facility", .key(of: "facilities"), required: true, help: "The facility's key."),
      ChangeField(
        "occupied", .integer(0...10_000),
        help: "Beds taken; unchanged from the last confirmation when left empty."),
      ChangeField("held", .integer(0...10_000), help: "Beds held for somebody."),
      ChangeField("offline", .integer(0...10_000), help: "Beds that can't be used."),
      ChangeField("offline_reason", .text, help: "Staffing, quarantine, licensing, repair."),
      ChangeField("confirmed_at", .time, help: "When; now when left empty."),
      ChangeField("confirmed_by", .text, help: "Who said so."),
    ], roles: [.supervisor, .placementDesk, .provider])

  /// The facility's key.
  public let facility: String
  /// When, or `nil` for now.
  public let confirmedAt: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    facility = try fields.required("facility")
    confirmedAt = fields.time("confirmed_at")
    values = fields.all
  }
}

/// Places a youth in a facility (`do place-stay`).
public struct PlaceStay: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "place-stay", summary: "Place a youth in a facility or home.",
    sentence: "Place {youth} in {facility} from {from|now}"
      + "[; with a named facilitator there: {override}].",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField(
        "facility", .key(of: "facilities"), required: true, help: "The facility's key."),
      ChangeField("from", .time, tense: .either, help: "Since when; now when left empty."),
    ] + PlacementDecision.fields, roles: .placers)

  /// The youth's key.
  public let youth: String
  /// The facility's key.
  public let facility: String
  /// Since when, or `nil` for now.
  public let from: Instant?
  /// Why there, and against which rule.
  public let decision: PlacementDecision

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    facility = try fields.required("facility")
    from = fields.time("from")
    decision = PlacementDecision(fields)
  }
}

/// Why a youth is placed where they are (S21, D§5.3: decision and reason are kept).
public struct PlacementDecision: Hashable, Sendable {
  /// The reason, where one was given.
  public let reason: String?
  /// Whether a supervisor lets the youth live where a named facilitator is.
  public let overrides: Bool

  static let fields = [
    ChangeField("reason", .text, sensitive: true, help: "Why there, of the places that were open."),
    ChangeField(
      "override", .boolean,
      help: "A supervisor's word that the youth may live where a named facilitator is; needs a"
        + " reason."),
  ]

  init(_ fields: ChangeFields) {
    reason = fields.text("reason")
    overrides = fields.boolean("override") ?? false
  }
}

/// Ends a youth's stay (`do end-stay`).
public struct EndStay: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "end-stay", summary: "End a youth's stay in a facility or home.",
    sentence: "End the stay of {youth} at {until|now}[, reason: {end_reason}]"
      + "[; missing from care: {missing}].",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField("until", .time, help: "When it ended; now when left empty."),
      ChangeField("end_reason", .text, help: "Why it ended."),
      ChangeField(
        "missing", .boolean,
        help: "Whether the youth is missing from care: the episode opens and its clocks start."),
    ], roles: .placers)

  /// The youth's key.
  public let youth: String
  /// When it ended, or `nil` for now.
  public let until: Instant?
  /// Why it ended.
  public let endReason: String?
  /// Whether the youth is missing from care.
  public let isMissing: Bool

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    until = fields.time("until")
    endReason = fields.text("end_reason")
    isMissing = fields.boolean("missing") ?? false
  }
}

/// Moves a youth from where they stay to another place (`do move-stay`): one stay ends as the next
/// begins.
public struct MoveStay: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "move-stay", summary: "Move a youth to another facility or home.",
    sentence:
      "Move {youth} to {facility} at {at|now}[, reason: {end_reason}]"
      + "[; with a named facilitator there: {override}].",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField(
        "facility", .key(of: "facilities"), required: true, help: "Where they move to."),
      ChangeField("at", .time, help: "When; now when left empty."),
      ChangeField("end_reason", .text, help: "Why they move."),
    ] + PlacementDecision.fields, roles: .placers)

  /// The youth's key.
  public let youth: String
  /// Where they move to.
  public let facility: String
  /// When, or `nil` for now.
  public let at: Instant?
  /// Why they move.
  public let endReason: String?
  /// Why there, and against which rule.
  public let decision: PlacementDecision

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    facility = try fields.required("facility")
    at = fields.time("at")
    endReason = fields.text("end_reason")
    decision = PlacementDecision(fields)
  }
}
