import Domain

/// What is recorded of caseloads beyond the files of interface §3: made by changes alone.
extension RecordCatalog {
  /// What was said of loads over the limits, and overridden points.
  static let ofCaseloads: [RecordKind] = [loadExceptions, weightOverrides]

  /// Why somebody was given more than they can carry.
  static let loadExceptions = RecordKind(
    "load_exceptions",
    columns: [
      RecordColumn("case", .key(of: "cases"), required: true, group: .f14),
      RecordColumn("staff", .key(of: "staff"), required: true, group: .f14),
      RecordColumn("role", .term(AssignmentRole.storedNames), required: true, group: .f14),
      RecordColumn("from", .time, required: true, group: .f14),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f14),
      RecordColumn("points", .integer(0...1_000_000), required: true, group: .f14),
      RecordColumn("capacity", .integer(0...1_000_000), required: true, group: .f14),
      RecordColumn("reason", .text, group: .f14),
    ], identity: ["case", "staff", "role", "from"], county: .of("youth"))

  /// Points that a supervisor adds to a case or takes off it for a time (D§4.3 rule 3).
  static let weightOverrides = RecordKind(
    "weight_overrides",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f14),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f14),
      RecordColumn("case", .key(of: "cases"), required: true, group: .f14),
      RecordColumn("from", .time, required: true, group: .f14),
      RecordColumn("until", .time, required: true, group: .f14),
      RecordColumn("delta", .integer(-500...500), required: true, group: .f14),
      RecordColumn("reason", .text, required: true, group: .f14),
    ], identity: ["id"], county: .of("youth"))
}
