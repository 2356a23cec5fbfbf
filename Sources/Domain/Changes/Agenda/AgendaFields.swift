/// Fields that changes of an agenda have in common.
enum AgendaFields {
  static let county = ChangeField("county", .county, required: true, help: "FIPS code.")
  static let id = ChangeField(
    "id", .ownKey, help: "The county's own key; made up when left empty.")
  static let item = ChangeField(
    "item", .key(of: "agenda_items"), required: true,
    help: "The item's key, as the agenda lists it.")
  static let signers = ChangeField(
    "signers", .list, help: "Keys of the agencies that are to sign it, separated by ;.")

  static func year(required: Bool) -> ChangeField {
    ChangeField(
      "fiscal_year", .text, required: required, help: "Of which year's plan, as 2026-27.")
  }

  static func agency(_ help: String) -> ChangeField {
    ChangeField("agency", .key(of: "agencies"), required: true, help: help)
  }
}

/// A new item of a county's agenda, whatever its kind.
public struct NewAgendaItem: Hashable, Sendable {
  /// What it is.
  public let kind: AgendaKind
  /// FIPS code.
  public let county: String
  /// Its own key; `nil` for one made up.
  public let id: String?
  /// Keys of the agencies that it names.
  public let agencies: [String]
  /// Keys of the agencies that are to sign it.
  public let signers: [String]
  /// The key of the youth whom it is about.
  public let youth: String?
  /// The values of its record by their names.
  public let values: [String: FieldValue]

  /// Takes the fields.
  ///
  /// - Throws: ``FieldProblem`` for a fiscal year that does not read, or an agency named twice.
  init(_ kind: AgendaKind, _ fields: ChangeFields) throws(FieldProblem) {
    self.kind = kind
    county = try fields.required("county")
    id = fields.text("id")
    let named = ["agency", "other_agency"].compactMap { fields.text($0) }
    agencies = named
    if named.count == 2, named[0] == named[1] {
      throw FieldProblem(field: "other_agency", reason: "is the same agency")
    }
    signers = try fields.signers()
    try fields.requireFiscalYear()
    youth = fields.text("youth")
    values = fields.all
  }
}

extension ChangeFields {
  /// The agencies that are to sign, each once.
  func signers() throws(FieldProblem) -> [String] {
    let keys = FieldReading.items(text("signers") ?? "")
    if Set(keys).count < keys.count {
      throw FieldProblem(field: "signers", reason: "names an agency twice")
    }
    return keys
  }

  /// Refuses a fiscal year that does not read.
  func requireFiscalYear() throws(FieldProblem) {
    guard let text = text("fiscal_year"), FiscalYear(text) == nil else { return }
    throw FieldProblem(field: "fiscal_year", reason: "'\(text)' is not a fiscal year as 2026-27")
  }
}

extension Set<Role> {
  /// Those who work on conflicts of mandates: who writes the county's agenda, and who works with the
  /// youth of a conflict about one.
  static let ofConflicts = AccessMatrix.writers(of: .f15).union(AccessMatrix.writers(of: .f1))
}
