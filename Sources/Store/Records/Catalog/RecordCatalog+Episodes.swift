import Domain

/// What is recorded of missing episodes beyond the files of interface §3: made by changes alone.
extension RecordCatalog {
  /// What hangs on an episode, besides its notices and efforts.
  static let ofEpisodes: [RecordKind] = [
    episodeSteps, episodeDetails, clockExemptions, acknowledgements, notifications,
  ]

  static let episodeSteps = RecordKind(
    "episode_steps",
    columns: [
      RecordColumn("episode", .key(of: "missing"), required: true, group: .f5),
      RecordColumn("step", .term(EpisodeStep.storedNames), required: true, group: .f5),
      RecordColumn("at", .time, required: true, group: .f5),
      RecordColumn("by", .text, group: .f5), RecordColumn("reference", .text, group: .f5),
      RecordColumn("source", .text, group: .f5), RecordColumn("place", .text, group: .f6),
      RecordColumn("note", .text, group: .f6),
    ], identity: ["episode", "step", "at"], county: .of("episode"))

  static let episodeDetails = RecordKind(
    "episode_details",
    columns: [
      RecordColumn("episode", .key(of: "missing"), required: true, group: .f5),
      RecordColumn("category", .term(MissingCategory.storedNames), group: .f5),
      RecordColumn("risks", .terms(EpisodeRisk.storedNames), group: .f5),
      RecordColumn("reported_by", .text, group: .f5),
      RecordColumn("received_by", .text, group: .f5),
      RecordColumn("le_agency", .text, group: .f5), RecordColumn("le_ori", .text, group: .f5),
      RecordColumn("le_officer", .text, group: .f5),
      RecordColumn("last_seen_place", .text, group: .f6),
      RecordColumn("circumstances", .text, group: .f6),
      RecordColumn("companions", .text, group: .f6), RecordColumn("vehicle", .text, group: .f6),
      RecordColumn("devices", .text, group: .f6), RecordColumn("clothing", .text, group: .f2),
      RecordColumn("height", .text, group: .f2), RecordColumn("weight", .text, group: .f2),
      RecordColumn("hair", .text, group: .f2), RecordColumn("eyes", .text, group: .f2),
      RecordColumn("marks", .text, group: .f2), RecordColumn("photo_on", .date, group: .f2),
      RecordColumn("medical", .text, group: .f10), RecordColumn("returned_to", .text, group: .f7),
      RecordColumn("factors", .terms(LeavingFactor.storedNames), group: .f5),
      RecordColumn("experiences", .text, group: .f4),
      RecordColumn("follow_up", .text, group: .f4),
    ], identity: ["episode"], county: .of("episode"))

  static let clockExemptions = RecordKind(
    "clock_exemptions",
    columns: [
      RecordColumn("episode", .key(of: "missing"), required: true, group: .f5),
      RecordColumn("clock", .term(ClockKind.storedNames), required: true, group: .f5),
      RecordColumn("at", .time, required: true, group: .f5),
      RecordColumn("reason", .text, required: true, group: .f5),
      RecordColumn("by", .text, group: .f5),
    ], identity: ["episode", "clock", "at"], county: .of("episode"))

  static let acknowledgements = RecordKind(
    "acknowledgements",
    columns: [
      RecordColumn("episode", .key(of: "missing"), required: true, group: .f5),
      RecordColumn("alert", .term(AlertSubject.storedNames), required: true, group: .f5),
      RecordColumn("from", .time, required: true, group: .f5),
      RecordColumn("until", .time, required: true, group: .f5),
      RecordColumn("owner", .text, required: true, group: .f5),
      RecordColumn("account", .text, required: true, group: .f5),
    ], identity: ["episode", "alert", "from", "owner"], county: .of("episode"))

  static let notifications = RecordKind(
    "notifications",
    columns: [
      RecordColumn("episode", .key(of: "missing"), required: true, group: .f5),
      RecordColumn("alert", .term(AlertSubject.storedNames), required: true, group: .f5),
      RecordColumn("since", .time, required: true, group: .f5),
      RecordColumn("step", .term(LadderStep.storedNames), required: true, group: .f5),
      RecordColumn("attempt", .integer(1...1_000_000), required: true, group: .f5),
      RecordColumn("at", .time, required: true, group: .f5),
      RecordColumn("recipients", .list, required: true, group: .f5),
      RecordColumn(
        "outcome", .term(NotificationOutcome.storedNames), required: true, group: .f5),
      RecordColumn("detail", .text, group: .f5),
    ], identity: ["episode", "alert", "since", "step", "attempt"], county: .of("episode"))
}
