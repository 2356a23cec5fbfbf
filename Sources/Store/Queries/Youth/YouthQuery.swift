import Database
import Domain

/// One youth as the viewer may see them: who they are, their status and what
/// it rests on, their cases with the team, placements and missing episodes.
public struct YouthQuery: Query {
  /// The youth's key.
  public let youth: String
  /// The moment.
  public let at: Instant

  /// One youth at a moment.
  public init(youth: String, at: Instant) {
    self.youth = youth
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] {
    YouthEvidenceReader.views + [
      "my_assignments_f1", "my_staff_f12", "my_staff_versions_f12", "my_facilities_f8",
      "my_agencies",
      "my_county_requests_f1", "my_partner_referrals_f3",
    ] + YouthGrounds.views + YouthRights.views
  }

  /// The record.
  ///
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for a youth that does not
  ///   exist or whom the viewer does not see.
  public func fetch(_ viewing: Viewing) throws -> YouthRecord {
    let evidence = try YouthEvidenceReader(viewing: viewing, at: at, youth: .one(youth)).read()
    guard let known = evidence[youth], let person = try person(viewing) else {
      throw StoreError.unknownKey(kind: "youth", key: youth)
    }
    return YouthRecord(
      person: person,
      status: StatusAssessment(of: known, at: at, zone: viewing.zone), evidence: known,
      team: try team(viewing), stays: try stays(viewing), episodes: try episodes(viewing),
      teams: try YouthGrounds.teams(of: youth, at: at, viewing),
      consents: try YouthGrounds.consents(of: youth, at: at, viewing),
      referrals: try ReferralsQuery.referrals(viewing, at: at, of: youth),
      requests: try YouthGrounds.requests(of: youth, at: at, viewing),
      leadAgency: try person.leadAgency.flatMap { try agency($0, viewing) },
      withheld: try YouthRights.withheld(ofYouth: youth, viewing))
  }

  private func person(_ viewing: Viewing) throws -> YouthPerson? {
    try viewing.connection.fetchOne(
      """
      SELECT v.id, v.initials, v.name, v.born_on, v.county, v.involvement, v.lead_agency,
        v.lead_person, w.gender, w.languages, w.sibling_group,
        EXISTS (SELECT 1 FROM my_staff_f12 s WHERE s.id = v.lead_person)
      FROM my_youth_versions_f1 v
      LEFT JOIN my_youth_versions_f2 w ON w.id = v.id AND w.valid_from = v.valid_from
      WHERE v.id = ?1 AND v.valid_from = (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
        WHERE n.id = v.id AND n.valid_from <= ?2)
      """, [.text(youth), .integer(at.seconds)]
    ) { row in
      YouthPerson(
        id: row.text(0), initials: row.optionalText(1), name: row.optionalText(2),
        bornOn: try row.optionalDate(3), county: row.text(4), involvement: row.optionalText(5),
        leadAgency: row.optionalText(6), leadPerson: row.optionalText(7),
        isLeadPersonKey: row.bool(11),
        gender: row.optionalText(8), languages: row.optionalText(9),
        siblingGroup: row.optionalText(10))
    }
  }

  private func agency(_ key: String, _ viewing: Viewing) throws -> AgencyContact? {
    try viewing.connection.fetchOne(
      "SELECT id, name, phone FROM my_agencies WHERE id = ?", [.text(key)]
    ) { AgencyContact(id: $0.text(0), name: $0.text(1), phone: $0.optionalText(2)) }
  }

  private func team(_ viewing: Viewing) throws -> [TeamMember] {
    try viewing.connection.fetchAll(
      """
      SELECT c.id, c.component, c.opened_on, c.closed_on, a.staff, v.name, a.role, v.phone,
        a.from_at, a.until_at
      FROM my_cases_f1 c LEFT JOIN my_assignments_f1 a ON a.case_id = c.id AND a.from_at <= ?2
      LEFT JOIN my_staff_versions_f12 v ON v.id = a.staff AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_staff_versions_f12 n
         WHERE n.id = a.staff AND n.valid_from <= ?2)
      WHERE c.youth = ?1 AND c.opened_on <= ?3 ORDER BY c.opened_on, c.id, a.from_at
      """,
      [.text(youth), .integer(at.seconds), .text(viewing.zone.localDate(of: at).text)]
    ) { row in
      TeamMember(
        caseID: row.text(0), component: row.optionalText(1), openedOn: try row.date(2),
        closedOn: try row.optionalDate(3), staff: row.optionalText(4), name: row.optionalText(5),
        role: row.optionalText(6), phone: row.optionalText(7), from: row.instant(8),
        until: row.instant(9))
    }
  }

  private func stays(_ viewing: Viewing) throws -> [StayRecord] {
    try viewing.connection.fetchAll(
      """
      SELECT s.facility, v.name, s.from_at, s.until_at, s.end_reason FROM my_stays_f7 s
      LEFT JOIN my_facility_versions_f8 v ON v.id = s.facility AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_facility_versions_f8 n
         WHERE n.id = s.facility AND n.valid_from <= ?2)
      WHERE s.youth = ?1 AND s.from_at <= ?2 ORDER BY s.from_at
      """, [.text(youth), .integer(at.seconds)]
    ) { row in
      StayRecord(
        facility: row.text(0), name: row.optionalText(1), from: Instant(seconds: row.int64(2)),
        until: row.instant(3), endReason: row.optionalText(4))
    }
  }

  private func episodes(_ viewing: Viewing) throws -> [EpisodeRecord] {
    try viewing.connection.fetchAll(
      "SELECT id, received_at, returned_at, closed_at FROM my_missing_f5"
        + " WHERE youth = ?1 AND received_at <= ?2 ORDER BY received_at",
      [.text(youth), .integer(at.seconds)]
    ) { row in
      EpisodeRecord(
        id: row.text(0), receivedAt: Instant(seconds: row.int64(1)), returnedAt: row.instant(2),
        closedAt: row.instant(3))
    }
  }
}
