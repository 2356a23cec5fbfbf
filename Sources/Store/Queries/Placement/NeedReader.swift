import Database
import Domain

/// Reads what a youth needs of a place, through the viewer's own views.
struct NeedReader {
  let viewing: Viewing
  let youth: String
  let at: Instant

  /// The views that a need is read from.
  static let views =
    MatchViews.all + [
      LedgerViews.workingYouth, "my_youth_versions_f1", "my_youth_versions_f2", "my_stays_f7",
      "my_missing_f5", "my_missing_f7", "my_episode_steps_f5", "my_placement_preferences_f7",
      "my_unmet_needs_f7", "my_bed_holds_f7", "my_bed_holds_f8", ViewCatalog.everyFlag,
    ] + [FieldGroup.f3, .f5, .f7, .f10, .f11].map(ViewScopes.youth)

  /// The need, or `nil` where the youth does not exist or is not in the viewer's own rows.
  func need() throws -> PlacementNeed? {
    guard let person = try person() else { return nil }
    var need = person.need
    need.flags = try flags()
    need.facilities = try facilities(of: youth, "my_stays_f7")
    need.siblings = try person.group.map(siblings) ?? []
    need.runs = try runs()
    need.preference = try preference()
    need.held = try held()
    try addForbidden(to: &need)
    return need
  }

  /// Whether the need is recorded as unmet on a day.
  func isRecorded(on day: LocalDate) throws -> Bool {
    try one(
      "SELECT 1 FROM my_unmet_needs_f7 WHERE youth = ?1 AND day = ?2 LIMIT 1", .text(day.text))
  }

  private func one(_ sql: String, _ more: DatabaseValue...) throws -> Bool {
    try viewing.connection.fetchOne(sql, [.text(youth)] + more) { $0.int(0) } != nil
  }

  private var arguments: [DatabaseValue] { [.text(youth), .integer(at.seconds)] }

  private func person() throws -> (need: PlacementNeed, group: String?)? {
    try viewing.connection.fetchOne(
      """
      SELECT v.county, v.born_on, w.gender, w.languages, w.sibling_group
      FROM my_youth_versions_f1 v
      LEFT JOIN my_youth_versions_f2 w ON w.id = v.id AND w.valid_from = v.valid_from
      WHERE v.id = ?1 AND EXISTS (SELECT 1 FROM my_work_youth y WHERE y.id = ?1)
        AND v.valid_from <= ?2 ORDER BY v.valid_from DESC LIMIT 1
      """, arguments
    ) { row in
      (
        PlacementNeed(
          youth: youth, county: row.text(0), bornOn: try row.optionalDate(1),
          gender: row.optionalText(2), languages: StoredList.words(row.optionalText(3))),
        row.optionalText(4)
      )
    }
  }

  private func flags() throws -> Set<YouthFlag> {
    let condition = " WHERE youth = ?1 AND from_at <= ?2 AND (until_at IS NULL OR until_at > ?2)"
    let flags = try [ViewCatalog.everyFlag, MatchViews.flags].flatMap { view in
      try viewing.connection.fetchAll("SELECT flag FROM \(view)\(condition)", arguments) {
        YouthFlag(stored: $0.text(0))
      }
    }
    return Set(flags.compactMap { $0 })
  }

  /// Where somebody stays at the moment, by a view of stays.
  private func facilities(of key: String, _ view: String) throws -> Set<String> {
    Set(
      try viewing.connection.fetchAll(
        "SELECT facility FROM \(view) WHERE youth = ?1 AND from_at <= ?2"
          + " AND (until_at IS NULL OR until_at > ?2)", [.text(key), .integer(at.seconds)]
      ) { $0.text(0) })
  }

  /// The others of a sibling group, whether the viewer sees them or not: they are no more than
  /// whether a place fits them.
  private func siblings(_ group: String) throws -> [SiblingFacts] {
    let found = try viewing.connection.fetchAll(
      """
      SELECT g.id, g.born_on, g.gender FROM my_match_siblings g
      WHERE g.sibling_group = ?3 AND g.id <> ?1 AND g.valid_from <= ?2
        AND (g.valid_until IS NULL OR g.valid_until > ?2) ORDER BY g.id
      """, arguments + [.text(group)]
    ) { row in (key: row.text(0), bornOn: try row.optionalDate(1), gender: row.optionalText(2)) }
    return try found.map { sibling in
      SiblingFacts(
        bornOn: sibling.bornOn, gender: sibling.gender,
        facilities: try facilities(of: sibling.key, MatchViews.siblingStays))
    }
  }

  /// The others of the youth's sibling group whom the viewer may place, by key.
  func ownSiblings() throws -> [String] {
    guard let group = try person()?.group else { return [] }
    return try viewing.connection.fetchAll(
      """
      SELECT g.id FROM my_match_siblings g JOIN my_work_youth y ON y.id = g.id
      WHERE g.sibling_group = ?3 AND g.id <> ?1 AND g.valid_from <= ?2
        AND (g.valid_until IS NULL OR g.valid_until > ?2) ORDER BY g.id
      """, arguments + [.text(group)]
    ) { $0.text(0) }
  }

  /// Episodes that began at a facility, but those that were entered in error.
  private func runs() throws -> [RunFacts] {
    try viewing.connection.fetchAll(
      """
      SELECT p.facility, m.received_at FROM my_missing_f5 m JOIN my_missing_f7 p ON p.id = m.id
      WHERE m.youth = ?1 AND m.received_at <= ?2 AND p.facility IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM my_episode_steps_f5 e WHERE e.episode = m.id
          AND e.step = '\(EpisodeStep.enteredInError.rawValue)' AND e.at <= ?2)
      """, arguments
    ) { RunFacts(facility: $0.text(0), receivedAt: Instant(seconds: $0.int64(1))) }
  }

  private func preference() throws -> PlacementPreference? {
    try viewing.connection.fetchOne(
      "SELECT from_at, facility, type, county, said FROM my_placement_preferences_f7"
        + " WHERE youth = ?1 AND from_at <= ?2 ORDER BY from_at DESC LIMIT 1", arguments
    ) { row in
      PlacementPreference(
        from: Instant(seconds: row.int64(0)), facility: row.optionalText(1),
        type: row.optionalText(2).flatMap { FacilityType(stored: $0) },
        county: row.optionalText(3), said: row.optionalText(4))
    }
  }

  /// Beds that are held for the youth, by facility.
  private func held() throws -> [String: Instant] {
    var held: [String: Instant] = [:]
    try viewing.connection.forEach(
      "SELECT b.facility, max(b.until_at) FROM my_bed_holds_f7 y JOIN my_bed_holds_f8 b"
        + " ON b.id = y.id WHERE y.youth = ?1 AND b.from_at <= ?2 AND b.until_at > ?2"
        + " GROUP BY b.facility", arguments
    ) { held[$0.text(0)] = Instant(seconds: $0.int64(1)) }
    return held
  }

  private func addForbidden(to need: inout PlacementNeed) throws {
    let role = viewing.viewer.role
    let reads = role == .everything || AccessMatrix.access(role, .f9).readsOwn
    try viewing.connection.forEach(
      "SELECT facility, kind, reason FROM my_match_forbidden WHERE youth = ?1"
        + " AND \(MatchViews.inForce) ORDER BY facility, kind, reason", arguments
    ) { row in
      let reason = row.optionalText(2)
      // The last of several has the most to say: a reason stands after none.
      switch row.text(1) {
      case "facilitator": need.facilitators.insert(row.text(0))
      case _ where !reads: need.forbidden[row.text(0)] = .result
      case "facility": need.forbidden[row.text(0)] = .facility(reason: reason)
      default: need.forbidden[row.text(0)] = .youth(reason: reason)
      }
    }
  }
}

extension NeedReader {
  /// Criteria that rest on what the viewer does not see of this youth, by their stored names. The
  /// hard ones are judged for every role that matches.
  func unjudged() throws -> [String] {
    let role = viewing.viewer.role
    if role == .everything { return [] }
    var names: [SoftCriterion] = []
    func flag(_ flag: YouthFlag, _ group: FieldGroup, _ criterion: SoftCriterion) throws {
      let part = AccessMatrix.access(role, group).part
      let isShown = FieldParts.flags(part, of: group).contains(flag)
      if try !isShown || !sees(group) { names.append(criterion) }
    }
    try flag(.pregnantOrParenting, .f10, .pregnantOrParenting)
    try flag(.needsSubstanceUseCapable, .f10, .substanceUseCapable)
    try flag(.wantsLgbtqAffirming, .f11, .lgbtqAffirming)
    if try !sees(.f3) || !sees(.f7) { names.append(.peerMix) }
    if try !sees(.f5) || !sees(.f7) { names.append(.earlierRun) }
    return names.map(\.rawValue)
  }

  /// Whether the viewer sees a group of this youth, who is of their own rows.
  private func sees(_ group: FieldGroup) throws -> Bool {
    let access = AccessMatrix.access(viewing.viewer.role, group)
    if !access.mayRead { return false }
    if access.reads.contains(.own) { return true }
    return try one("SELECT 1 FROM \(ViewScopes.youth(group)) WHERE id = ?1 LIMIT 1")
  }
}
