/// Records where a youth would like to live (`do record-preference`, D§5.3). A later one takes the
/// place of an earlier one.
public struct RecordPreference: Change {
  /// Name, fields, roles.
  public static let descriptor = ChangeDescriptor(
    name: "record-preference", summary: "Record where a youth would like to live.",
    sentence: "Record that {youth} wishes for[ {facility}][ a home of type {type}]"
      + "[ a place in {county}] as of {at|now}.",
    fields: [
      ChangeField("youth", .key(of: "youth"), required: true, help: "The youth's key."),
      ChangeField("facility", .key(of: "facilities"), help: "The facility wished for."),
      ChangeField("type", .term(FacilityType.storedNames), help: "The type of home wished for."),
      ChangeField("county", .county, help: "FIPS code of the county wished for."),
      ChangeField(
        "said", .text, sensitive: true,
        help: "What the youth said, in their words; alone, where no place is wished for any more."),
      ChangeField("at", .time, help: "When it was said; now when left empty."),
    ], roles: .placers)

  /// The youth's key.
  public let youth: String
  /// The facility wished for.
  public let facility: String?
  /// FIPS code of the county wished for.
  public let county: String?
  /// When it was said, or `nil` for now.
  public let at: Instant?
  /// Every value given, by field name.
  public let values: [String: FieldValue]

  /// Takes the fields.
  public init(_ fields: ChangeFields) throws(FieldProblem) {
    youth = try fields.required("youth")
    facility = fields.text("facility")
    county = fields.text("county")
    at = fields.time("at")
    values = fields.all
    if facility == nil, county == nil, values["type"] == nil, values["said"] == nil {
      throw FieldProblem(
        field: "facility", reason: "or type, county or said is needed: what is wished for")
    }
  }
}
