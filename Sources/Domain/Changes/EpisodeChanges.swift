/// Says who looks for a missing youth (`do assign-recovery`).
public struct AssignRecovery: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "assign-recovery", summary: "Say who looks for a missing youth, or which agency leads.",
    sentence: "Set for {episode}:[ recovery worker {recovery_worker}][ lead agency {lead_agency}].",
    fields: [
      .episode,
      ChangeField(
        "recovery_worker", .key(of: "staff"), clearable: true, help: "Who looks for the youth."),
      ChangeField(
        "lead_agency", .key(of: "agencies"), clearable: true, help: "The agency that leads."),
    ], roles: [.caseworker, .supervisor])

  /// The episode's key.
  public let episode: String
  /// The new values, by field name.
  public let correction: Correction

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    correction = try Correction(fields, besides: ["episode"])
  }
}

/// Closes a missing episode (`do close-episode`, D§2.3).
public struct CloseEpisode: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "close-episode", summary: "Close a missing episode.",
    sentence: "Close {episode} at {closed_at|now}[, return conversation {debriefed_at}]"
      + "[, screened {screened_at}].",
    fields: [
      .episode,
      ChangeField("closed_at", .time, help: "When; now when left empty."),
      ChangeField(
        "debriefed_at", .time, help: "When the youth told what led to it and what happened."),
      ChangeField("screened_at", .time, help: "When the youth was screened for trafficking."),
    ], roles: [.caseworker, .supervisor])

  /// The episode's key.
  public let episode: String
  /// When, or `nil` for now.
  public let closedAt: Instant?
  /// When the return conversation was held, if that is not recorded yet.
  public let debriefedAt: Instant?
  /// When the screening was done, if that is not recorded yet.
  public let screenedAt: Instant?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    closedAt = fields.time("closed_at")
    debriefedAt = fields.time("debriefed_at")
    screenedAt = fields.time("screened_at")
  }
}
