/// Reports a youth missing from care (`do report-missing`, D§2.3): eight fields at most.
public struct ReportMissing: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "report-missing", summary: "Report a youth missing from care; their clocks start.",
    sentence: "Report {youth} missing from care[ from {facility}], told at "
      + "{received_at|now}[, last seen {last_seen_at}]; the clocks start.",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField("received_at", .time, help: "When the agency was told; now when left empty."),
      ChangeField("last_seen_at", .time, help: "When the youth was last seen."),
      ChangeField("facility", .key(of: "facilities"), help: "Where the youth went missing from."),
      ChangeField("suspected_county", .county, help: "FIPS code of where the youth may be."),
      ChangeField("recovery_worker", .key(of: "staff"), help: "Who looks for the youth."),
      ChangeField("lead_agency", .key(of: "agencies"), help: "The agency that leads."),
      ChangeField("whereabouts_known", .boolean, help: "Whether it is known where they are."),
    ], roles: .episodeWorkers)

  /// The youth's key.
  public let youth: String
  /// When the agency was told, or `nil` for now.
  public let receivedAt: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    receivedAt = fields.time("received_at")
    values = fields.all
  }
}

/// Records a notice of a missing episode, or why it need not be made (`do record-notice`).
public struct RecordNotice: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-notice", summary: "Record a notice that a youth is missing, or an exemption.",
    sentence: "Record the notice to {party} for {episode} at {at|now}[ by {by}]"
      + "[, exempt: {exempt_reason}], number: {reference|none; law enforcement and NCMEC count only"
      + " with one}.",
    fields: [
      .episode,
      ChangeField(
        "party", .term(NoticeParty.storedNames), required: true, help: "Who was told."),
      .at,
      ChangeField("by", .text, help: "Who told them."),
      ChangeField(
        "reference", .text,
        help: "The report or case number; law enforcement and NCMEC count only with it."),
      ChangeField("exempt_reason", .text, help: "Why this notice need not be made."),
    ], roles: .episodeWorkers,
    undo: .recordOnly(
      "The record is taken back, not the notice: whoever was told still knows, and its clock"
        + " runs again (D§2.2)."))

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
    if values["reference"] != nil, values["exempt_reason"] != nil {
      throw FieldProblem(
        field: "exempt_reason", reason: "a notice with a reference was made; it is not exempt")
    }
  }
}

/// Records an effort to find or see a youth (`do record-effort`).
public struct RecordEffort: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-effort", summary: "Record an effort to find a missing youth.",
    sentence: "Record an effort ({kind}) for {episode} at {at|now}[ by {by}].",
    fields: [
      .episode,
      ChangeField(
        "kind", .text, required: true,
        help: "What was done: school, friends, shelter …; face_to_face once seen after a return."),
      .at,
      ChangeField("result", .text, sensitive: true, help: "What came of it."),
      ChangeField("by", .text, help: "Who did it."),
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
    var values = fields.all
    // However it is written by hand, it is the effort that stops a clock.
    if case .text(let kind) = values["kind"] {
      let words = kind.lowercased().split { $0 == "_" || $0 == "-" || $0.isWhitespace }
      if words.joined(separator: "_") == EffortFacts.faceToFace {
        values["kind"] = .text(EffortFacts.faceToFace)
      }
    }
    self.values = values
  }
}

/// Records that a youth has returned (`do record-return`); the clocks of the return start.
public struct RecordReturn: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-return", summary: "Record that a missing youth has returned.",
    sentence: "Record that the youth of {episode} returned at {returned_at|now}[ ({return_kind})].",
    fields: [
      .episode,
      ChangeField("returned_at", .time, help: "When; now when left empty."),
      ChangeField(
        "return_kind", .text, help: "How: self, law_enforcement, family, advocate, other."),
    ], roles: .episodeWorkers)

  /// The episode's key.
  public let episode: String
  /// When, or `nil` for now.
  public let returnedAt: Instant?
  /// How, in the county's words.
  public let returnKind: String?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    episode = try fields.required("episode")
    returnedAt = fields.time("returned_at")
    returnKind = fields.text("return_kind")
  }
}
