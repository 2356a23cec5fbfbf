/// Puts a person on a shift (`do put-shift`).
public struct PutShift: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "put-shift", summary: "Put a person on call in a seat of the dual response.",
    sentence: "Put {staff} on call for {county}, seat {seat}, {rank|primary}, from "
      + "{starts_at} until {ends_at}.",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField("seat", .term(Seat.storedNames), required: true, help: "Which seat."),
      ChangeField("rank", .term(Rank.storedNames), help: "Primary when left empty."),
      ChangeField("staff", .key(of: "staff"), required: true, help: "The person's key."),
      ChangeField("starts_at", .time, required: true, tense: .coming, help: "The first moment."),
      ChangeField(
        "ends_at", .time, required: true, tense: .coming, help: "The end, not part of it."),
    ], roles: [.supervisor, .hotline])

  /// FIPS code.
  public let county: String
  /// The person's key.
  public let staff: String
  /// The first moment.
  public let startsAt: Instant
  /// The end, not part of it.
  public let endsAt: Instant
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    staff = try fields.required("staff")
    let span = try fields.span()
    startsAt = span.from
    endsAt = span.until
    values = fields.all
  }
}

/// Records a report of exploitation (`do record-report`, S87): eight fields at
/// most, of which only the county is needed.
public struct RecordReport: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-report", summary: "Record a report that alleges exploitation.",
    sentence: "Record a report to {county} received at {received_at|now}[ about {youth}].",
    fields: [
      ChangeField("county", .county, required: true, help: "FIPS code."),
      ChangeField("received_at", .time, help: "When it came in; now when left empty."),
      ChangeField("youth", .key(of: "youth"), help: "The youth's key, if known."),
      ChangeField("reporter_kind", .text, sensitive: true, help: "Who reported, by kind."),
      ChangeField("venue", .term(ReportVenue.storedNames), help: "Where."),
      ChangeField("benefit", .term(Benefit.storedNames), help: "What was given in exchange."),
      ChangeField(
        "screening", .term(ScreeningDecision.storedNames), help: "Whether it is looked into."),
      ChangeField("response", .term(ResponseTime.storedNames), help: "How soon."),
    ], roles: [.caseworker, .supervisor, .hotline],
    undo: .recordOnly(
      "The record is taken back; a report that came in must still be answered (D§2.2 C11)."))

  /// FIPS code.
  public let county: String
  /// When it came in, or `nil` for now.
  public let receivedAt: Instant?
  /// The youth's key.
  public let youth: String?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    county = try fields.required("county")
    receivedAt = fields.time("received_at")
    youth = fields.text("youth")
    values = fields.all
  }
}
