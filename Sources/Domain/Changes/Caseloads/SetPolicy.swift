/// Sets a value that a county may choose, for a county or statewide, from a day on (`do set-policy`).
public struct SetPolicy: Change {
  /// The kinds that it sets; clocks and ladders have changes of their own, access has none.
  public static let kinds: [PolicyKind] =
    PolicyKind.importable + [.assignment, .roster, .match, .placement, .bedLimit, .agenda]

  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "set-policy",
    summary: "Set a weight, a limit or a rule of a county from a day on.",
    sentence: "Set {kind} {key} to {value}[ in {county}] from {effective_on|today}, by {citation}"
      + "[, approved by {approved_by}][; restated: {restates}].",
    fields: [
      ChangeField("county", .county, help: "FIPS code; statewide when left empty."),
      ChangeField(
        "kind", .term(kinds.map(\.rawValue)), required: true, help: "What kind of value it is."),
      ChangeField(
        "key", .text, required: true, help: "Which value of its kind, as 'policies' lists it."),
      ChangeField(
        "value", .integer(-1_000...1_000_000), required: true,
        help: "A whole number, counted as 'policies' says."),
      ChangeField(
        "effective_on", .date, tense: .coming, help: "From which day; today when left empty."),
      ChangeField("citation", .text, required: true, help: "Where it is written down."),
      ChangeField("provenance", .text, help: "Who decided it; the county when left empty."),
      ChangeField("approved_by", .text, help: "Who approved it; nobody when left empty."),
      ChangeField(
        "restates", .text,
        help: "Why figures of the past are to read otherwise; needed for a day that lies in it."),
    ], roles: [.supervisor])

  /// FIPS code, or `nil` for statewide.
  public let county: String?
  /// What kind of value it is.
  public let kind: PolicyKind
  /// Which value, as its kind spells it.
  public let key: String
  /// The value.
  public let value: Int
  /// From which day, or `nil` for today.
  public let effectiveOn: LocalDate?
  /// Where it is written down.
  public let citation: String
  /// Who decided it, or `nil` for the county.
  public let provenance: String?
  /// Who approved it, or `nil` for nobody.
  public let approvedBy: String?
  /// Why figures of the past are to read otherwise, or `nil`.
  public let restates: String?

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = fields.text("county")
    kind = try fields.term("kind")
    let typed = try fields.required("key")
    let keys = PolicyRow.keys(of: kind)
    guard let key = keys.first(where: { $0.lowercased() == typed.lowercased() }) else {
      throw FieldProblem(
        field: "key", reason: "'\(typed)' is none of \(keys.joined(separator: ", "))")
    }
    self.key = key
    guard let value = fields.integer("value") else {
      throw FieldProblem(field: "value", reason: "is needed")
    }
    // Only what speaks against a match is below zero.
    if value < 0, kind != .match {
      throw FieldProblem(field: "value", reason: "of \(kind.rawValue) is not below 0")
    }
    if kind == .capacity, value == 0 {
      throw FieldProblem(field: "value", reason: "of capacity is above 0")
    }
    if kind == .assignment, let most = AssignmentRule(rawValue: key)?.most, value > most {
      throw FieldProblem(field: "value", reason: "of \(key) is at most \(most) (D§4.3)")
    }
    self.value = value
    effectiveOn = fields.date("effective_on")
    citation = try fields.required("citation")
    provenance = fields.text("provenance")
    approvedBy = fields.text("approved_by")
    restates = fields.text("restates")
  }

  /// The row that it makes on a day.
  public func row(on today: LocalDate) -> PolicyRow {
    let decided = provenance ?? (county == nil ? "state" : "county")
    let restated = restates.map { PolicyRow.Restatement(on: today, why: $0).provenance } ?? ""
    return PolicyRow(
      county: county, effectiveOn: effectiveOn ?? today, kind: kind, key: key, value: value,
      citation: citation, provenance: decided + restated, approvedBy: approvedBy)
  }
}
