import Database
import Domain

extension SendSurvey: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    let former = try work.survey(of: county, values)
    var values = values
    if former == nil, askedOn == nil { values["asked_on"] = .date(work.today) }
    try work.write(survey: values, keeping: former.map { ($0, cleared) }, by: Self.descriptor)
    return county
  }
}

extension AnswerSurvey: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    guard let former = try work.survey(of: county, values) else {
      throw StoreError.rule(
        "'\(county)' was not asked; send-survey enters the day on which it was")
    }
    let answers = RecordCatalog.surveyAnswers
    if cleared.contains("answered_on"), try question != nil || work.hasAnswers(county, values) {
      throw StoreError.rule("answers are on file; take them off first, each with answer=-")
    }
    let answer = question.map { question in
      values.filter { ["county", "fiscal_year", "answer"].contains($0.key) }
        .merging(["question": .text(question)]) { $1 }
    }
    var own = values.filter { ["county", "fiscal_year", "answered_on"].contains($0.key) }
    let isKnown = !RecordCatalog.surveys.values(of: former)("answered_on").isNull
    if answeredOn == nil, !isKnown, !cleared.contains("answered_on") {
      own["answered_on"] = .date(work.today)
    }
    let row = answer.map { work.newRow($0, of: answers) }
    if let row { try work.requireNew(answers, row, WriteWork.sameMoment) }
    try work.write(
      survey: own, keeping: (former, cleared), by: Self.descriptor,
      with: row.map { ($0, answers) })
    return county
  }
}

extension WriteWork {
  /// What is known of the survey that a change names.
  fileprivate func survey(
    of county: String, _ values: [String: FieldValue]
  ) throws -> [DatabaseValue]? {
    try newest(
      RecordCatalog.surveys,
      where: [
        ("county", .text(county)), ("fiscal_year", values["fiscal_year"]?.stored ?? .null),
      ])
  }

  /// Whether two rows say the same, whoever put them down and when.
  private func isSame(
    _ one: [DatabaseValue], _ other: [DatabaseValue], _ kind: RecordKind
  ) -> Bool {
    kind.columns.indices.allSatisfy { place in
      ["at", "author"].contains(kind.columns[place].name) || one[place] == other[place]
    }
  }

  /// Whether a county's answers to it are on file.
  fileprivate func hasAnswers(_ county: String, _ values: [String: FieldValue]) throws -> Bool {
    try connection.fetchOne(
      """
      SELECT 1 FROM survey_answers a WHERE a.county = ?1 AND a.fiscal_year = ?2
        AND a.answer IS NOT NULL AND a.at = (SELECT max(n.at) FROM survey_answers n
          WHERE n.county = ?1 AND n.fiscal_year = ?2 AND n.question = a.question)
      """, [.text(county), values["fiscal_year"]?.stored ?? .null]
    ) { $0.int(0) } != nil
  }

  /// Writes a survey, and an answer to it, under one entry that says of which year they are.
  fileprivate func write(
    survey values: [String: FieldValue], keeping former: (row: [DatabaseValue], but: Set<String>)?,
    by descriptor: ChangeDescriptor, with answer: (row: [DatabaseValue], kind: RecordKind)? = nil
  ) throws {
    let kind = RecordCatalog.surveys
    let row = newRow(values, of: kind, keeping: former)
    let value = kind.values(of: row)
    let askedOn = value("asked_on").text.flatMap { LocalDate($0) }
    let answeredOn = value("answered_on").text.flatMap { LocalDate($0) }
    for (name, date) in [("asked_on", askedOn), ("answered_on", answeredOn)] {
      if let date, date > today {
        throw StoreError.field(FieldProblem(field: name, reason: "lies in the future"))
      }
    }
    if let askedOn, let answeredOn, answeredOn < askedOn {
      throw StoreError.rule(
        "the answer of \(answeredOn.text) lies before \(askedOn.text), when it was asked")
    }
    var writer = try record(
      AuditLog.Act(
        verb: descriptor.name, subjectKind: "counties", subject: row[0].text ?? "",
        detail: JSONText.object([("fiscal_year", values["fiscal_year"]?.stored ?? .null)])))
    // What was entered a moment ago is changed where it stands; what stays the same is not again.
    let table = RecordTable.base(of: kind)
    let isOfNow = former.map { table.key(of: $0.row) == table.key(of: row) } ?? false
    if former.map({ isSame($0.row, row, kind) }) != true {
      try writer.write(row, to: table, before: isOfNow ? former?.row : nil)
    }
    if let answer { try writer.write(answer.row, to: .base(of: answer.kind)) }
  }
}
