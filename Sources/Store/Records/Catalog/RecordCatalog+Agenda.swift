import Domain

/// Counties' agendas, budgets and signatures, set by changes alone.
extension RecordCatalog {
  static let ofAgendas: [RecordKind] = [
    agendaItems, agendaSignatures, budgetParts, countSignOffs, countyRequests,
    partnerReferrals, agendaIndicators, agendaYouth, studyFigures,
  ]

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

  /// Who signed a county's count of reports beside the store's; a later row takes the place of an
  /// earlier one. What the store had is a count of reports, so all of it is for those who see
  /// every one of them.
  static let countSignOffs = RecordKind(
    "count_sign_offs",
    columns: [
      RecordColumn("county", .county, required: true, group: .f3),
      RecordColumn("first_day", .date, required: true, group: .f3),
      RecordColumn("last_day", .date, required: true, group: .f3),
      RecordColumn("at", .time, required: true, group: .f3),
      RecordColumn("submitted", .integer(0...10_000_000), required: true, group: .f3),
      RecordColumn("in_store", .integer(0...10_000_000), required: true, group: .f3),
      RecordColumn("note", .text, group: .f3),
      RecordColumn("author", .text, required: true, group: .f3),
    ], identity: ["county", "first_day", "last_day", "at"], county: .column("county"))

  /// What one county asks of another about a youth. Who works with youth in either reads it; that
  /// it is and about whom belongs to the index, as dates of contact between agencies do.
  static let countyRequests = RecordKind(
    "county_requests",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f1),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f1),
      RecordColumn("county", .county, required: true, group: .f1),
      RecordColumn("to_county", .county, required: true, group: .f1),
      RecordColumn("kind", .term(RequestKind.storedNames), required: true, group: .f1),
      RecordColumn("asked", .text, required: true, group: .f1),
      RecordColumn("at", .time, required: true, group: .f1),
      RecordColumn("author", .text, required: true, group: .f1),
      RecordColumn("answer", .term(RequestAnswer.storedNames), group: .f1),
      RecordColumn("answered_at", .time, group: .f1),
      RecordColumn("staff", .key(of: "staff"), group: .f1),
      RecordColumn("post", .text, group: .f1),
      RecordColumn("reason", .text, group: .f1),
      RecordColumn("ended_at", .time, group: .f1),
    ], identity: ["id"], county: .column("county"))

  /// Youth whom somebody referred to a partner. That a youth is, and what for, tells of
  /// exploitation or its risk.
  static let partnerReferrals = RecordKind(
    "partner_referrals",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f3),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f3),
      RecordColumn("county", .county, required: true, group: .f3),
      RecordColumn("organisation", .text, required: true, group: .f3),
      RecordColumn("service", .text, required: true, group: .f3),
      RecordColumn("at", .time, required: true, group: .f3),
      RecordColumn("author", .text, required: true, group: .f3),
      RecordColumn("outcome", .term(ReferralOutcome.storedNames), group: .f3),
      RecordColumn("answered_at", .time, group: .f3),
      RecordColumn("why", .term(NotConnectedReason.storedNames), group: .f3),
    ], identity: ["id"], county: .of("youth"))

  /// The figure that an improvement is to move.
  static let agendaIndicators = RecordKind(
    "agenda_indicators",
    columns: [
      RecordColumn("item", .key(of: "agenda_items"), required: true, group: .f15),
      RecordColumn(
        "indicator", .term(QuarterIndicator.storedNames), required: true, group: .f15),
    ], identity: ["item"], county: .of("item"))

  /// What a study found; one without a county is of the whole state.
  static let studyFigures = RecordKind(
    "study_figures",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f15),
      RecordColumn("county", .county, group: .f15),
      RecordColumn("measure", .text, required: true, group: .f15),
      RecordColumn("unit", .term(StudyUnit.storedNames), required: true, group: .f15),
      RecordColumn("value", .hundredths(0...Int(1e13)), required: true, group: .f15),
      RecordColumn("n", .integer(0...1_000_000_000), group: .f15),
      RecordColumn("total", .integer(0...1_000_000_000), group: .f15),
      RecordColumn("first_day", .date, required: true, group: .f15),
      RecordColumn("last_day", .date, required: true, group: .f15),
      RecordColumn("sample", .term(StudySample.storedNames), required: true, group: .f15),
      RecordColumn("representative", .boolean, required: true, group: .f15),
      RecordColumn("stage", .term(StudyStage.storedNames), required: true, group: .f15),
      RecordColumn("source", .text, required: true, group: .f15),
      RecordColumn("evaluator", .text, group: .f15),
      RecordColumn("at", .time, required: true, group: .f15),
      RecordColumn("author", .text, required: true, group: .f15),
    ], identity: ["id"], county: .column("county"))

  /// The youth of a conflict about one case: whoever does not see the youth does not see it.
  static let agendaYouth = RecordKind(
    "agenda_youth",
    columns: [
      RecordColumn("item", .key(of: "agenda_items"), required: true, group: .f1),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f1),
    ], identity: ["item"], county: .of("youth"))
}
