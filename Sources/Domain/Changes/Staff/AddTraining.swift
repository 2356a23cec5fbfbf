/// Records a training that somebody completed (`do add-training`, S36). A course whose name begins
/// with CSE is what a designation for CSE cases asks for.
public struct AddTraining: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "add-training", summary: "Record a training that somebody completed.",
    sentence: "Record that {staff} completed {course} on {completed_on|today}"
      + "[, until {expires_on}].",
    fields: [
      ChangeField("staff", .key(of: "staff"), required: true, help: "Who was trained."),
      ChangeField(
        "course", .text, required: true,
        help: "The course; one that begins with CSE counts for the designation."),
      ChangeField("completed_on", .date, help: "When it was completed; today when left empty."),
      ChangeField(
        "expires_on", .date, tense: .coming,
        help: "The last day on which it holds; without end when left empty."),
    ], roles: AccessMatrix.writers(of: .f12))

  /// The person's key.
  public let staff: String
  /// When it was completed, or `nil` for today.
  public let completedOn: LocalDate?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    staff = try fields.required("staff")
    completedOn = fields.date("completed_on")
    values = fields.all
  }
}
