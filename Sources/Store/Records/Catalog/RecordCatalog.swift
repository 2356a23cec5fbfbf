import Domain

/// Every kind of file that a bundle may hold, in the order in which they are
/// read (interface §3): a kind may refer only to kinds before it.
public enum RecordCatalog {
  /// The kinds in reading order.
  public static let all: [RecordKind] = [
    counties, agencies, staff, positions, youth, flags, cseStatus, screenings, cases, assignments,
    reports, facilities, availability, stays, noContact, missing, notices, efforts, leave, training,
    conflicts, hearings, holidays, facilitators, shifts, submissions, callouts, weights,
  ]

  /// The kind of that name, case ignored.
  public static func kind(named name: String) -> RecordKind? {
    let lowered = name.lowercased()
    return all.first { $0.name == lowered }
  }

  static let counties = RecordKind(
    "counties",
    columns: [
      RecordColumn("fips", .county, required: true), RecordColumn("name", .text, required: true),
      RecordColumn("latitude", .degrees(-90...90)),
      RecordColumn("longitude", .degrees(-180...180)),
      RecordColumn("opted_in_on", .date), RecordColumn("opted_in_source", .text),
    ], identity: ["fips"], county: .none, hashed: false)

  static let agencies = RecordKind(
    "agencies",
    columns: [
      RecordColumn("id", .ownKey, required: true), RecordColumn("name", .text, required: true),
      RecordColumn("kind", .term(AgencyKind.storedNames), required: true),
      RecordColumn("county", .county), RecordColumn("phone", .text),
    ], identity: ["id"], county: .none, hashed: false)

  static let staff = RecordKind(
    "staff",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f12),
      RecordColumn("name", .text, required: true, group: .f12),
      RecordColumn("agency", .key(of: "agencies"), required: true, group: .f12),
      RecordColumn("role", .term(StaffRole.storedNames), required: true, group: .f12),
      RecordColumn("unit", .text, group: .f12),
      RecordColumn("county", .county, required: true, group: .f12),
      RecordColumn("fte", .hundredths(0...200), standIn: "1.0", group: .f14),
      RecordColumn("relief_percent", .integer(0...100), standIn: "0", group: .f14),
      RecordColumn("cse_designated", .boolean, standIn: "0", group: .f12),
      RecordColumn("languages", .list, group: .f12), RecordColumn("phone", .text, group: .f12),
      RecordColumn("started_on", .date, required: true, group: .f12, undated: true),
      RecordColumn("ended_on", .date, group: .f12, undated: true),
      RecordColumn("qualified_until", .date, group: .f12, undated: true),
    ], identity: ["id"], county: .column("county"), dated: true)

  static let positions = RecordKind(
    "positions",
    columns: [
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("agency", .key(of: "agencies"), required: true, group: .f15),
      RecordColumn("role", .term(StaffRole.storedNames), required: true, group: .f15),
      RecordColumn("funded", .integer(0...100_000), required: true, group: .f15),
      RecordColumn("as_of", .date, required: true, group: .f15),
    ], identity: ["county", "agency", "role", "as_of"], county: .column("county"), hashed: false)

  static let leave = RecordKind(
    "leave",
    columns: [
      RecordColumn("staff", .key(of: "staff"), required: true, group: .f12),
      RecordColumn("from", .time, required: true, group: .f12),
      RecordColumn("until", .time, required: true, group: .f12),
      RecordColumn("kind", .text, group: .f12),
    ], identity: ["staff", "from"], county: .of("staff"))

  static let facilities = RecordKind(
    "facilities",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f8),
      RecordColumn("name", .text, required: true, group: .f8),
      RecordColumn("type", .term(FacilityType.storedNames), required: true, group: .f8),
      RecordColumn("county", .county, required: true, group: .f8),
      RecordColumn("licence_number", .text, group: .f8),
      RecordColumn("licence_status", .text, group: .f8),
      RecordColumn("capacity_licensed", .integer(0...10_000), group: .f8),
      RecordColumn("capacity_contracted", .integer(0...10_000), group: .f8),
      RecordColumn("ages_from", .integer(0...30), group: .f8),
      RecordColumn("ages_to", .integer(0...30), group: .f8),
      RecordColumn("genders", .terms(["female", "male", "nonbinary", "any"]), group: .f8),
      RecordColumn("max_siblings", .integer(0...50), group: .f8),
      RecordColumn("cse_capable", .boolean, group: .f8),
      RecordColumn("family_based", .boolean, group: .f8),
      RecordColumn("languages", .list, group: .f8),
      RecordColumn("lgbtq_affirming", .boolean, group: .f8),
      RecordColumn("pregnant_or_parenting", .boolean, group: .f8),
      RecordColumn("sud_capable", .boolean, group: .f8),
      RecordColumn("confidential_location", .boolean, group: .f8),
      RecordColumn("latitude", .degrees(-90...90), group: .f7),
      RecordColumn("longitude", .degrees(-180...180), group: .f7),
      RecordColumn("phone", .text, group: .f8),
    ], identity: ["id"], county: .column("county"), dated: true)

  static let weights = RecordKind(
    "weights",
    columns: [
      RecordColumn("county", .county),
      RecordColumn("effective_on", .date, required: true),
      RecordColumn("kind", .term(PolicyKind.importable.map(\.rawValue)), required: true),
      RecordColumn("key", .text, required: true),
      RecordColumn("value", .integer(0...1_000_000), required: true),
      RecordColumn("citation", .text, required: true),
      RecordColumn("provenance", .text, required: true), RecordColumn("approved_by", .text),
    ], identity: ["county", "kind", "key", "effective_on"], county: .column("county"),
    table: "policies", hashed: false)
}
