/// Enters that somebody has a conflict of interest with a youth (`do add-conflict`): none of the
/// youth's cases is given to them meanwhile.
public struct AddConflict: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "add-conflict", summary: "Enter that somebody has a conflict of interest with a youth.",
    sentence: "Enter a conflict of interest of {staff} with {youth} from {from|now}"
      + "[ until {until}].",
    fields: [
      ChangeField("staff", .key(of: "staff"), required: true, help: "Whose conflict it is."),
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField("from", .time, help: "Since when; now when left empty."),
      ChangeField(
        "until", .time, tense: .coming, help: "Until when; without end when left empty."),
      ChangeField("reason", .text, sensitive: true, help: "What it is."),
    ], roles: AccessMatrix.writers(of: .f9))

  /// The person's key.
  public let staff: String
  /// The youth's key.
  public let youth: String
  /// Since when, or `nil` for now.
  public let from: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    staff = try fields.required("staff")
    youth = try fields.required("youth")
    from = fields.time("from")
    values = fields.all
  }
}

/// Ends a conflict of interest (`do end-conflict`).
public struct EndConflict: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "end-conflict", summary: "End a conflict of interest with a youth.",
    sentence: "End the conflict of interest of {staff} with {youth} now.",
    fields: [
      ChangeField("staff", .key(of: "staff"), required: true, help: "Whose conflict it was."),
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
    ], roles: AccessMatrix.writers(of: .f9))

  /// The person's key.
  public let staff: String
  /// The youth's key.
  public let youth: String

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    staff = try fields.required("staff")
    youth = try fields.required("youth")
  }
}
