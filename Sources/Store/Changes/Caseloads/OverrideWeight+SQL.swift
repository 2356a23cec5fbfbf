import Database
import Domain

extension OverrideWeight: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try CaseRecord.visible(caseKey, work)
    if let closed = found.closedOn, closed < work.today.text {
      throw StoreError.rule("case '\(caseKey)' was closed on \(closed)")
    }
    try requireSpan(found, work)
    try requireAlone(work)
    let kind = RecordCatalog.weightOverrides
    let key = try work.freshKey("WO-", for: kind)
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [
        ("case", .text(caseKey)), ("delta", .integer(Int64(delta))),
        ("until", .integer(until.seconds)),
      ])
    let values: [String: FieldValue] = [
      "id": .text(key), "youth": .text(found.youth), "case": .text(caseKey),
      "from": .time(work.now), "until": .time(until), "delta": .integer(delta),
      "reason": .text(reason),
    ]
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }

  /// It ends after now, and within the days that the county allows.
  private func requireSpan(_ found: CaseRecord, _ work: WriteWork) throws {
    let rule = AssignmentRule.overrideDays
    let chosen =
      try work.policy(.assignment, rule.rawValue, county: found.county, on: work.today)
      ?? rule.defaultValue
    // A row that an import brought may say more than the rule allows.
    let days = min(chosen, rule.most ?? chosen)
    if until <= work.now {
      throw StoreError.field(FieldProblem(field: "until", reason: "lies in the past"))
    }
    if until > work.now.adding(trueDays: days) {
      throw StoreError.field(
        FieldProblem(field: "until", reason: "is more than \(days) days from now"))
    }
  }

  private func requireAlone(_ work: WriteWork) throws {
    if let other = try RunningOverride.of(caseKey, work) {
      throw StoreError.rule(
        "case '\(caseKey)' has an override already, '\(other)': end-override ends it, then it can be"
          + " overridden anew")
    }
  }
}

extension EndOverride: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("case") else { return }
    try reading.work.requireVisible(RecordCatalog.cases, key)
    guard let override = try RunningOverride.of(key, reading.work) else { return }
    try reading.take(
      RecordCatalog.weightOverrides, key: [.text(override)], columns: ["delta", "until"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try CaseRecord.visible(caseKey, work)
    guard let key = try RunningOverride.of(caseKey, work) else {
      throw StoreError.rule("the points of case '\(caseKey)' are not overridden")
    }
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [("case", .text(caseKey)), ("override", .text(key))])
    try writer.change(
      .base(of: RecordCatalog.weightOverrides), key: [.text(key)],
      ["until_at": .integer(work.now.seconds)])
    return key
  }
}

/// The override of a case that has not ended.
private enum RunningOverride {
  static func of(_ caseKey: String, _ work: WriteWork) throws -> String? {
    try work.connection.fetchOne(
      "SELECT id FROM weight_overrides WHERE youth = (SELECT youth FROM cases WHERE id = ?1)"
        + " AND case_id = ?1 AND until_at > ?2",
      [.text(caseKey), .integer(work.now.seconds)]
    ) { $0.text(0) }
  }
}
