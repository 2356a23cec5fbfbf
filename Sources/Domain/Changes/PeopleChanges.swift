/// Enters a youth (`do add-youth`).
public struct AddYouth: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "add-youth", summary: "Enter a youth whom the county serves.",
    sentence: "Enter a youth of {county}[ under the key {id}].",
    fields: [
      ChangeField("id", .ownKey, help: "The county's own key; made up when left empty."),
      ChangeField(
        "county", .county, required: true, help: "FIPS code of the county of responsibility."),
      ChangeField("initials", .text, sensitive: true, help: "Shown in place of the name."),
      ChangeField("name", .text, sensitive: true, help: "The youth's name."),
      ChangeField("born_on", .date, sensitive: true, help: "The date of birth."),
      ChangeField("gender", .text, sensitive: true, help: "As the youth says it."),
      ChangeField("languages", .list, help: "Separated by ;"),
      ChangeField("sibling_group", .text, help: "The same word for each sibling."),
      ChangeField(
        "involvement", .term(Involvement.storedNames), help: "Which system has an open case."),
      ChangeField("lead_agency", .key(of: "agencies"), help: "The agency that has oversight."),
      ChangeField("lead_person", .text, help: "The person who has oversight."),
    ], roles: [.caseworker, .supervisor, .hotline, .probation])

  /// The county's own key, or `nil` for one made up.
  public let id: String?
  /// FIPS code of the county of responsibility.
  public let county: String
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    id = fields.text("id")
    county = try fields.required("county")
    values = fields.all
  }
}

/// Enters a person on staff (`do add-staff`).
public struct AddStaff: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "add-staff", summary: "Enter a person on staff.",
    sentence: "Enter {name} of {agency} as {role} in {county}[, unit {unit}], from "
      + "{started_on|today}.",
    fields: [
      ChangeField("id", .ownKey, help: "The county's own key; made up when left empty."),
      ChangeField("name", .text, required: true, help: "The person's name."),
      ChangeField("agency", .key(of: "agencies"), required: true, help: "The agency's key."),
      ChangeField(
        "role", .term(StaffRole.storedNames), required: true, help: "What the person does."),
      ChangeField("unit", .text, help: "The unit within the county."),
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField("fte", .hundredths(0...200), help: "1.0 when left empty."),
      ChangeField("relief_percent", .integer(0...100), help: "0 when left empty."),
      ChangeField("cse_designated", .boolean, help: "Whether CSE cases are given to them."),
      ChangeField("languages", .list, help: "Separated by ;"),
      ChangeField("phone", .text, help: "Where they are reached."),
      ChangeField(
        "started_on", .date, tense: .either, help: "The first day; today when left empty."),
    ], roles: [.supervisor])

  /// The county's own key, or `nil` for one made up.
  public let id: String?
  /// FIPS code.
  public let county: String
  /// The first day, or `nil` for today.
  public let startedOn: LocalDate?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    id = fields.text("id")
    county = try fields.required("county")
    startedOn = fields.date("started_on")
    values = fields.all
  }
}

/// Records an exploitation status of a youth (`do record-status`, S3).
public struct RecordStatus: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-status", summary: "Record a youth's exploitation status.",
    sentence: "Record that {youth} is {status} on the basis of {basis}, from {from|now}[ "
      + "until {until}].",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField(
        "status", .term(ExploitationStatus.recordable.map(\.rawValue)), required: true,
        help: "What is known now."),
      ChangeField(
        "basis", .term(StatusBasis.storedNames), required: true, help: "What it rests on."),
      ChangeField("grid_code", .text, help: "6867 to 6871; 6871 needs an end."),
      ChangeField("from", .time, help: "Since when; now when left empty."),
      ChangeField("until", .time, help: "Until when, if it has ended."),
      ChangeField("source", .term(StatusSource.storedNames), help: "Who identified it."),
    ], roles: [.caseworker, .supervisor, .probation])

  /// The youth's key.
  public let youth: String
  /// Since when, or `nil` for now.
  public let from: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    from = fields.time("from")
    values = fields.all
  }
}
