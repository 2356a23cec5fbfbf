/// Takes back one of one's own changes (`do undo`), or what was taken back before.
///
/// A compensating change with its own entry: rows are put back as they were, rows that were new
/// are taken out, and what they held stays in the history.
public struct Undo: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "undo", summary: "Take back one of your own changes.",
    sentence: "Take back {entry|your last change}.",
    fields: [
      ChangeField(
        "entry", .integer(1...Int.max),
        help: "Its number in the log; your last change that stands when left empty."
          + " The number of an undo makes the change stand again.")
    ], roles: [.caseworker, .supervisor, .hotline, .probation, .placementDesk])

  /// The entry to take back, or `nil` for one's last change that stands.
  public let entry: Int?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    entry = fields.integer("entry")
  }
}
