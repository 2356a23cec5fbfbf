/// Opens a case for a youth (`do open-case`).
public struct OpenCase: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "open-case", summary: "Open a case for a youth.",
    sentence: "Open a case ({component}) for {youth}[ in {county}][ under the key {id}] on "
      + "{opened_on|today}.",
    fields: [
      ChangeField("id", .ownKey, help: "The county's own key; made up when left empty."),
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField("county", .county, help: "FIPS code; the youth's county when left empty."),
      ChangeField(
        "component", .term(CaseComponent.storedNames), required: true,
        help: "The service component."),
      ChangeField("opened_on", .date, help: "The day it opened; today when left empty."),
    ], roles: [.caseworker, .supervisor])

  /// The county's own key, or `nil` for one made up.
  public let id: String?
  /// The youth's key.
  public let youth: String
  /// FIPS code, or `nil` for the youth's.
  public let county: String?
  /// The service component's stored name.
  public let component: String
  /// The day it opened, or `nil` for today.
  public let openedOn: LocalDate?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    id = fields.text("id")
    youth = try fields.required("youth")
    county = fields.text("county")
    component = try fields.required("component")
    openedOn = fields.date("opened_on")
  }
}

/// Closes a case (`do close-case`); its assignments end with its last day.
public struct CloseCase: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "close-case", summary: "Close a case; its assignments end with its last day.",
    sentence: "Close case {case} with {closed_on|today} as its last day; its assignments end.",
    fields: [
      ChangeField("case", .key(of: "cases"), required: true, help: "The case's key."),
      ChangeField("closed_on", .date, help: "Its last day; today when left empty."),
    ], roles: [.caseworker, .supervisor])

  /// The case's key.
  public let caseKey: String
  /// Its last day, or `nil` for today.
  public let closedOn: LocalDate?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    caseKey = try fields.required("case")
    closedOn = fields.date("closed_on")
  }
}

/// Ends a person's assignment to a case (`do end-assignment`).
public struct EndAssignment: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "end-assignment", summary: "End a worker's assignment to a case.",
    sentence: "End the assignment of {staff} to case {case}[ as {role}] at {until|now}.",
    fields: [
      ChangeField("case", .key(of: "cases"), required: true, help: "The case's key."),
      ChangeField("staff", .key(of: "staff"), required: true, help: "The worker's key."),
      ChangeField(
        "role", .term(AssignmentRole.storedNames),
        help: "Needed only where the worker has more than one role on the case."),
      ChangeField("until", .time, help: "When it ends; now when left empty."),
      ChangeField(
        "handover", .text, sensitive: true, help: "What the next worker must know."),
    ], roles: [.supervisor])

  /// The case's key.
  public let caseKey: String
  /// The worker's key.
  public let staff: String
  /// The role's stored name, or `nil` where there is only one.
  public let role: String?
  /// When it ends, or `nil` for now.
  public let until: Instant?
  /// What the next worker must know.
  public let handover: String?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    caseKey = try fields.required("case")
    staff = try fields.required("staff")
    role = fields.text("role")
    until = fields.time("until")
    handover = fields.text("handover")
  }
}
