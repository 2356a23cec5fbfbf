/// Puts down an organisation with which a county works, or what changed of it (`do set-partner`, S47).
public struct SetPartner: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "set-partner",
    summary: "Put down an organisation that a county works with, or what changed of it.",
    sentence: "Put down {organisation} as a partner of {county} from now"
      + "[, with an agreement until {agreed_until}][; in {fiscal_year} {connected} connected of"
      + " {referred} referred].",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField(
        "organisation", .text, required: true,
        help: "Its name; the same name changes what is known of it."),
      ChangeField("services", .text, clearable: true, help: "What it does for youth."),
      ChangeField(
        "contact_role", .text, clearable: true, help: "Whom to ask for there, by role."),
      ChangeField(
        "agreed_until", .date, clearable: true, tense: .coming,
        help: "The last day of the agreement."),
      ChangeField("fiscal_year", .text, help: "Of which year the two counts are, as 2026-27."),
      ChangeField(
        "referred", .integer(0...1_000_000), help: "Youth referred to it in that year."),
      ChangeField(
        "connected", .integer(0...1_000_000), help: "Those of them connected with it."),
    ], roles: AccessMatrix.writers(of: .f15))

  /// FIPS code.
  public let county: String
  /// The organisation's name.
  public let organisation: String
  /// Every value given, by field name.
  public let values: [String: FieldValue]
  /// Names of what is taken away.
  public let cleared: Set<String>

  /// Takes the fields.
  ///
  /// - Throws: ``FieldProblem`` for counts without one another or their year, or more connected
  ///   than referred.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    organisation = try fields.required("organisation")
    (values, cleared) = (fields.all, fields.cleared)
    try fields.requireFiscalYear()
    let counts = ["fiscal_year", "referred", "connected"]
    let given = counts.filter { values[$0] != nil }
    if !given.isEmpty, let lacking = counts.first(where: { values[$0] == nil }) {
      throw FieldProblem(field: lacking, reason: "is needed with \(given[0])")
    }
    if let referred = fields.integer("referred"), let connected = fields.integer("connected"),
      connected > referred
    {
      throw FieldProblem(field: "connected", reason: "is more than were referred")
    }
  }
}
