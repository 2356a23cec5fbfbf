import Domain

/// Short ways to write down facts around one Los Angeles county.
enum Fixture {
  static let day = LocalDate(daysSinceEpoch: 20_000)  // 2024-10-04
  static let longAgo = LocalDate(daysSinceEpoch: 15_000)
  static let past = Instant(seconds: 1_600_000_000)
  /// Within twelve months of ``day``, so that a status is not historic.
  static let lately = Instant(seconds: 1_725_000_000)

  static func worker(
    _ id: String, unit: String? = "North", county: String = "06037", fte: Int = 100,
    relief: Int = 0, role: StaffRole = .worker, designated: Bool = false,
    started: LocalDate = longAgo, ended: LocalDate? = nil
  ) -> StaffFacts {
    StaffFacts(
      id: id, name: "Name of \(id)", agency: "A-1", role: role, unit: unit, county: county,
      fteHundredths: fte, reliefPercent: relief, cseDesignated: designated,
      startedOn: started, endedOn: ended)
  }

  static func aCase(
    _ id: String, youth: String? = nil, _ component: CaseComponent = .familyReunification,
    county: String = "06037", by staff: [String] = ["W-1"], role: AssignmentRole = .primary,
    opened: LocalDate = longAgo, closed: LocalDate? = nil, of evidence: YouthEvidence? = nil
  ) -> CaseFacts {
    CaseFacts(
      id: id, youth: youth ?? "Y-" + id, county: county, component: component,
      openedOn: opened, closedOn: closed,
      assignments: staff.map { AssignmentFacts(staff: $0, role: role, from: past) },
      evidence: evidence ?? YouthEvidence(county: "06037"))
  }

  static func youth(
    _ status: ExploitationStatus? = nil, since: Instant = past, group: String? = nil,
    flags: [FlagRow] = [], episodes: [EpisodeSpan] = [], stays: [StaySpan] = []
  ) -> YouthEvidence {
    YouthEvidence(
      county: "06037", siblingGroup: group,
      statuses: status.map { [StatusRow(status: $0, basis: .grid, from: since)] } ?? [],
      flags: flags, episodes: episodes, stays: stays)
  }

  static func figures(
    _ cases: [CaseFacts], _ staff: [StaffFacts], positions: [PositionFacts] = [],
    counties: [CountyFacts] = [], policies: [PolicyRow] = [], at instant: Instant
  ) throws -> CaseloadFigures {
    Caseload.evaluate(
      cases: cases, staff: staff, positions: positions, counties: counties,
      policies: PolicyBook(rows: policies), at: instant, zone: try TestZone.losAngeles())
  }

  static func weight(
    _ evidence: YouthEvidence, _ component: CaseComponent = .familyReunification,
    at instant: Instant
  ) throws -> CaseWeight {
    CaseWeight(
      component: component, evidence: evidence,
      table: PolicyBook(rows: []).weights(for: "06037", on: day), at: instant,
      zone: try TestZone.losAngeles())
  }

  static func policy(
    _ kind: PolicyKind, _ key: String, _ value: Int, county: String? = nil, on day: String
  ) -> PolicyRow {
    PolicyRow(
      county: county, effectiveOn: LocalDate(day) ?? longAgo, kind: kind, key: key,
      value: value, citation: "test", provenance: "test")
  }
}
