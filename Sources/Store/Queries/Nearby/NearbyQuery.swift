import Database
import Domain

/// Missing youth of other counties who went missing from one of the viewer's, or may be there, most
/// urgent first.
///
/// Rights are those of the real present: a youth who is located is gone from it at once. Clocks
/// that hang on a birth date or on the law-enforcement agency are not among them, as neither is
/// known here.
public struct NearbyQuery: Query {
  /// The moment that clocks are read at.
  public let at: Instant
  /// FIPS codes of the viewer's counties that are asked about; empty = all.
  public let counties: [String]

  /// Such youth at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { NearbyViews.all + CountyHours.views }

  /// The youth.
  /// - Throws: ``StoreError/notPermitted(reason:)`` for a role that sees none.
  public func fetch(_ viewing: Viewing) throws -> [NearbyEpisode] {
    guard viewing.viewer.role.seesNearby else {
      throw StoreError.notPermitted(reason: "your role sees no missing youth of other counties")
    }
    var hours = try CountyHours(viewing, at: at)
    var found = try records(viewing)
    try addSteps(to: &found, viewing)
    var episodes: [String: NearbyEpisode] = [:]
    for (key, record) in found {
      episodes[key] = episode(record, viewing, hours.hours(of: record.facts.county))
    }
    return EpisodeLine.mostUrgentFirst(episodes.values.map(\.line))
      .compactMap { episodes[$0.episode.id] }
  }

  private struct Record {
    var facts: EpisodeFacts
    let ageBand: String?
    let description: NearbyEpisode.Description
    let contact: NearbyEpisode.Contact
  }

  private func episode(
    _ record: Record, _ viewing: Viewing, _ hours: EpisodeClocks.Hours
  ) -> NearbyEpisode? {
    let asked = counties.isEmpty ? viewing.viewer.counties : counties
    let isHere = { (county: String?) in county.map { asked.isEmpty || asked.contains($0) } ?? false
    }
    let mayBeHere = isHere(record.facts.suspectedCounty)
    guard mayBeHere || isHere(record.facts.facilityCounty) else { return nil }
    return NearbyEpisode(
      line: EpisodeLine(record.facts, number: 0, initials: nil, hours: hours, at: at),
      nearness: mayBeHere ? .mayBeHere : .missingFrom, ageBand: record.ageBand,
      description: record.description, contact: record.contact)
  }

  private func records(_ viewing: Viewing) throws -> [String: Record] {
    var found: [String: Record] = [:]
    try viewing.connection.forEach(Self.sql, [.integer(at.seconds)]) { row in
      found[row.text(0)] = Record(
        facts: EpisodeFacts(
          id: row.text(0), youth: row.text(1), county: row.text(2),
          receivedAt: Instant(seconds: row.int64(3)), lastSeenAt: row.instant(4),
          facilityCounty: row.optionalText(5), suspectedCounty: row.optionalText(6),
          recoveryWorker: row.optionalText(8)),
        ageBand: row.optionalText(7),
        description: .init(parts: (12..<row.columnCount).map { row.optionalText($0) }),
        contact: .init(
          staff: row.optionalText(8), name: row.optionalText(9), phone: row.optionalText(10),
          agency: row.optionalText(11)))
    }
    return found
  }

  private static let sql =
    "SELECT id, youth, county, received_at, last_seen_at, placed_county, suspected_county,"
    + " age_band, worker, worker_name, worker_phone, agency,"
    + " \(NearbyEpisode.Description.keys.joined(separator: ", "))"
    + " FROM \(NearbyViews.episodes) WHERE received_at <= ?1"

  /// What stands for a number or a reason that is not shown here, so that a clock is met by it.
  private static let kept = "kept by the county of responsibility"

  private func addSteps(to found: inout [String: Record], _ viewing: Viewing) throws {
    try each("party, at, has_number, is_exempt", NearbyViews.notices, viewing) { key, row in
      guard let party = NoticeParty(stored: row.text(1)) else { return }
      let at = row.int64(2)
      found[key]?.facts.notices.append(
        NoticeFacts(
          party: party, at: at == Beginning.seconds ? nil : Instant(seconds: at),
          reference: row.bool(3) ? Self.kept : nil,
          exemptReason: row.bool(4) ? Self.kept : nil))
    }
    try each("at", NearbyViews.efforts, viewing) { key, row in
      found[key]?.facts.efforts.append(EffortFacts(at: Instant(seconds: row.int64(1)), kind: ""))
    }
    try each("step, at", NearbyViews.steps, viewing) { key, row in
      guard let step = EpisodeStep(stored: row.text(1)) else { return }
      found[key]?.facts.steps.append(StepFacts(step, at: Instant(seconds: row.int64(2))))
    }
    try each("clock, at", NearbyViews.exemptions, viewing) { key, row in
      guard let clock = ClockKind(stored: row.text(1)) else { return }
      found[key]?.facts.exemptions.append(
        ExemptionFacts(clock, at: Instant(seconds: row.int64(2)), reason: Self.kept))
    }
  }

  private func each(
    _ columns: String, _ view: String, _ viewing: Viewing,
    _ body: (String, borrowing Row) -> Void
  ) throws {
    try viewing.connection.forEach("SELECT episode, \(columns) FROM \(view)") { row in
      body(row.text(0), row)
    }
  }
}
