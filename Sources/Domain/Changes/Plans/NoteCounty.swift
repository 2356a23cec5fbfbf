/// Notes what a county knows of a topic, or words it anew (`do note-county`, S37): it stays with the
/// county whoever leaves, and every wording is kept.
public struct NoteCounty: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "note-county",
    summary: "Note what a county knows of a topic, or word it anew.",
    sentence: "Note of {topic} in {county} from now: {text}.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField(
        "topic", .text, required: true,
        help: "What it is of, such as a court or a clinic; the same words word it anew."),
      ChangeField(
        "text", .text, required: true,
        help: "What whoever comes next must know of it; nothing of a youth."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// FIPS code.
  public let county: String
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    values = fields.all
  }
}
