/// Records how the return conversation stands (`do record-conversation`, S27).
public struct RecordConversation: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-conversation",
    summary: "Record that the return conversation was offered, held or not wanted.",
    sentence: "Record for {episode} that the return conversation was {outcome} at {at|now}"
      + "[ by {by}][; what led to leaving: {factors}].",
    fields: [
      .episode,
      ChangeField(
        "outcome", .term(ConversationOutcome.storedNames), required: true,
        help: "How it stands; one that is not wanted now can be offered again."),
      .at,
      ChangeField(
        "factors", .terms(LeavingFactor.storedNames), help: "What led the youth to leave."),
      ChangeField(
        "experiences", .text, sensitive: true, help: "What the youth wants to be known."),
      ChangeField("follow_up", .text, sensitive: true, help: "What is to follow."),
      ChangeField("by", .text, help: "Who offered or held it."),
    ], roles: [.caseworker, .supervisor, .probation])

  /// The episode's key.
  public let episode: String
  /// How it stands.
  public let outcome: ConversationOutcome
  /// When, or `nil` for now.
  public let at: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    outcome = try fields.term("outcome")
    at = fields.time("at")
    values = fields.all
    for field in ["factors", "experiences"] where values[field] != nil && outcome != .held {
      throw FieldProblem(field: field, reason: "is told in a conversation that was held")
    }
  }
}

/// Records the screening after a return (`do record-screen`, D§2.2 C17).
public struct RecordScreen: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-screen", summary: "Record the trafficking screening after a return.",
    sentence: "Record the screening for {episode} at {at|now}[ with {tool}][ {version}].",
    fields: [
      .episode, .at,
      ChangeField(
        "tool", .text, help: "The tool: cse_it, another's name; only the time when left empty."),
      ChangeField("version", .text, help: "The tool's version."),
      ChangeField("score", .integer(0...1_000), help: "The total, where the tool has one."),
      ChangeField("band", .text, help: "The tool's own word for the result."),
    ], roles: [.caseworker, .supervisor])

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
    for field in ["version", "score", "band"] where values[field] != nil && values["tool"] == nil {
      throw FieldProblem(field: "tool", reason: "is needed for a result")
    }
  }
}

/// Ends an episode that is not worked to its close (`do end-episode`, D§2.3).
public struct EndEpisode: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "end-episode",
    summary: "End an episode: entered in error, jurisdiction ended, or the youth died.",
    sentence: "End {episode} as {ending} at {at|now}: {reason}.",
    fields: [
      .episode,
      ChangeField("ending", .term(EpisodeEnding.storedNames), required: true, help: "How it ends."),
      ChangeField("reason", .text, required: true, help: "Why, in a sentence."),
      .at,
    ], roles: [.caseworker, .supervisor, .probation])

  /// The episode's key.
  public let episode: String
  /// How it ends.
  public let ending: EpisodeEnding
  /// Why.
  public let reason: String
  /// When, or `nil` for now.
  public let at: Instant?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    ending = try fields.term("ending")
    reason = try fields.required("reason")
    at = fields.time("at")
  }
}
