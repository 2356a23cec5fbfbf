/// Enters who was heard for a plan, by role alone (`do record-consultation`, S50).
public struct RecordConsultation: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-consultation", summary: "Enter who was heard for a plan, by role alone.",
    sentence: "Enter that {heard} was heard for the plan of {county} for {fiscal_year}: {title}.",
    fields: [
      AgendaFields.county, AgendaFields.id, AgendaFields.year(required: true),
      ChangeField(
        "heard", .term(HeardRole.storedNames), required: true,
        help: "Who was heard, by role; no name belongs here."),
      ChangeField("title", .text, required: true, help: "The themes; nothing of a youth."),
      ChangeField("due_on", .date, help: "The day on which it was."),
      ChangeField("answer", .text, help: "What changed because of it."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// The consultation.
  public let new: NewAgendaItem

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    new = try NewAgendaItem(.consultation, fields)
  }
}

/// Puts on a county's agenda what is to become better (`do add-improvement`, S51).
public struct AddImprovement: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "add-improvement", summary: "Put on a county's agenda what is to become better.",
    sentence: "Put on the agenda of {county} that {agency} does {title} by {due_on}.",
    fields: [
      AgendaFields.county, AgendaFields.id,
      ChangeField("title", .text, required: true, help: "What is to be done."),
      AgendaFields.agency("Key of the agency that owns it."),
      ChangeField(
        "due_on", .date, required: true, tense: .coming, help: "The day by which it is done."),
      AgendaFields.year(required: false),
      ChangeField(
        "indicator", .term(QuarterIndicator.storedNames),
        help: "The figure that is to move, as agenda --indicators has it."),
      ChangeField("detail", .text, help: "From where and to where it is to move."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// The improvement.
  public let new: NewAgendaItem

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    new = try NewAgendaItem(.action, fields)
  }
}

/// Sets what a part of a county's allocation is for (`do set-budget`, S2).
public struct SetBudget: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "set-budget", summary: "Set what is planned, and was spent, for one purpose.",
    sentence: "Set for {county} in {fiscal_year} that {planned} dollars are planned for"
      + " {purpose}[, of which {spent} were spent].",
    fields: [
      AgendaFields.county, AgendaFields.year(required: true),
      ChangeField(
        "purpose", .term(BudgetPurpose.storedNames), required: true, help: "What it is for."),
      ChangeField(
        "planned", .hundredths(0...Int(1e13)), required: true, help: "Dollars that are planned."),
      ChangeField("spent", .hundredths(0...Int(1e13)), help: "Dollars spent so far."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// FIPS code.
  public let county: String
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    try fields.requireFiscalYear()
    values = fields.all
  }
}
