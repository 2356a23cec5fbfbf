/// Changes a shift (`do change-shift`); hours already worked stay (interface §3).
public struct ChangeShift: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "change-shift", summary: "Change who is on a shift, or when it is.",
    sentence: "Change shift {shift}[ to {staff}][, seat {seat}][, {rank}]"
      + "[, from {starts_at}][, until {ends_at}].",
    fields: [
      ChangeField("shift", .key(of: "shifts"), required: true, help: "The shift's key."),
      ChangeField("staff", .key(of: "staff"), help: "The person's key."),
      ChangeField("seat", .term(Seat.storedNames), help: "Which seat."),
      ChangeField("rank", .term(Rank.storedNames), help: "Primary or backup."),
      ChangeField("starts_at", .time, tense: .coming, help: "The first moment."),
      ChangeField("ends_at", .time, tense: .coming, help: "The end, not part of it."),
    ], roles: [.supervisor])

  /// The shift's key.
  public let shift: String
  /// The new values, by field name.
  public let correction: Correction

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    shift = try fields.required("shift")
    correction = try Correction(fields, besides: ["shift"])
  }
}

/// Cancels a shift (`do cancel-shift`): one to come is never worked, a running one ends now.
public struct CancelShift: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "cancel-shift", summary: "Cancel a shift; one that has begun ends now.",
    sentence: "Cancel shift {shift}; if it has begun, it ends now[; the gap: {gap}].",
    fields: [
      ChangeField("shift", .key(of: "shifts"), required: true, help: "The shift's key."),
      ChangeField(
        "gap", .text, help: "Why the seat may stay empty, where nobody else is in it then."),
    ], roles: [.supervisor])

  /// The shift's key.
  public let shift: String
  /// Why the seat may stay empty.
  public let gap: String?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    shift = try fields.required("shift")
    gap = fields.text("gap")
  }
}
