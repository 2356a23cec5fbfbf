/// Enters that a year's survey was sent to a county, or corrects what was entered
/// (`do send-survey`, S49).
public struct SendSurvey: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "send-survey", summary: "Enter that a year's survey was sent to a county.",
    sentence: "Enter that the survey of {fiscal_year} was sent to {county}[ on {asked_on}]"
      + "[, to the {asked_role}].",
    fields: [
      AgendaFields.county,
      ChangeField("fiscal_year", .text, required: true, help: "Of which year, as 2026-27."),
      ChangeField(
        "asked_on", .date,
        help: "The day on which it was sent; when left empty today, or the day entered before."),
      ChangeField(
        "asked_role", .text, clearable: true, help: "Whom it was sent to, by role; no name."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// FIPS code.
  public let county: String
  /// The day, or `nil` for what is known, else today.
  public let askedOn: LocalDate?
  /// Every value given, by field name.
  public let values: [String: FieldValue]
  /// Names of what is taken away.
  public let cleared: Set<String>

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    try fields.requireFiscalYear()
    askedOn = fields.date("asked_on")
    (values, cleared) = (fields.all, fields.cleared)
  }
}

/// Enters what a county answered to a year's survey, or corrects it (`do answer-survey`, S49).
public struct AnswerSurvey: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "answer-survey", summary: "Enter what a county answered to a year's survey.",
    sentence: "Enter that {county} answered the survey of {fiscal_year}"
      + "[, on {answered_on}][; to {question}: {answer}].",
    fields: [
      AgendaFields.county,
      ChangeField("fiscal_year", .text, required: true, help: "Of which year, as 2026-27."),
      ChangeField(
        "answered_on", .date, clearable: true,
        help: "The day on which the answer came; when left empty today, or the day entered before."),
      ChangeField(
        "question", .text, help: "What was asked; the same words change what was answered."),
      ChangeField(
        "answer", .text, clearable: true, help: "What the county said; nothing of a youth."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// FIPS code.
  public let county: String
  /// The day, or `nil` for what is known, else today.
  public let answeredOn: LocalDate?
  /// The question that is answered.
  public let question: String?
  /// Every value given, by field name.
  public let values: [String: FieldValue]
  /// Names of what is taken away.
  public let cleared: Set<String>

  /// Takes the fields.
  ///
  /// - Throws: ``FieldProblem`` for a question without an answer, or the other way.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    try fields.requireFiscalYear()
    (answeredOn, question) = (fields.date("answered_on"), fields.text("question"))
    (values, cleared) = (fields.all, fields.cleared)
    let hasAnswer = values["answer"] != nil || cleared.contains("answer")
    if question != nil, !hasAnswer {
      throw FieldProblem(field: "answer", reason: "is needed with question")
    }
    if question == nil, hasAnswer {
      throw FieldProblem(field: "question", reason: "is needed with answer")
    }
    if question == nil, answeredOn == nil, !cleared.contains("answered_on") {
      throw FieldProblem(field: "answered_on", reason: "is needed where no answer is entered")
    }
  }
}
