/// Puts a block of shifts (`do put-shifts`), all of them or none: what a seat has in their time gives
/// way to them, and hours already worked stay.
public struct PutShifts: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "put-shifts", summary: "Put a block of shifts; what is there in their time gives way.",
    sentence: "Put shifts on call for {county}: {shifts}; what is there in their time gives way.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField(
        "shifts", .list, required: true,
        help: "SEAT RANK PERSON FROM/UNTIL, separated by ; such as advocate primary AD-1"
          + " 2026-12-24 17:00/2026-12-25 08:00"),
    ], roles: [.supervisor, .hotline])

  /// FIPS code.
  public let county: String
  /// The shifts as written.
  public let texts: [String]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    texts = try fields.required("shifts").split(separator: ";").map(String.init)
    if texts.count > ShiftBlock.mostLines {
      throw FieldProblem(
        field: "shifts", reason: "has more than \(ShiftBlock.mostLines) of them")
    }
  }

  /// The shifts.
  ///
  /// - Throws: ``FieldProblem`` for one that does not read.
  public func shifts(zone: ZoneRules) throws(FieldProblem) -> [BlockShift] {
    var shifts: [BlockShift] = []
    for text in texts { shifts.append(try BlockShift(text, county: county, zone: zone)) }
    return shifts
  }
}
