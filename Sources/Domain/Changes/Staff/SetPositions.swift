/// Sets how many posts of an agency and a role a county funds, from a day on (`do set-positions`,
/// S34).
public struct SetPositions: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "set-positions", summary: "Set how many posts of an agency a county funds.",
    sentence: "Set the posts of {agency} for {role} in {county} to {funded} from {as_of|today} on.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField("agency", .key(of: "agencies"), required: true, help: "The agency's key."),
      ChangeField(
        "role", .term(StaffRole.storedNames), required: true, help: "What the posts are for."),
      ChangeField("funded", .integer(0...100_000), required: true, help: "How many there are."),
      ChangeField(
        "as_of", .date, tense: .either, help: "From which day on; today when left empty."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// FIPS code.
  public let county: String
  /// The agency's key.
  public let agency: String
  /// From which day on, or `nil` for today.
  public let asOf: LocalDate?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    agency = try fields.required("agency")
    asOf = fields.date("as_of")
    values = fields.all
  }
}
