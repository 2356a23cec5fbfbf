import Database
import Domain

/// Reads missing episodes with their notices and efforts, as the viewer may see them.
struct EpisodeReader {
  /// Which episodes.
  enum Chosen {
    /// Received, and not closed at the moment.
    case open
    /// Received by the moment.
    case all
    /// One, by its key.
    case one(String)
  }

  /// An episode and what goes with it in a list.
  struct Record {
    var facts: EpisodeFacts
    let number: Int
    let initials: String?
  }

  let viewing: Viewing
  let at: Instant

  /// The views that episodes read.
  static let views = [
    "my_missing_f5", "my_missing_f7", "my_notices_f5", "my_efforts_f5", "my_youth_versions_f1",
    "my_facility_versions_f8", "my_episode_steps_f5", "my_episode_details_f5",
    "my_clock_exemptions_f5",
  ]

  /// Episodes by their key.
  func read(_ chosen: Chosen) throws -> [Record] {
    var records: [Record] = []
    var places = Places()
    try viewing.connection.forEach(
      "\(Self.episodesSQL) WHERE \(condition(chosen)) ORDER BY m.id", arguments(chosen)
    ) { row in
      places.note(row.text(0), records.count)
      records.append(try Self.record(row))
    }
    try addAll(chosen, &records, &places)
    return records
  }

  /// Where each episode is among the records. What goes with an episode comes row after row, so
  /// the last answer is mostly the next.
  private struct Places {
    private var byKey: [String: Int] = [:]
    private var last: (key: String, place: Int)?

    mutating func note(_ key: String, _ place: Int) { byKey[key] = place }

    mutating func place(of key: String) -> Int? {
      if let last, last.key == key { return last.place }
      guard let place = byKey[key] else { return nil }
      last = (key, place)
      return place
    }
  }

  private static let episodesSQL = """
    SELECT m.id, m.youth, v.county, m.received_at, m.last_seen_at, w.county, m.suspected_county,
      m.recovery_worker, m.returned_at, m.screened_at, m.debriefed_at, m.closed_at,
      ifnull(m.whereabouts_known, 0), v.initials,
      (SELECT count(*) FROM my_missing_f5 o WHERE o.youth = m.youth
        AND (o.received_at, o.id) <= (m.received_at, m.id)
        AND NOT EXISTS (SELECT 1 FROM my_episode_steps_f5 e WHERE e.episode = o.id
          AND e.step = 'entered_in_error' AND e.at <= ?1)),
      p.facility, v.born_on, d.risks, d.le_agency
    FROM my_missing_f5 m
    JOIN my_youth_versions_f1 v ON v.id = m.youth AND v.valid_from =
      (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
       WHERE n.id = m.youth AND n.valid_from <= ?1)
    LEFT JOIN my_missing_f7 p ON p.id = m.id
    LEFT JOIN my_episode_details_f5 d ON d.episode = m.id
    LEFT JOIN my_facility_versions_f8 w ON w.id = p.facility AND w.valid_from =
      (SELECT max(n.valid_from) FROM my_facility_versions_f8 n
       WHERE n.id = p.facility AND n.valid_from <= ?1)
    """

  /// An open episode is one never closed, or one closed after the moment: each
  /// half has its own index.
  private func condition(_ chosen: Chosen) -> String {
    switch chosen {
    case .open:
      "m.received_at <= ?1 AND m.id IN (SELECT id FROM my_missing_f5 WHERE closed_at IS NULL"
        + " UNION ALL SELECT id FROM my_missing_f5 WHERE closed_at > ?1)"
    case .all: "m.received_at <= ?1"
    case .one: "m.received_at <= ?1 AND m.id = ?2"
    }
  }

  private func arguments(_ chosen: Chosen) -> [DatabaseValue] {
    if case .one(let key) = chosen { return [.integer(at.seconds), .text(key)] }
    return [.integer(at.seconds)]
  }

  private static func record(_ row: borrowing Row) throws -> Record {
    let risks = (row.optionalText(17) ?? "").split(separator: ";").compactMap {
      EpisodeRisk(stored: String($0))
    }
    return Record(
      facts: EpisodeFacts(
        id: row.text(0), youth: row.text(1), county: row.text(2),
        receivedAt: Instant(seconds: row.int64(3)), lastSeenAt: row.instant(4),
        facilityCounty: row.optionalText(5), suspectedCounty: row.optionalText(6),
        recoveryWorker: row.optionalText(7), returnedAt: row.instant(8),
        screenedAt: row.instant(9), debriefedAt: row.instant(10), closedAt: row.instant(11),
        isWhereaboutsKnown: row.bool(12), facility: row.optionalText(15),
        bornOn: try row.optionalDate(16), risks: risks,
        hasLawEnforcementAgency: row.optionalText(18) != nil),
      number: row.int(14), initials: row.optionalText(13))
  }

  /// Adds to each episode what goes with it.
  private func addAll(_ chosen: Chosen, _ records: inout [Record], _ places: inout Places) throws {
    try add(
      "SELECT n.episode, n.party, n.at, n.reference, n.exempt_reason FROM my_missing_f5 m"
        + " JOIN my_notices_f5 n ON n.episode = m.id", chosen, &records, &places
    ) { row, episode in
      guard let party = NoticeParty(stored: row.text(1)) else { return }
      let at = row.int64(2)
      episode.notices.append(
        NoticeFacts(
          party: party, at: at == Beginning.seconds ? nil : Instant(seconds: at),
          reference: row.optionalText(3), exemptReason: row.optionalText(4)))
    }
    try add(
      "SELECT e.episode, e.at, e.kind FROM my_missing_f5 m"
        + " JOIN my_efforts_f5 e ON e.episode = m.id", chosen, &records, &places
    ) { row, episode in
      episode.efforts.append(
        EffortFacts(at: Instant(seconds: row.int64(1)), kind: row.text(2)))
    }
    try add(
      "SELECT s.episode, s.step, s.at FROM my_missing_f5 m"
        + " JOIN my_episode_steps_f5 s ON s.episode = m.id", chosen, &records, &places
    ) { row, episode in
      guard let step = EpisodeStep(stored: row.text(1)) else { return }
      episode.steps.append(StepFacts(step, at: Instant(seconds: row.int64(2))))
    }
    try add(
      "SELECT x.episode, x.clock, x.at, x.reason FROM my_missing_f5 m"
        + " JOIN my_clock_exemptions_f5 x ON x.episode = m.id", chosen, &records, &places
    ) { row, episode in
      guard let clock = ClockKind(stored: row.text(1)) else { return }
      episode.exemptions.append(
        ExemptionFacts(clock, at: Instant(seconds: row.int64(2)), reason: row.text(3)))
    }
  }

  /// Goes through what a statement finds of the chosen episodes `m`; the episode's key comes first.
  private func add(
    _ sql: String, _ chosen: Chosen, _ records: inout [Record], _ places: inout Places,
    _ body: (borrowing Row, inout EpisodeFacts) -> Void
  ) throws {
    try viewing.connection.forEach(
      "\(sql) WHERE \(condition(chosen))", arguments(chosen)
    ) { row in
      guard let place = places.place(of: row.text(0)) else { return }
      body(row, &records[place].facts)
    }
  }
}
