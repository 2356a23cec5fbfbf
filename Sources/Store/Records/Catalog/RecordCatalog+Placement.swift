import Domain

/// What is recorded of placement beyond the files of interface §3: made by changes alone, and a
/// need by whoever looks for a place and finds none.
extension RecordCatalog {
  /// Wishes, held beds, unmet needs, what the state's list says of licences, reasons of placements.
  static let ofPlacement: [RecordKind] = [
    placementPreferences, bedHolds, unmetNeeds, licences, placementDecisions,
  ]

  /// Why a youth was placed where a stay began, and whether a supervisor let a rule be.
  static let placementDecisions = RecordKind(
    "placement_decisions",
    columns: [
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f7),
      RecordColumn("from", .time, required: true, group: .f7),
      RecordColumn("facility", .key(of: "facilities"), required: true, group: .f7),
      RecordColumn("overrides", .boolean, required: true, group: .f7),
      RecordColumn("reason", .text, required: true, group: .f7),
    ], identity: ["youth", "from"], county: .of("youth"))

  /// A row for each time that the list said something new; the newest stands.
  static let licences = RecordKind(
    "licences",
    columns: [
      RecordColumn("facility", .key(of: "facilities"), required: true, group: .f8),
      RecordColumn("from", .time, required: true, group: .f8),
      RecordColumn("licensed_on", .date, group: .f8), RecordColumn("closed_on", .date, group: .f8),
      RecordColumn("licence_as_of", .date, group: .f8),
      RecordColumn("licensee", .text, group: .f8),
    ], identity: ["facility", "from"], county: .of("facility"))

  static let placementPreferences = RecordKind(
    "placement_preferences",
    columns: [
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f7),
      RecordColumn("from", .time, required: true, group: .f7),
      RecordColumn("facility", .key(of: "facilities"), group: .f7),
      RecordColumn("type", .term(FacilityType.storedNames), group: .f7),
      RecordColumn("county", .county, group: .f7), RecordColumn("said", .text, group: .f7),
    ], identity: ["youth", "from"], county: .of("youth"))

  /// That a bed is held is no secret (F8); for whom is where a youth will stay (F7).
  static let bedHolds = RecordKind(
    "bed_holds",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f8),
      RecordColumn("facility", .key(of: "facilities"), required: true, group: .f8),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f7),
      RecordColumn("from", .time, required: true, group: .f8),
      RecordColumn("until", .time, required: true, group: .f8),
    ], identity: ["id"], county: .of("facility"))

  static let unmetNeeds = RecordKind(
    "unmet_needs",
    columns: [
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f7),
      RecordColumn("day", .date, required: true, group: .f7),
      RecordColumn("criterion", .term(UnmetNeed.criteria), required: true, group: .f7),
      RecordColumn("at", .time, required: true, group: .f7),
      RecordColumn("failing", .integer(0...100_000), required: true, group: .f7),
      RecordColumn("alone", .integer(0...100_000), required: true, group: .f7),
    ], identity: ["youth", "day", "criterion"], county: .of("youth"))
}
