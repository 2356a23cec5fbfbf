import Domain

/// County plans: made by imports of `plans/FIPS-FY.md` alone (interface §3).
extension RecordCatalog {
  /// Each version of a plan and its text, and who leads in what.
  static let ofPlans: [RecordKind] = [
    plans, planTexts, responsibilities, countyNotes, protocolSteps, partners, surveys,
    surveyAnswers,
  ]

  /// Set by changes alone.
  static let responsibilities = RecordKind(
    "responsibilities",
    columns: [
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("function", .term(CountyFunction.storedNames), required: true, group: .f15),
      RecordColumn("agency", .key(of: "agencies"), required: true, group: .f15),
      RecordColumn("from", .time, required: true, group: .f15),
      RecordColumn("role", .term(ResponsibilityRole.storedNames), required: true, group: .f15),
    ], identity: ["county", "function", "agency", "from"], county: .column("county"))

  /// Set by changes alone; every wording stays.
  static let countyNotes = RecordKind(
    "county_notes",
    columns: [
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("topic", .text, required: true, group: .f15),
      RecordColumn("at", .time, required: true, group: .f15),
      RecordColumn("text", .text, required: true, group: .f15),
      RecordColumn("author", .text, required: true, group: .f15),
    ], identity: ["county", "topic", "at"], county: .column("county"))

  /// What comes next upon an indicator; a later row takes the place of an earlier one, and one
  /// without a step ends it.
  static let protocolSteps = RecordKind(
    "protocol_steps",
    columns: [
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn(
        "indicator", .term(ProtocolIndicator.storedNames), required: true, group: .f15),
      RecordColumn("at", .time, required: true, group: .f15),
      RecordColumn("step", .text, group: .f15),
      RecordColumn("seat", .term(Seat.storedNames), group: .f15),
      RecordColumn("author", .text, required: true, group: .f15),
    ], identity: ["county", "indicator", "at"], county: .column("county"))

  /// Organisations outside the agencies; a later row takes the place of an earlier one.
  static let partners = RecordKind(
    "partners",
    columns: [
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("organisation", .text, required: true, group: .f15),
      RecordColumn("at", .time, required: true, group: .f15),
      RecordColumn("services", .text, group: .f15),
      RecordColumn("contact_role", .text, group: .f15),
      RecordColumn("agreed_until", .date, group: .f15),
      RecordColumn("fiscal_year", .text, group: .f15),
      RecordColumn("referred", .integer(0...1_000_000), group: .f15),
      RecordColumn("connected", .integer(0...1_000_000), group: .f15),
      RecordColumn("author", .text, required: true, group: .f15),
    ], identity: ["county", "organisation", "at"], county: .column("county"))

  /// A survey that was sent to a county; a later row takes the place of an earlier one.
  static let surveys = RecordKind(
    "surveys",
    columns: [
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("fiscal_year", .text, required: true, group: .f15),
      RecordColumn("at", .time, required: true, group: .f15),
      RecordColumn("asked_on", .date, required: true, group: .f15),
      RecordColumn("asked_role", .text, group: .f15),
      RecordColumn("answered_on", .date, group: .f15),
      RecordColumn("author", .text, required: true, group: .f15),
    ], identity: ["county", "fiscal_year", "at"], county: .column("county"))

  /// What a county said to a question; a later row takes the place of an earlier one, and one
  /// without an answer takes it off.
  static let surveyAnswers = RecordKind(
    "survey_answers",
    columns: [
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("fiscal_year", .text, required: true, group: .f15),
      RecordColumn("question", .text, required: true, group: .f15),
      RecordColumn("at", .time, required: true, group: .f15),
      RecordColumn("answer", .text, group: .f15),
      RecordColumn("author", .text, required: true, group: .f15),
    ], identity: ["county", "fiscal_year", "question", "at"], county: .column("county"))

  /// A version holds from the moment it came in, the first one from the beginning.
  static let plans = RecordKind(
    "plans",
    columns: [
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("fiscal_year", .text, required: true, group: .f15),
      RecordColumn("version", .integer(1...1_000_000), required: true, group: .f15),
      RecordColumn("from", .time, required: true, group: .f15),
      RecordColumn("status", .term(PlanStatus.storedNames), required: true, group: .f15),
      RecordColumn("submitted_on", .date, group: .f15),
      RecordColumn("allocation", .hundredths(0...Int(1e14)), group: .f15),
      RecordColumn("digest", .text, required: true, group: .f15),
    ], identity: ["county", "fiscal_year", "version"], county: .column("county"))

  static let planTexts = RecordKind(
    "plan_texts",
    columns: [
      RecordColumn("id", .integer(1...Int.max), required: true, group: .f15),
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("fiscal_year", .text, required: true, group: .f15),
      RecordColumn("version", .integer(1...1_000_000), required: true, group: .f15),
      RecordColumn("piece", .integer(0...Int.max), required: true, group: .f15),
      RecordColumn("section", .integer(-1...Int.max), required: true, group: .f15),
      RecordColumn("name", .text, group: .f15),
      RecordColumn("line", .integer(1...Int.max), required: true, group: .f15),
      RecordColumn("lead", .integer(0...Int.max), required: true, group: .f15),
      RecordColumn("headed", .boolean, required: true, group: .f15),
      RecordColumn("filled", .boolean, required: true, group: .f15),
      RecordColumn("text", .text, required: true, group: .f15),
    ], identity: ["id"], county: .column("county"))
}
