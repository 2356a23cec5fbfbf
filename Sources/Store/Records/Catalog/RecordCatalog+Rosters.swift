import Domain

/// What is recorded of duty beyond shifts and callouts: made by changes alone.
extension RecordCatalog {
  /// A response's log, swaps, gaps that were let be, handovers.
  static let ofRosters: [RecordKind] = [
    responseSteps, shiftSwaps, namedGaps, temporarySchedules, handovers,
  ]

  /// Why a seat may stay empty where a shift was called off.
  static let namedGaps = RecordKind(
    "named_gaps",
    columns: [
      RecordColumn("shift", .key(of: "shifts"), required: true, group: .f12),
      RecordColumn("at", .time, required: true, group: .f12),
      RecordColumn("county", .county, required: true, group: .f12),
      RecordColumn("seat", .term(Seat.storedNames), required: true, group: .f12),
      RecordColumn("from", .time, required: true, group: .f12),
      RecordColumn("until", .time, required: true, group: .f12),
      RecordColumn("reason", .text, required: true, group: .f12),
    ], identity: ["shift", "at"], county: .column("county"))

  /// Keys are never NULL: a step of both seats has the seat `both`, one without a rung `none`.
  static let responseSteps = RecordKind(
    "response_steps",
    columns: [
      RecordColumn("callout", .key(of: "callouts"), required: true, group: .f13),
      RecordColumn(
        "seat", .term(Coverage.required.map(\.rawValue) + ["both"]), required: true, group: .f13),
      RecordColumn("step", .term(ResponseStep.storedNames), required: true, group: .f13),
      RecordColumn("at", .time, required: true, group: .f13),
      RecordColumn("rung", .term(LadderStep.storedNames + ["none"]), required: true, group: .f13),
      RecordColumn("staff", .key(of: "staff"), group: .f13),
      RecordColumn("outcome", .term(ResponseOutcome.storedNames), group: .f13),
      RecordColumn("until", .time, group: .f13),
      RecordColumn("youth_present", .boolean, group: .f13),
      RecordColumn("reason", .text, group: .f13),
    ], identity: ["callout", "seat", "step", "at", "rung"], county: .of("callout"))

  static let shiftSwaps = RecordKind(
    "shift_swaps",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f12),
      RecordColumn("shift", .key(of: "shifts"), required: true, group: .f12),
      RecordColumn("staff", .key(of: "staff"), required: true, group: .f12),
      RecordColumn("taker", .key(of: "staff"), required: true, group: .f12),
      RecordColumn("asked_at", .time, required: true, group: .f12),
      RecordColumn("accepted_at", .time, group: .f12),
      RecordColumn("approved_at", .time, group: .f12),
      RecordColumn("ended_at", .time, group: .f12),
    ], identity: ["id"], county: .of("shift"))

  /// What stands for a time before whatever else is planned; its shifts are shifts, whose keys begin
  /// with its own.
  static let temporarySchedules = RecordKind(
    "temporary_schedules",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f12),
      RecordColumn("county", .county, required: true, group: .f12),
      RecordColumn("seat", .term(Seat.storedNames), required: true, group: .f12),
      RecordColumn("rank", .term(Rank.storedNames), required: true, group: .f12),
      RecordColumn("from", .time, required: true, group: .f12),
      RecordColumn("until", .time, required: true, group: .f12),
      RecordColumn("fallback", .key(of: "staff"), group: .f12),
      RecordColumn("put_at", .time, required: true, group: .f12),
      RecordColumn("ended_at", .time, group: .f12),
    ], identity: ["id"], county: .column("county"))

  static let handovers = RecordKind(
    "handovers",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f13),
      RecordColumn("county", .county, required: true, group: .f13),
      RecordColumn("giver", .key(of: "staff"), required: true, group: .f13),
      RecordColumn("taker", .key(of: "staff"), required: true, group: .f13),
      RecordColumn("started_at", .time, required: true, group: .f13),
      RecordColumn("signed_at", .time, group: .f13),
      RecordColumn("items", .list, group: .f13),
    ], identity: ["id"], county: .column("county"))
}
