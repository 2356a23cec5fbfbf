import Database
import Domain

extension AddStudy: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try StudyRow.requirePlace(county, work)
    let kind = RecordCatalog.studyFigures
    let key = try work.key(id, "S-", for: kind)
    var values = values
    values["id"] = .text(key)
    values["at"] = .time(work.now)
    values["author"] = .text(work.viewer.account)
    let row = work.row(kind, values)
    try StudyRow.requireSense(of: row, work)
    var writer = try work.record(StudyRow.act(Self.descriptor.name, key, of: county))
    try writer.write(row, to: .base(of: kind))
    return key
  }
}

extension ChangeStudy: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("study") else { return }
    let kind = RecordCatalog.studyFigures
    try reading.work.requireVisible(kind, key)
    try reading.take(
      kind, key: [.text(key)],
      columns: kind.columns.map(\.name).filter { !["id", "county", "at", "author"].contains($0) })
  }

  func apply(_ work: WriteWork) throws -> String {
    let kind = RecordCatalog.studyFigures
    var row = try work.visibleRow(kind, study)
    let county = kind.values(of: row)("county").text
    try StudyRow.requirePlace(county, work)
    var changed = values.mapValues(\.stored)
    for name in cleared { changed[name] = .null }
    for (place, column) in kind.columns.enumerated() {
      if let value = changed[column.name] { row[place] = value }
    }
    try StudyRow.requireSense(of: row, work)
    var writer = try work.record(StudyRow.act(Self.descriptor.name, study, of: county))
    try writer.change(.base(of: kind), key: [.text(study)], changed)
    return study
  }
}

/// A study's figure as it is written.
private enum StudyRow {
  /// The entry of a change of it, without its words.
  static func act(_ verb: String, _ key: String, of county: String?) -> AuditLog.Act {
    AuditLog.Act(
      verb: verb, subjectKind: "study", subject: key,
      detail: JSONText.object([("county", county.map { .text($0) } ?? .null)]))
  }

  /// A county's figure is put down by whoever answers for it, one of the whole state by whoever
  /// answers for every county.
  static func requirePlace(_ county: String?, _ work: WriteWork) throws {
    if let county { return try work.requireCounty(county) }
    let all = try work.connection.fetchAll("SELECT fips FROM counties") { $0.text(0) }
    if !all.allSatisfy({ work.viewer.covers(county: $0) }) {
      throw StoreError.field(
        FieldProblem(
          field: "county", reason: "is needed: a figure of the whole state is not yours to set"))
    }
  }

  /// Refuses values that do not fit one another, and a period that is not over.
  static func requireSense(of row: [DatabaseValue], _ work: WriteWork) throws {
    let value = RecordCatalog.studyFigures.values(of: row)
    func number(_ name: String) -> Int? { value(name).int64.map { Int($0) } }
    guard let unit = value("unit").text.flatMap({ StudyUnit(stored: $0) }),
      let stage = value("stage").text.flatMap({ StudyStage(stored: $0) }),
      let firstDay = value("first_day").text.flatMap({ LocalDate($0) }),
      let lastDay = value("last_day").text.flatMap({ LocalDate($0) })
    else { throw StoreError.rule("the figure's values do not read") }
    let problem = StudyFigure.problem(
      unit: unit, value: number("value") ?? 0, n: number("n"), total: number("total"),
      firstDay: firstDay, lastDay: lastDay, stage: stage, evaluator: value("evaluator").text)
    if let problem { throw StoreError.field(problem) }
    if lastDay > work.today {
      throw StoreError.field(
        FieldProblem(field: "last_day", reason: "lies in the future: what was found is over"))
    }
  }
}
