import Database
import Domain

/// Youth whom somebody referred to a partner, those of whom nothing is known first (S47).
public struct ReferralsQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all that the viewer sees.
  public let counties: [String]

  /// Referrals at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { Self.views }

  static let views = ["my_partner_referrals_f3", "my_youth_versions_f1"]

  /// Every one that was made, oldest first among those of whom nothing is known.
  public func fetch(_ viewing: Viewing) throws -> [ReferralLine] {
    PartnerReferral.openFirst(try Self.referrals(viewing, at: at, counties: counties))
      .map { ReferralLine($0, at: at) }
  }

  /// Every one that was made by a moment, as it stood then.
  ///
  /// - Parameter youth: the key of the one whose they are; `nil` = anyone's.
  static func referrals(
    _ viewing: Viewing, at: Instant, counties: [String] = [], of youth: String? = nil
  ) throws -> [PartnerReferral] {
    let found = try viewing.connection.fetchAll(
      """
      SELECT f.id, f.youth, f.county, f.organisation, f.service, f.at, f.author, f.outcome,
        f.answered_at, f.why, v.initials
      FROM my_partner_referrals_f3 f
      LEFT JOIN my_youth_versions_f1 v ON v.id = f.youth AND v.valid_from =
        (SELECT max(n.valid_from) FROM my_youth_versions_f1 n
         WHERE n.id = f.youth AND n.valid_from <= ?1)
      WHERE f.at <= ?1\(youth == nil ? "" : " AND f.youth = ?2") ORDER BY f.at, f.id
      """, [.integer(at.seconds)] + (youth.map { [.text($0)] } ?? [])
    ) { row in
      PartnerReferral(
        id: row.text(0), youth: row.text(1), initials: row.optionalText(10), county: row.text(2),
        organisation: row.text(3), service: row.text(4), at: Instant(seconds: row.int64(5)),
        author: row.text(6), outcome: row.optionalText(7).flatMap { ReferralOutcome(stored: $0) },
        answeredAt: row.instant(8),
        why: row.optionalText(9).flatMap { NotConnectedReason(stored: $0) }
      ).read(at: at)
    }
    return counties.isEmpty ? found : found.filter { counties.contains($0.county) }
  }
}
