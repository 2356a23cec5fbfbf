/// Sets what a county's protocol says comes next (`do set-protocol`, S53).
public struct SetProtocol: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "set-protocol",
    summary: "Set what comes next in a county when something is noticed, and who is called.",
    sentence: "Set what comes upon {indicator} in {county}[: {step}][, calling {seat}].",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField(
        "indicator", .term(ProtocolIndicator.storedNames), required: true,
        help: "What was noticed."),
      ChangeField(
        "step", .text, clearable: true, help: "What comes next; nothing of a youth."),
      ChangeField(
        "seat", .term(Seat.storedNames),
        help: "Whose seat on the roster is called; both of the dual response when left empty."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// FIPS code.
  public let county: String
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  ///
  /// - Throws: ``FieldProblem`` where neither a step nor its end is given.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    values = fields.all
    if values["step"] == nil, !fields.cleared.contains("step") {
      throw FieldProblem(field: "step", reason: "is needed; - takes the step off")
    }
  }
}
