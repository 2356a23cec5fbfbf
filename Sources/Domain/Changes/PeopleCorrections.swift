/// Changes what is known of a youth (`do change-youth`): each value holds from a day on, and an
/// earlier `--as-of` still answers with the earlier value (interface §2).
public struct ChangeYouth: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "change-youth", summary: "Change what is known of a youth, or who has oversight.",
    sentence: "Change what is known of {youth}, from {effective_on|now} on.",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField(
        "lead_agency", .key(of: "agencies"), clearable: true,
        help: "The agency that has oversight."),
      ChangeField("lead_person", .text, clearable: true, help: "The person who has oversight."),
      ChangeField(
        "involvement", .term(Involvement.storedNames), clearable: true,
        help: "Which system has an open case."),
      ChangeField("county", .county, help: "FIPS code of the county of responsibility."),
      ChangeField(
        "initials", .text, sensitive: true, clearable: true, help: "Shown in place of the name."),
      ChangeField("name", .text, sensitive: true, clearable: true, help: "The youth's name."),
      ChangeField(
        "born_on", .date, sensitive: true, clearable: true, help: "The date of birth."),
      ChangeField(
        "gender", .text, sensitive: true, clearable: true, help: "As the youth says it."),
      ChangeField("languages", .list, clearable: true, help: "Separated by ;"),
      ChangeField(
        "sibling_group", .text, clearable: true, help: "The same word for each sibling."),
      ChangeField("effective_on", .date, help: "From which day; from now when left empty."),
    ], roles: [.caseworker, .supervisor])

  /// The youth's key.
  public let youth: String
  /// From which day, or `nil` for now.
  public let effectiveOn: LocalDate?
  /// The new values, by field name.
  public let correction: Correction

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    effectiveOn = fields.date("effective_on")
    correction = try Correction(fields, besides: ["youth", "effective_on"])
  }
}

/// Changes what is known of a person on staff (`do change-staff`).
public struct ChangeStaff: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "change-staff", summary: "Change what is known of a person on staff.",
    sentence: "Change what is known of {staff}, from {effective_on|now} on.",
    fields: [
      ChangeField("staff", .key(of: "staff"), required: true, help: "The person's key."),
      ChangeField("name", .text, help: "The person's name."),
      ChangeField("agency", .key(of: "agencies"), help: "The agency's key."),
      ChangeField("role", .term(StaffRole.storedNames), help: "What the person does."),
      ChangeField("unit", .text, clearable: true, help: "The unit within the county."),
      ChangeField("county", .county, help: "FIPS code."),
      ChangeField("fte", .hundredths(0...200), help: "1.0 is full time."),
      ChangeField("relief_percent", .integer(0...100), help: "How much of it is relieved."),
      ChangeField("cse_designated", .boolean, help: "Whether CSE cases are given to them."),
      ChangeField("languages", .list, clearable: true, help: "Separated by ;"),
      ChangeField("phone", .text, clearable: true, help: "Where they are reached."),
      ChangeField(
        "ended_on", .date, clearable: true, tense: .coming, help: "The last day, once for all."),
      ChangeField(
        "qualified_until", .date, clearable: true, tense: .coming,
        help: "The last day of the qualification to be on call, once for all."),
      ChangeField(
        "acknowledged", .boolean,
        help: "Yes where it is known that open cases stay with somebody who leaves."),
      ChangeField("effective_on", .date, help: "From which day; from now when left empty."),
    ], roles: [.supervisor])

  /// The person's key.
  public let staff: String
  /// From which day, or `nil` for now.
  public let effectiveOn: LocalDate?
  /// Whether it is known that open cases stay with them.
  public let isAcknowledged: Bool
  /// The new values, by field name.
  public let correction: Correction

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    staff = try fields.required("staff")
    effectiveOn = fields.date("effective_on")
    isAcknowledged = fields.boolean("acknowledged") ?? false
    correction = try Correction(fields, besides: ["staff", "effective_on", "acknowledged"])
  }
}

/// New values of a record that is there: what is not named stays as it is.
public struct Correction: Hashable, Sendable {
  /// The new values, by field name.
  public let values: [String: FieldValue]
  /// Names of the fields whose value is taken away.
  public let cleared: Set<String>

  /// The fields given, besides those that say which record and when.
  ///
  /// - Throws: ``FieldProblem`` where nothing is to be changed.
  public init(_ fields: ChangeFields, besides keys: [String]) throws(FieldProblem) {
    values = fields.all.filter { !keys.contains($0.key) }
    cleared = fields.cleared
    if values.isEmpty, cleared.isEmpty {
      throw FieldProblem(field: keys[0], reason: "is all that is given; say what is to be changed")
    }
  }

  /// The names of all that is changed, in order.
  public var names: [String] { Set(values.keys).union(cleared).sorted() }

  /// The text of a new value, or `nil`.
  public func text(_ name: String) -> String? {
    if case .text(let text) = values[name] { text } else { nil }
  }
}
