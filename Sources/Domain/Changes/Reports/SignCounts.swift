/// Signs a county's own count of reports beside the store's (`do sign-counts`, S96).
public struct SignCounts: Change {
  /// Name, fields, roles: those that see every report of a county, so that the store's count is
  /// whole; never the roles that may have counts only, nor the auditor, who tells what others
  /// answer for.
  public static let descriptor = ChangeDescriptor(
    name: "sign-counts",
    summary: "Sign what a county stated of its reports beside what is in the store.",
    sentence: "Sign the counts of {county} from {first_day} through {last_day} as they stand"
      + "[: {submitted} stated][, {in_store} in the store].",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField(
        "first_day", .date, required: true, help: "The first day that the county's count is of."),
      ChangeField(
        "last_day", .date, required: true, help: "The last day that it is of, included."),
      ChangeField("note", .text, help: "Why the two differ; needed where they do."),
      ChangeField(
        "submitted", .integer(0...10_000_000),
        help: "The county's count as you read it; where it is another by now nothing is signed."),
      ChangeField(
        "in_store", .integer(0...10_000_000),
        help: "The store's count as you read it; where it is another by now nothing is signed."),
    ], roles: Set(Role.allCases.filter(\.seesReportFigures)).subtracting([.auditor]),
    undo: .recordOnly("Whoever was told that the counts are signed has to be told."))

  /// FIPS code.
  public let county: String
  /// The first day of the counts.
  public let firstDay: LocalDate
  /// The last one, included.
  public let lastDay: LocalDate
  /// Why they differ.
  public let note: String?
  /// The county's count as it was read.
  public let submitted: Int?
  /// The store's count as it was read.
  public let inStore: Int?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    firstDay = try fields.requiredDate("first_day")
    lastDay = try fields.requiredDate("last_day")
    note = fields.text("note")
    submitted = fields.integer("submitted")
    inStore = fields.integer("in_store")
  }
}
