import Database
import Domain

/// What counties' protocols say comes next, and who is on call for it (S53).
public struct ProtocolQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]

  /// Runbooks at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  private var onCall: OnCallQuery { OnCallQuery(at: at, counties: counties) }

  /// The views that it reads.
  public var views: [String] { ["my_protocol_steps_f15"] + onCall.views }

  /// By county and indicator; who is on call only for a role that lists rosters.
  public func fetch(_ viewing: Viewing) throws -> [ProtocolLine] {
    let scope = try viewing.counties(among: counties)
    let steps = try viewing.connection.fetchAll(
      "SELECT county, indicator, at, step, seat, author FROM my_protocol_steps_f15 WHERE at <= ?1",
      [.integer(at.seconds)]
    ) { row in
      ProtocolIndicator(stored: row.text(1)).map { indicator in
        ProtocolStep(
          county: row.text(0), indicator: indicator, at: Instant(seconds: row.int64(2)),
          step: row.optionalText(3), seat: row.optionalText(4).flatMap { Seat(stored: $0) },
          author: row.text(5))
      }
    }
    return ProtocolLine.lines(
      steps.compactMap { $0 }, counties: scope,
      onCall: viewing.viewer.role.lists(.f12) ? try onCall.fetch(viewing) : nil, at: at)
  }
}

/// The organisations that counties work with (S47).
public struct PartnersQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all that the viewer sees.
  public let counties: [String]

  /// Partners at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_partners_f15", "my_policies"] + ReferralsQuery.views }

  /// One a county and organisation, what lapsed first.
  public func fetch(_ viewing: Viewing) throws -> [PartnerLine] {
    let rows = try viewing.connection.fetchAll(
      """
      SELECT county, organisation, services, contact_role, agreed_until, fiscal_year, referred,
        connected, at, author FROM my_partners_f15 WHERE at <= ?1
      """, [.integer(at.seconds)]
    ) { row in
      CountyPartner(
        county: row.text(0), organisation: row.text(1), services: row.optionalText(2),
        contactRole: row.optionalText(3), agreedUntil: try row.optionalDate(4),
        year: row.optionalText(5).flatMap { FiscalYear($0) }, referred: row.optionalInt(6),
        connected: row.optionalInt(7), at: Instant(seconds: row.int64(8)), author: row.text(9))
    }
    let day = viewing.zone.localDate(of: at)
    let lines = PartnerLine.lines(
      rows.filter { counties.isEmpty || counties.contains($0.county) }, on: day,
      referrals: try referrals(in: FiscalYear(of: day), viewing))
    guard viewing.viewer.role.counts(.f3) else { return lines }
    let least = try FunnelQuery.leastCount(viewing, at: at)
    return lines.map { $0.suppressed(below: least) }
  }

  /// Those of a year, for whoever sees every one of a county's.
  private func referrals(
    in year: FiscalYear, _ viewing: Viewing
  ) throws -> [PartnerReferral] {
    guard viewing.viewer.role.seesWholeCounties(.f3) else { return [] }
    return try ReferralsQuery.referrals(viewing, at: at, counties: counties).filter {
      FiscalYear(of: viewing.zone.localDate(of: $0.at)) == year
    }
  }
}
