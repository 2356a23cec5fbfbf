/// Records that a missing youth was seen or told of (`do record-sighting`); no second alert.
public struct RecordSighting: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-sighting", summary: "Record that a missing youth was seen or told of again.",
    sentence: "Record a sighting for {episode} at {at|now}[ by {by}][, told by {source}].",
    fields: [
      .episode, ChangeField("at", .time, help: "When the youth was seen; now when left empty."),
      ChangeField("place", .text, sensitive: true, help: "Where, as far as is known."),
      ChangeField("source", .text, help: "Who told of it: caregiver, friend, school …"),
      ChangeField("note", .text, sensitive: true, help: "What was seen."),
      ChangeField("by", .text, help: "Who took it down."),
    ], roles: .episodeWorkers)

  /// The episode's key.
  public let episode: String
  /// When, or `nil` for now.
  public let at: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    at = fields.time("at")
    values = fields.all
  }
}

/// Records that it is known where a missing youth is (`do mark-located`, D§2.1).
public struct MarkLocated: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "mark-located", summary: "Record that it is known where a missing youth is.",
    sentence: "Record that the youth of {episode} was located at {at|now}[ by {by}]"
      + "[; the court has approved the place: {location_approved}].",
    fields: [
      .episode, .at,
      ChangeField("place", .text, sensitive: true, help: "Where the youth is."),
      ChangeField(
        "location_approved", .boolean,
        help: "Whether the court has approved the place; until it has, the youth is still missing."),
      ChangeField("by", .text, help: "Who located the youth."),
    ], roles: .episodeWorkers)

  /// The episode's key.
  public let episode: String
  /// When, or `nil` for now.
  public let at: Instant?
  /// Whether the place is approved, or `nil` where that is not said.
  public let isApproved: Bool?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    at = fields.time("at")
    isApproved = fields.boolean("location_approved")
    values = fields.all
  }
}

/// Records that a located youth is not there any more (`do mark-lost`): the search goes on.
public struct MarkLost: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "mark-lost", summary: "Record that a located youth is not there any more.",
    sentence: "Record that the youth of {episode} was not there any more at {at|now}[ by {by}].",
    fields: [
      .episode, .at,
      ChangeField("note", .text, sensitive: true, help: "What is known."),
      ChangeField("by", .text, help: "Who found it out."),
    ], roles: .episodeWorkers)

  /// The episode's key.
  public let episode: String
  /// When, or `nil` for now.
  public let at: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    at = fields.time("at")
    values = fields.all
  }
}

/// Records one step of an episode (`do record-step`): what law enforcement did, a warrant, what is
/// known of the time away (D§2.2).
public struct RecordStep: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-step",
    summary: "Record a step of an episode: law enforcement's, a warrant's, an examination's …",
    sentence: "Record {step} for {episode} at {at|now}[ by {by}][, reference {reference}].",
    fields: [
      .episode,
      ChangeField(
        "step", .term(EpisodeStep.recordable.map(\.rawValue)), required: true,
        help: "What happened."),
      .at,
      ChangeField("by", .text, help: "Who did it."),
      ChangeField(
        "reference", .text,
        help: "A number that proves it; never what CLETS or NCIC answer, nor their numbers."),
    ], roles: .episodeWorkers,
    undo: .recordOnly(
      "The record is taken back, not what was done; a clock that it closed runs again (D§2.2)."))

  /// The episode's key.
  public let episode: String
  /// What happened.
  public let step: EpisodeStep
  /// When, or `nil` for now.
  public let at: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    step = try fields.term("step")
    at = fields.time("at")
    values = fields.all
    if step == .ncicEntered || step == .ncicVerified, values["reference"] != nil {
      throw FieldProblem(
        field: "reference",
        reason: "stays empty: neither answers nor numbers of CLETS and NCIC are kept here")
    }
  }
}
