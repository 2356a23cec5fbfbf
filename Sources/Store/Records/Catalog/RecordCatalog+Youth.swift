import Domain

/// The kinds that hold facts about youth.
extension RecordCatalog {
  static let youth = RecordKind(
    "youth",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f1),
      RecordColumn("initials", .text, group: .f1), RecordColumn("name", .text, group: .f1),
      RecordColumn("born_on", .date, group: .f1), RecordColumn("gender", .text, group: .f2),
      RecordColumn("county", .county, required: true, group: .f1),
      RecordColumn("languages", .list, group: .f2),
      RecordColumn("sibling_group", .text, group: .f2),
      RecordColumn("involvement", .term(Involvement.storedNames), group: .f1),
      RecordColumn("lead_agency", .key(of: "agencies"), group: .f1),
      RecordColumn("lead_person", .text, group: .f1),
    ], identity: ["id"], county: .column("county"), dated: true)

  static let flags = RecordKind(
    "flags",
    columns: [
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f2),
      RecordColumn("flag", .term(YouthFlag.storedNames), required: true, group: .f2),
      RecordColumn("from", .time, required: true, group: .f2),
      RecordColumn("until", .time, group: .f2),
    ], identity: ["youth", "flag", "from"], county: .of("youth"))

  static let cseStatus = RecordKind(
    "cse_status",
    columns: [
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f3),
      RecordColumn(
        "status", .term(ExploitationStatus.recordable.map(\.rawValue)), required: true, group: .f3),
      RecordColumn("basis", .term(StatusBasis.storedNames), required: true, group: .f3),
      RecordColumn("grid_code", .text, group: .f3),
      RecordColumn("from", .time, required: true, group: .f3),
      RecordColumn("until", .time, group: .f3),
      RecordColumn("source", .term(StatusSource.storedNames), group: .f3),
    ], identity: ["youth", "basis", "from"], county: .of("youth"))

  static let screenings = RecordKind(
    "screenings",
    columns: [
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f3),
      RecordColumn("tool", .text, required: true, group: .f3),
      RecordColumn("version", .text, group: .f3),
      RecordColumn("score", .integer(0...1000), group: .f3),
      RecordColumn("band", .text, group: .f3),
      RecordColumn("screened_on", .date, required: true, group: .f3),
    ], identity: ["youth", "tool", "screened_on"], county: .of("youth"))

  static let cases = RecordKind(
    "cases",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f1),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f1),
      RecordColumn("county", .county, required: true, group: .f1),
      RecordColumn("component", .term(CaseComponent.storedNames), required: true, group: .f1),
      RecordColumn("opened_on", .date, required: true, group: .f1),
      RecordColumn("closed_on", .date, group: .f1),
    ], identity: ["id"], county: .column("county"))

  static let assignments = RecordKind(
    "assignments",
    columns: [
      RecordColumn("case", .key(of: "cases"), required: true, group: .f1),
      RecordColumn("staff", .key(of: "staff"), required: true, group: .f1),
      RecordColumn("role", .term(AssignmentRole.storedNames), required: true, group: .f1),
      RecordColumn("from", .time, required: true, group: .f1),
      RecordColumn("until", .time, group: .f1), RecordColumn("handover", .text, group: .f4),
    ], identity: ["case", "staff", "role", "from"], county: .of("case"))

  static let reports = RecordKind(
    "reports",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f3),
      RecordColumn("county", .county, required: true, group: .f3),
      RecordColumn("received_at", .time, required: true, group: .f3),
      RecordColumn("youth", .key(of: "youth"), group: .f3),
      RecordColumn("reporter_kind", .text, group: .f17),
      RecordColumn("venue", .term(ReportVenue.storedNames), group: .f3),
      RecordColumn("channel", .text, group: .f3),
      RecordColumn("benefit", .term(Benefit.storedNames), group: .f3),
      RecordColumn("screening", .term(ScreeningDecision.storedNames), group: .f3),
      RecordColumn("screened_at", .time, group: .f3),
      RecordColumn("response", .term(ResponseTime.storedNames), group: .f3),
      RecordColumn("disposition", .term(Disposition.storedNames), group: .f3),
      RecordColumn("disposed_at", .time, group: .f3),
      RecordColumn("care_status", .term(CareStatus.storedNames), group: .f3),
    ], identity: ["id"], county: .column("county"))

  static let stays = RecordKind(
    "stays",
    columns: [
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f7),
      RecordColumn("facility", .key(of: "facilities"), required: true, group: .f7),
      RecordColumn("from", .time, required: true, group: .f7),
      RecordColumn("until", .time, group: .f7), RecordColumn("end_reason", .text, group: .f7),
    ], identity: ["youth", "from"], county: .of("youth"))

  static let missing = RecordKind(
    "missing",
    columns: [
      RecordColumn("id", .ownKey, required: true, group: .f5),
      RecordColumn("youth", .key(of: "youth"), required: true, group: .f5),
      RecordColumn("lead_agency", .key(of: "agencies"), group: .f5),
      RecordColumn("last_seen_at", .time, group: .f5),
      RecordColumn("received_at", .time, required: true, group: .f5),
      RecordColumn("facility", .key(of: "facilities"), group: .f7),
      RecordColumn("suspected_county", .county, group: .f5),
      RecordColumn("recovery_worker", .key(of: "staff"), group: .f5),
      RecordColumn("returned_at", .time, group: .f5),
      RecordColumn("return_kind", .text, group: .f5),
      RecordColumn("debriefed_at", .time, group: .f5),
      RecordColumn("screened_at", .time, group: .f5), RecordColumn("closed_at", .time, group: .f5),
      RecordColumn("whereabouts_known", .boolean, group: .f5),
      RecordColumn("location_approved", .boolean, group: .f5),
    ], identity: ["id"], county: .of("youth"))
}
