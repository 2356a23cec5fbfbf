import Database
import Domain

/// What a packet reads besides the episode itself, by name; what is not there is unknown.
struct PacketFacts {
  private(set) var texts: [String: String] = [:]
  /// Earlier episodes, newest first, each in a sentence.
  private(set) var earlier: [String] = []
  /// Notices made, each in a sentence.
  private(set) var notices: [String] = []

  init(_ line: EpisodeLine, _ viewing: Viewing, at moment: Instant) throws {
    try readYouth(line, viewing, at: moment)
    try readDetails(line, viewing)
    try readPlace(line, viewing, at: moment)
    try readContacts(line, viewing, at: moment)
    try readEarlier(line, viewing, at: moment)
    try readNotices(line, viewing, at: moment)
  }

  subscript(_ name: String) -> String? {
    texts[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func take(_ names: [String], _ row: borrowing Row) {
    for (place, name) in names.enumerated() {
      if let text = row.optionalText(place) { texts[name] = text }
    }
  }

  private mutating func readYouth(_ line: EpisodeLine, _ viewing: Viewing, at moment: Instant)
    throws
  {
    let names = ["name", "born_on", "gender", "languages", "lead_person", "lead_agency"]
    try viewing.connection.forEach(
      """
      SELECT v.name, v.born_on, w.gender, w.languages, v.lead_person, v.lead_agency
      FROM my_youth_versions_f1 v
      LEFT JOIN my_youth_versions_f2 w ON w.id = v.id AND w.valid_from = v.valid_from
      WHERE v.id = ?1 AND v.valid_from = (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
        WHERE n.id = v.id AND n.valid_from <= ?2)
      """, [.text(line.episode.youth), .integer(moment.seconds)]
    ) { row in take(names, row) }
    let isPregnant = try viewing.connection.fetchOne(
      "SELECT 1 FROM my_flags_f10 WHERE youth = ?1 AND flag = ?2 AND from_at <= ?3"
        + " AND (until_at IS NULL OR until_at > ?3)",
      [
        .text(line.episode.youth), .text(YouthFlag.pregnantOrParenting.rawValue),
        .integer(moment.seconds),
      ]
    ) { $0.int(0) }
    if isPregnant != nil { texts["pregnancy"] = "pregnant or parenting" }
  }

  private mutating func readDetails(_ line: EpisodeLine, _ viewing: Viewing) throws {
    let parts: [(view: String, names: [String])] = [
      (
        "my_episode_details_f5",
        ["category", "risks", "reported_by", "received_by", "le_agency", "le_ori", "le_officer"]
      ),
      (
        "my_episode_details_f6",
        ["last_seen_place", "circumstances", "companions", "vehicle", "devices"]
      ),
      (
        "my_episode_details_f2",
        ["clothing", "height", "weight", "hair", "eyes", "marks", "photo_on"]
      ), ("my_episode_details_f10", ["medical"]), ("my_episode_details_f7", ["returned_to"]),
    ]
    for (view, names) in parts {
      try viewing.connection.forEach(
        "SELECT \(names.joined(separator: ", ")) FROM \(view) WHERE episode = ?",
        [.text(line.episode.id)]
      ) { row in take(names, row) }
    }
  }

  private mutating func readPlace(_ line: EpisodeLine, _ viewing: Viewing, at moment: Instant)
    throws
  {
    if let home = line.episode.facility {
      texts["placement"] = try viewing.connection.fetchOne(
        "SELECT name FROM my_facility_versions_f8 WHERE id = ?1 AND valid_from <= ?2"
          + " ORDER BY valid_from DESC LIMIT 1", [.text(home), .integer(moment.seconds)]
      ) { $0.text(0) }
    }
    let sighting = try viewing.connection.fetchOne(
      "SELECT at, place FROM my_episode_steps_f6 WHERE episode = ?1 AND step IN (?2, ?3)"
        + " AND at <= ?4 AND place IS NOT NULL ORDER BY at DESC LIMIT 1",
      [
        .text(line.episode.id), .text(EpisodeStep.sighting.rawValue),
        .text(EpisodeStep.located.rawValue), .integer(moment.seconds),
      ]
    ) { "\($0.text(1)), \(viewing.zone.rfc3339(Instant(seconds: $0.int64(0))))" }
    texts["newest_sighting"] = sighting
  }

  private mutating func readContacts(_ line: EpisodeLine, _ viewing: Viewing, at moment: Instant)
    throws
  {
    if let agency = texts["lead_agency"] {
      texts["agency"] = try viewing.connection.fetchOne(
        "SELECT name, phone FROM my_agencies WHERE id = ?", [.text(agency)]
      ) { Self.contact($0.text(0), $0.optionalText(1)) }
    }
    for (name, key) in [
      ("worker", line.episode.recoveryWorker), ("lead", texts["lead_person"]),
    ] {
      guard let key else { continue }
      let found = try viewing.connection.fetchOne(
        "SELECT name, phone FROM my_staff_versions_f12 WHERE id = ?1 AND valid_from <= ?2"
          + " ORDER BY valid_from DESC LIMIT 1", [.text(key), .integer(moment.seconds)]
      ) { Self.contact($0.text(0), $0.optionalText(1)) }
      texts[name] = found ?? (name == "lead" ? key : nil)
    }
    let onCall = try OnCallQuery(at: moment, counties: [line.episode.county]).fetch(viewing)
      .compactMap(\.shift).filter { $0.seat == .childWelfare }
    if let shift = onCall.first { texts["on_call"] = Self.contact(shift.name, shift.phone) }
  }

  private static func contact(_ name: String, _ phone: String?) -> String {
    phone.map { "\(name), \($0)" } ?? name
  }

  private mutating func readEarlier(_ line: EpisodeLine, _ viewing: Viewing, at moment: Instant)
    throws
  {
    let zone = viewing.zone
    earlier = try viewing.connection.fetchAll(
      """
      SELECT m.received_at, m.returned_at, m.return_kind, d.returned_to
      FROM my_missing_f5 m LEFT JOIN my_episode_details_f7 d ON d.episode = m.id
      WHERE m.youth = ?1 AND m.id <> ?2 AND m.received_at < ?3
        AND NOT EXISTS (SELECT 1 FROM my_episode_steps_f5 e WHERE e.episode = m.id
          AND e.step = 'entered_in_error' AND e.at <= ?4)
      ORDER BY m.received_at DESC
      """,
      [
        .text(line.episode.youth), .text(line.episode.id),
        .integer(line.episode.receivedAt.seconds), .integer(moment.seconds),
      ]
    ) { row in
      let begun = zone.localDate(of: Instant(seconds: row.int64(0))).text
      let end = row.instant(1).map { ", back \(zone.localDate(of: $0).text)" } ?? ""
      let how = row.optionalText(2).map { " (\($0))" } ?? ""
      let place = row.optionalText(3).map { " at \($0)" } ?? ""
      return "from \(begun)\(end)\(how)\(place)"
    }
  }

  private mutating func readNotices(_ line: EpisodeLine, _ viewing: Viewing, at moment: Instant)
    throws
  {
    let made = line.episode.notices.compactMap { notice -> (at: Instant, text: String)? in
      guard let at = notice.at, at <= moment, (notice.exemptReason ?? "").isEmpty else {
        return nil
      }
      let party = notice.party.rawValue.split(separator: "_").joined(separator: " ")
      let number = notice.reference.map { ", number \($0)" } ?? ""
      return (at, "\(party), \(viewing.zone.rfc3339(at))\(number)")
    }
    notices = made.sorted { $0.at < $1.at }.map(\.text)
  }
}
