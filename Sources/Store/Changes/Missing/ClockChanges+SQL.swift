import Database
import Domain

extension ExemptClock: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try EpisodeRow.visible(episode, work)
    let at = at ?? work.now
    try work.requirePast(at, "an exemption cannot begin in time to come")
    let kind = RecordCatalog.clockExemptions
    var values = values
    values["at"] = .time(at)
    let row = work.row(kind, values)
    try work.requireNew(kind, row, "that exemption is recorded already")
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [("episode", .text(episode)), ("clock", row[1])])
    try writer.write(row, to: .base(of: kind))
    return episode
  }
}

extension SetClock: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    let day = effectiveOn ?? work.today
    // What was in force yesterday was read by whoever acted on it.
    if day < work.today {
      throw StoreError.field(
        FieldProblem(
          field: "effective_on", reason: "lies in the past; a policy holds from today on"))
    }
    var rows: [[DatabaseValue]] = []
    if let value { rows.append(row(.clock, value, on: day, work)) }
    if let standing { rows.append(row(.clockState, standing.rawValue, on: day, work)) }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "policies", subject: clock.rawValue,
        detail: JSONText.object([
          ("county", .text(county)), ("effective_on", .text(day.text)),
          ("value", value.map { .integer(Int64($0)) } ?? .null),
          ("standing", standing.map { .text($0.word) } ?? .null),
        ])))
    let table = RecordTable.base(of: RecordCatalog.weights)
    for row in rows {
      let before = try writer.row(of: table, key: table.key(of: row))?.values
      try writer.write(row, to: table, before: before)
    }
    return clock.rawValue
  }

  private func row(_ kind: PolicyKind, _ value: Int, on day: LocalDate, _ work: WriteWork)
    -> [DatabaseValue]
  {
    work.row(
      RecordCatalog.weights,
      [
        "county": .text(county), "effective_on": .date(day), "kind": .text(kind.rawValue),
        "key": .text(clock.rawValue), "value": .integer(value), "citation": .text(citation),
        "provenance": .text("county"), "approved_by": .text(approvedBy),
      ])
  }
}
