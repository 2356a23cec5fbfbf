/// Sets what an agency does for a function of a county (`do set-responsibility`, S46).
public struct SetResponsibility: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "set-responsibility",
    summary: "Set which agency leads, supports or is informed in a function of a county.",
    sentence: "Set that {agency} is {role} of {function} in {county} from now.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField(
        "function", .term(CountyFunction.storedNames), required: true, help: "What is done."),
      ChangeField("agency", .key(of: "agencies"), required: true, help: "The agency's key."),
      ChangeField(
        "role", .term(ResponsibilityRole.storedNames), required: true,
        help: "What the agency does for it; none takes it off."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// FIPS code.
  public let county: String
  /// The agency's key.
  public let agency: String
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    agency = try fields.required("agency")
    values = fields.all
  }
}
