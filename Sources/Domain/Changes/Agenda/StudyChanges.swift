/// Puts down a figure that a study found (`do add-study`, S99, S100).
public struct AddStudy: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "add-study", summary: "Put down a figure that a study found, with what it rests on.",
    sentence: "Put down that {measure}[ in {county}] is {value} {unit}, {first_day} to {last_day}:"
      + " {stage}, sample {sample}, representative {representative}, by {source}.",
    fields: [
      ChangeField("county", .county, help: "FIPS code; left empty for the whole state."),
      ChangeField("id", .ownKey, help: "A key of your own; made up when left empty."),
      ChangeField(
        "measure", .text, required: true,
        help: "What was measured; a baseline and its endline have the same words."),
    ] + StudyFields.values(required: true), roles: AccessMatrix.writers(of: .f15))

  /// FIPS code; `nil` = the whole state.
  public let county: String?
  /// Its own key; `nil` for one made up.
  public let id: String?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    (county, id, values) = (fields.text("county"), fields.text("id"), fields.all)
  }
}

/// Corrects a figure that a study found (`do change-study`, S99).
public struct ChangeStudy: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "change-study", summary: "Correct a figure that a study found, or what it rests on.",
    sentence: "Correct the study's figure {study}.",
    fields: [
      ChangeField(
        "study", .key(of: "study_figures"), required: true,
        help: "The figure's key, as the list has it."),
      ChangeField("measure", .text, help: "What was measured."),
    ] + StudyFields.values(required: false), roles: AccessMatrix.writers(of: .f15))

  /// The figure's key.
  public let study: String
  /// Every value given, by field name.
  public let values: [String: FieldValue]
  /// Names of what is taken away.
  public let cleared: Set<String>

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    study = try fields.required("study")
    (values, cleared) = (fields.all.filter { $0.key != "study" }, fields.cleared)
    if values.isEmpty, cleared.isEmpty {
      throw FieldProblem(field: "value", reason: "or another field is needed: nothing is changed")
    }
  }
}

/// Fields of a study's figure.
private enum StudyFields {
  static func values(required: Bool) -> [ChangeField] {
    [
      ChangeField(
        "unit", .term(StudyUnit.storedNames), required: required, help: "What the value counts."),
      ChangeField(
        "value", .hundredths(0...Int(1e13)), required: required,
        help: "The value as it was published."),
      ChangeField(
        "n", .integer(0...1_000_000_000), clearable: !required, help: "Of how many it is true."),
      ChangeField(
        "total", .integer(0...1_000_000_000), clearable: !required,
        help: "N: how many were looked at."),
      ChangeField("first_day", .date, required: required, help: "The first day of the period."),
      ChangeField("last_day", .date, required: required, help: "The last day of the period."),
      ChangeField(
        "sample", .term(StudySample.storedNames), required: required,
        help: "How they were chosen."),
      ChangeField(
        "representative", .boolean, required: required, help: "Whether they stand for all."),
      ChangeField(
        "stage", .term(StudyStage.storedNames), required: required,
        help: "Before what was to change, after it, or neither."),
      ChangeField("source", .text, required: required, help: "Where it was published."),
      ChangeField(
        "evaluator", .text, clearable: !required,
        help: "Who measured it; needed with an endline."),
    ]
  }
}
