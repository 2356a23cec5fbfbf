import Domain

/// Counties' agendas and budgets, set by changes alone.
extension RecordCatalog {
  static let ofAgendas: [RecordKind] = [agendaItems, agendaSignatures, budgetParts]

  static let agendaItems = RecordKind(
    "agenda_items",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f15),
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("kind", .term(AgendaKind.storedNames), required: true, group: .f15),
      RecordColumn("at", .time, required: true, group: .f15),
      RecordColumn("title", .text, required: true, group: .f15),
      RecordColumn("detail", .text, group: .f15),
      RecordColumn("agency", .key(of: "agencies"), group: .f15),
      RecordColumn("other_agency", .key(of: "agencies"), group: .f15),
      RecordColumn("fiscal_year", .text, group: .f15),
      RecordColumn("heard", .term(HeardRole.storedNames), group: .f15),
      RecordColumn("due_on", .date, group: .f15),
      RecordColumn("answer", .text, group: .f15),
      RecordColumn("answered_at", .time, group: .f15),
      RecordColumn("escalated_at", .time, group: .f15),
      RecordColumn("closed_at", .time, group: .f15),
      RecordColumn("author", .text, required: true, group: .f15),
    ], identity: ["id"], county: .column("county"))

  /// An agency that is asked to sign a goal, and when it did.
  static let agendaSignatures = RecordKind(
    "agenda_signatures",
    columns: [
      RecordColumn("item", .key(of: "agenda_items"), required: true, group: .f15),
      RecordColumn("agency", .key(of: "agencies"), required: true, group: .f15),
      RecordColumn("signed_at", .time, group: .f15),
    ], identity: ["item", "agency"], county: .of("item"))

  /// What is planned for a purpose; a later row takes the place of an earlier one.
  static let budgetParts = RecordKind(
    "budget_parts",
    columns: [
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("fiscal_year", .text, required: true, group: .f15),
      RecordColumn("purpose", .term(BudgetPurpose.storedNames), required: true, group: .f15),
      RecordColumn("at", .time, required: true, group: .f15),
      RecordColumn("planned", .hundredths(0...Int(1e14)), required: true, group: .f15),
      RecordColumn("spent", .hundredths(0...Int(1e14)), group: .f15),
    ], identity: ["county", "fiscal_year", "purpose", "at"], county: .column("county"))
}
