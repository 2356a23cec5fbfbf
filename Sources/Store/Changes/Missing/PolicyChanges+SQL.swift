import Database
import Domain

extension SetClock: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let dated = try DatedPolicy(
      county, effectiveOn, citation: citation, approvedBy: approvedBy, work)
    var rows: [[DatabaseValue]] = []
    if let value { rows.append(dated.row(.clock, clock.rawValue, value, work)) }
    if let standing {
      rows.append(dated.row(.clockState, clock.rawValue, standing.rawValue, work))
    }
    try dated.write(
      rows, by: Self.descriptor.name, of: clock.rawValue,
      [
        ("value", value.map { .integer(Int64($0)) } ?? .null),
        ("standing", standing.map { .text($0.word) } ?? .null),
      ], work)
    return clock.rawValue
  }
}

extension SetLadder: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let dated = try DatedPolicy(
      county, effectiveOn, citation: citation, approvedBy: approvedBy, work)
    try requireRising(on: dated.day, work)
    let given = LadderStep.allCases.compactMap { step in minutes[step].map { (step, $0) } }
    try dated.write(
      given.map { dated.row(.escalation, $0.0.rawValue, $0.1, work) }, by: Self.descriptor.name,
      of: PolicyKind.escalation.rawValue,
      given.map { ($0.0.rawValue, .integer(Int64($0.1))) }, work)
    return PolicyKind.escalation.rawValue
  }

  /// Refuses a ladder on which a later step would be reached before an earlier one, with what is
  /// not given as it stands on the day.
  private func requireRising(on day: LocalDate, _ work: WriteWork) throws {
    let steps = try LadderStep.allCases.map { step in
      try (step, minutes[step] ?? standing(step, on: day, work))
    }
    for (lower, upper) in zip(steps, steps.dropFirst()) where upper.1 < lower.1 {
      throw StoreError.field(
        FieldProblem(
          field: minutes[upper.0] == nil ? lower.0.rawValue : upper.0.rawValue,
          reason: "\(upper.0.rawValue) after \(upper.1) minutes would come before"
            + " \(lower.0.rawValue) after \(lower.1)"))
    }
  }

  private func standing(_ step: LadderStep, on day: LocalDate, _ work: WriteWork) throws -> Int {
    try work.policy(.escalation, step.rawValue, county: county, on: day)
      ?? step.defaultMinutes
  }
}

/// A county's own policy from a day on, with where it is written down and who approved it.
private struct DatedPolicy {
  let county: String
  let day: LocalDate
  let citation: String
  let approvedBy: String

  init(
    _ county: String, _ effectiveOn: LocalDate?, citation: String, approvedBy: String,
    _ work: WriteWork
  ) throws {
    try work.requireCounty(county)
    let day = effectiveOn ?? work.today
    // What was in force yesterday was read by whoever acted on it.
    if day < work.today {
      throw StoreError.field(
        FieldProblem(
          field: "effective_on", reason: "lies in the past; a policy holds from today on"))
    }
    self.county = county
    self.day = day
    self.citation = citation
    self.approvedBy = approvedBy
  }

  func row(_ kind: PolicyKind, _ key: String, _ value: Int, _ work: WriteWork) -> [DatabaseValue] {
    work.row(
      RecordCatalog.weights,
      [
        "county": .text(county), "effective_on": .date(day), "kind": .text(kind.rawValue),
        "key": .text(key), "value": .integer(value), "citation": .text(citation),
        "provenance": .text("county"), "approved_by": .text(approvedBy),
      ])
  }

  /// Writes rows under one entry of the log.
  func write(
    _ rows: [[DatabaseValue]], by verb: String, of subject: String,
    _ detail: [(String, DatabaseValue)], _ work: WriteWork
  ) throws {
    var writer = try work.record(
      AuditLog.Act(
        verb: verb, subjectKind: "policies", subject: subject,
        detail: JSONText.object(
          [("county", .text(county)), ("effective_on", .text(day.text))] + detail)))
    let table = RecordTable.base(of: RecordCatalog.weights)
    for row in rows {
      let before = try writer.row(of: table, key: table.key(of: row))?.values
      try writer.write(row, to: table, before: before)
    }
  }
}
