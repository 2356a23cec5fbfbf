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
    let days =
      try work.policy(.assignment, rule.rawValue, county: found.county, on: work.today)
      ?? rule.defaultValue
    if until <= work.now {
      throw StoreError.field(FieldProblem(field: "until", reason: "lies in the past"))
    }
    if until > work.now.adding(trueDays: days) {
      throw StoreError.field(
        FieldProblem(field: "until", reason: "is more than \(days) days from now"))
    }
  }

  private func requireAlone(_ work: WriteWork) throws {
    let other = try work.connection.fetchOne(
      "SELECT id FROM weight_overrides WHERE youth = (SELECT youth FROM cases WHERE id = ?1)"
        + " AND case_id = ?1 AND until_at > ?2",
      [.text(caseKey), .integer(work.now.seconds)]
    ) { $0.text(0) }
    if let other {
      throw StoreError.rule("case '\(caseKey)' has an override already: \(other)")
    }
  }
}
