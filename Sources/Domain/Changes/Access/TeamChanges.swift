/// Starts a team for a youth (`do start-team`): while it lasts, its members may exchange what they
/// need to know of the youth (WIC 18961.7).
public struct StartTeam: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "start-team",
    summary: "Start a team for a youth; its members see what the law lets them.",
    sentence: "Start a team ({purpose}) for {youth} of {members}, from {from|now}[ under the key "
      + "{id}]; identities verified: {verified}.",
    fields: [
      ChangeField("id", .ownKey, help: "The county's own key; made up when left empty."),
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField(
        "purpose", .term(TeamPurpose.storedNames), required: true, help: "What the team is for."),
      ChangeField(
        "members", .list, required: true, help: "The members' accounts; two or more, with yours."),
      ChangeField(
        "verified", .text, required: true,
        help: "How each member's identity was verified: badge seen, called back at the agency …"),
      ChangeField(
        "from", .time, help: "The report's time, from which its days run; now when left empty."),
    ], roles: [.caseworker, .supervisor, .probation])

  /// The county's own key, or `nil` for one made up.
  public let id: String?
  /// The youth's key.
  public let youth: String
  /// The purpose's stored name.
  public let purpose: String
  /// Accounts, each once, in the order given.
  public let members: [String]
  /// How identities were verified.
  public let verified: String
  /// The report's time, or `nil` for now.
  public let from: Instant?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    id = fields.text("id")
    youth = try fields.required("youth")
    purpose = try fields.required("purpose")
    verified = try fields.required("verified")
    from = fields.time("from")
    var members: [String] = []
    for part in try fields.required("members").split(separator: ";") {
      let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      if !name.isEmpty, !members.contains(name) { members.append(name) }
    }
    self.members = members
  }
}

/// Lets a team last longer (`do extend-team`), with documented good cause.
public struct ExtendTeam: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "extend-team", summary: "Let a team last longer, with good cause.",
    sentence: "Let team {team} last until {until}.",
    fields: [
      ChangeField("team", .key(of: "teams"), required: true, help: "The team's key."),
      ChangeField("until", .time, required: true, tense: .coming, help: "Its new end."),
      ChangeField(
        "cause", .text, required: true, sensitive: true, help: "The good cause (WIC 18961.7)."),
    ], roles: [.caseworker, .supervisor, .probation])

  /// The team's key.
  public let team: String
  /// Its new end.
  public let until: Instant?
  /// The good cause.
  public let cause: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    team = try fields.required("team")
    until = fields.time("until")
    cause = try fields.required("cause")
  }
}

/// Ends a team (`do end-team`); what its members saw through it closes at once.
public struct EndTeam: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "end-team", summary: "End a team; what its members saw through it closes at once.",
    sentence: "End team {team} now; what its members saw through it closes.",
    fields: [
      ChangeField("team", .key(of: "teams"), required: true, help: "The team's key.")
    ], roles: [.caseworker, .supervisor, .probation])

  /// The team's key.
  public let team: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    team = try fields.required("team")
  }
}
