import Domain

/// The kinds that hold beds, notices, rosters and responses.
extension RecordCatalog {
  static let availability = RecordKind(
    "availability",
    columns: [
      RecordColumn("facility", .key(of: "facilities"), required: true, group: .f8),
      RecordColumn("confirmed_at", .time, required: true, group: .f8),
      RecordColumn("occupied", .integer(0...10_000), required: true, group: .f8),
      RecordColumn("held", .integer(0...10_000), standIn: "0", group: .f8),
      RecordColumn("offline", .integer(0...10_000), standIn: "0", group: .f8),
      RecordColumn("offline_reason", .text, group: .f8),
      RecordColumn("confirmed_by", .text, group: .f8),
    ], identity: ["facility", "confirmed_at"], county: .of("facility"), hashed: false)

  static let noContact = RecordKind(
    "no_contact",
    columns: [
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f9),
      RecordColumn("other_youth", .key(of: "youth"), group: .f9),
      RecordColumn("facility", .key(of: "facilities"), group: .f9),
      RecordColumn("reason", .text, required: true, group: .f9),
    ], identity: ["youth", "other_youth", "facility"], county: .of("youth"))

  static let notices = RecordKind(
    "notices",
    columns: [
      RecordColumn("episode", .key(of: "missing"), required: true, group: .f5),
      RecordColumn("party", .term(NoticeParty.storedNames), required: true, group: .f5),
      RecordColumn("at", .time, group: .f5),
      RecordColumn("by", .text, group: .f5), RecordColumn("reference", .text, group: .f5),
      RecordColumn("exempt_reason", .text, group: .f5),
    ], identity: ["episode", "party", "at"], county: .of("episode"))

  static let efforts = RecordKind(
    "efforts",
    columns: [
      RecordColumn("episode", .key(of: "missing"), required: true, group: .f5),
      RecordColumn("at", .time, required: true, group: .f5),
      RecordColumn("kind", .text, required: true, group: .f5),
      RecordColumn("result", .text, group: .f6), RecordColumn("by", .text, group: .f5),
    ], identity: ["episode", "at", "kind"], county: .of("episode"))

  static let training = RecordKind(
    "training",
    columns: [
      RecordColumn("staff", .key(of: "staff"), required: true, group: .f12),
      RecordColumn("course", .text, required: true, group: .f12),
      RecordColumn("completed_on", .date, required: true, group: .f12),
      RecordColumn("expires_on", .date, group: .f12),
    ], identity: ["staff", "course", "completed_on"], county: .of("staff"))

  static let conflicts = RecordKind(
    "conflicts",
    columns: [
      RecordColumn("staff", .key(of: "staff"), required: true, group: .f9),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f9),
      RecordColumn("from", .time, required: true, group: .f9),
      RecordColumn("until", .time, group: .f9), RecordColumn("reason", .text, group: .f9),
    ], identity: ["staff", "youth", "from"], county: .of("youth"))

  static let hearings = RecordKind(
    "hearings",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f16),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f16),
      RecordColumn("court", .text, required: true, group: .f16),
      RecordColumn("designated", .boolean, group: .f16),
      RecordColumn("at", .time, required: true, group: .f16),
      RecordColumn("kind", .text, group: .f16),
    ], identity: ["id"], county: .of("youth"))

  static let holidays = RecordKind(
    "holidays",
    columns: [
      RecordColumn("date", .date, required: true), RecordColumn("name", .text, required: true),
      RecordColumn("kind", .term(HolidayKind.storedNames), required: true),
    ], identity: ["date", "kind"], county: .none, hashed: false)

  static let facilitators = RecordKind(
    "facilitators",
    columns: [
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f9),
      RecordColumn("facility", .key(of: "facilities"), group: .f9),
      RecordColumn("name", .text, group: .f9),
      RecordColumn("relationship", .text, required: true, group: .f9),
      RecordColumn("from", .time, required: true, group: .f9),
      RecordColumn("until", .time, group: .f9),
    ], identity: ["youth", "facility", "name", "from"], county: .of("youth"))

  static let shifts = RecordKind(
    "shifts",
    columns: [
      RecordColumn("id", .ownKey, group: .f12),
      RecordColumn("county", .county, required: true, group: .f12),
      RecordColumn("seat", .term(Seat.storedNames), required: true, group: .f12),
      RecordColumn("rank", .term(Rank.storedNames), required: true, group: .f12),
      RecordColumn("staff", .key(of: "staff"), required: true, group: .f12),
      RecordColumn("starts_at", .time, required: true, group: .f12),
      RecordColumn("ends_at", .time, required: true, group: .f12),
    ], identity: ["id"], county: .column("county"))

  static let submissions = RecordKind(
    "submissions",
    columns: [
      RecordColumn("county", .county, required: true, group: .f15),
      RecordColumn("first_day", .date, required: true, group: .f15),
      RecordColumn("last_day", .date, required: true, group: .f15),
      RecordColumn("count", .integer(0...10_000_000), required: true, group: .f15),
      RecordColumn("submitted_on", .date, required: true, group: .f15),
    ], identity: ["county", "first_day", "last_day", "submitted_on"], county: .column("county"),
    hashed: false)

  static let callouts = RecordKind(
    "callouts",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f13),
      RecordColumn("county", .county, required: true, group: .f13),
      RecordColumn("opened_at", .time, required: true, group: .f13),
      RecordColumn("source", .text, group: .f13),
      RecordColumn("tier", .term(CalloutTier.storedNames), group: .f13),
      RecordColumn("youth", .key(of: "youth"), group: .f13),
      RecordColumn("report", .key(of: "reports"), group: .f13),
      RecordColumn("cws_staff", .key(of: "staff"), group: .f13),
      RecordColumn("cws_paged_at", .time, group: .f13),
      RecordColumn("cws_acked_at", .time, group: .f13),
      RecordColumn("cws_arrived_at", .time, group: .f13),
      RecordColumn("advocate_staff", .key(of: "staff"), group: .f13),
      RecordColumn("advocate_paged_at", .time, group: .f13),
      RecordColumn("advocate_acked_at", .time, group: .f13),
      RecordColumn("advocate_arrived_at", .time, group: .f13),
      RecordColumn("exception_reason", .text, group: .f13),
    ], identity: ["id"], county: .column("county"))
}
