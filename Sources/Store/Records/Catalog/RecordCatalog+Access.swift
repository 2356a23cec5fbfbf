import Domain

/// The kinds by which records are opened to somebody: made by changes alone, in no file.
extension RecordCatalog {
  /// Every kind that the store holds, those of files first.
  package static let stored: [RecordKind] =
    all + grounds + ofEpisodes + ofPlacement + ofPlans + ofAgendas
    + ofRosters + ofCaseloads

  /// What opens a record to somebody.
  static let grounds: [RecordKind] = [teams, teamMembers, consents, breakGlass]

  static let teams = RecordKind(
    "teams",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f2),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f2),
      RecordColumn("purpose", .term(TeamPurpose.storedNames), required: true, group: .f2),
      RecordColumn("from", .time, required: true, group: .f2),
      RecordColumn("until", .time, required: true, group: .f2),
      RecordColumn("cause", .text, group: .f4),
    ], identity: ["id"], county: .of("youth"))

  static let teamMembers = RecordKind(
    "team_members",
    columns: [
      RecordColumn("team", .key(of: "teams"), required: true, group: .f2),
      RecordColumn("account", .text, required: true, group: .f2),
      RecordColumn("verified", .text, required: true, group: .f2),
      RecordColumn("from", .time, required: true, group: .f2),
      RecordColumn("until", .time, group: .f2),
    ], identity: ["team", "account"], county: .of("team"))

  static let consents = RecordKind(
    "consents",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f2),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f2),
      RecordColumn("agency", .key(of: "agencies"), required: true, group: .f2),
      RecordColumn("basis", .term(ConsentBasis.storedNames), required: true, group: .f2),
      RecordColumn(
        "fields", .terms(FieldGroup.consentable.map(\.rawValue)), required: true, group: .f2),
      RecordColumn("reference", .text, required: true, group: .f16),
      RecordColumn("from", .time, required: true, group: .f2),
      RecordColumn("until", .time, required: true, group: .f2),
    ], identity: ["id"], county: .of("youth"))

  static let breakGlass = RecordKind(
    "break_glass",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f18),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f18),
      RecordColumn("account", .text, required: true, group: .f18),
      RecordColumn("reason", .text, required: true, group: .f18),
      RecordColumn("from", .time, required: true, group: .f18),
      RecordColumn("until", .time, required: true, group: .f18),
      RecordColumn("reviewed_at", .time, group: .f18),
      RecordColumn("reviewed_by", .text, group: .f18),
      RecordColumn("finding", .text, group: .f18),
    ], identity: ["id"], county: .of("youth"))
}
