extension Set<Role> {
  /// The roles that place youth.
  static let placers: Set<Role> = [.caseworker, .supervisor, .probation, .placementDesk]
}

/// Holds a bed of a facility for a youth (`do hold-bed`, D§5.2): until then nobody else counts it.
public struct HoldBed: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "hold-bed", summary: "Hold a bed of a facility for a youth, for some hours.",
    sentence: "Hold a bed of {facility} for {youth}[ until {until}].",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField(
        "facility", .key(of: "facilities"), required: true, help: "The facility's key."),
      ChangeField(
        "until", .time, tense: .coming,
        help: "Until when; 4 hours from now, or what the county has set, when left empty."),
    ], roles: .placers,
    undo: .recordOnly("The bed counts as open again; whoever was told that it is held is not."))

  /// The youth's key.
  public let youth: String
  /// The facility's key.
  public let facility: String
  /// Until when, or `nil` for the county's hours from now.
  public let until: Instant?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    facility = try fields.required("facility")
    until = fields.time("until")
  }
}

/// Gives up a bed that is held for a youth (`do release-bed`).
public struct ReleaseBed: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "release-bed", summary: "Give up a bed that is held for a youth.",
    sentence: "Give up the bed of {facility} that is held for {youth}.",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField(
        "facility", .key(of: "facilities"), required: true, help: "The facility's key."),
    ], roles: .placers)

  /// The youth's key.
  public let youth: String
  /// The facility's key.
  public let facility: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    facility = try fields.required("facility")
  }
}
