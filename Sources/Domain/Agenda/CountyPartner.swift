/// An organisation outside the agencies with which a county works (S47), as it was put down last.
public struct CountyPartner: Hashable, Sendable {
  /// Days ahead in which an agreement counts as ending soon.
  public static let soon = 60

  /// FIPS code.
  public let county: String
  /// The organisation's name.
  public let organisation: String
  /// What it does for youth.
  public let services: String?
  /// Whom to ask for there, by role.
  public let contactRole: String?
  /// The last day of the agreement; `nil` = there is none.
  public let agreedUntil: LocalDate?
  /// The fiscal year of the counts below.
  public let year: FiscalYear?
  /// Youth who were referred to it in that year.
  public let referred: Int?
  /// Those of them who were connected with it.
  public let connected: Int?
  /// When it was put down so.
  public let at: Instant
  /// The account that put it down.
  public let author: String

  /// One partner.
  public init(
    county: String, organisation: String, services: String?, contactRole: String?,
    agreedUntil: LocalDate?, year: FiscalYear?, referred: Int?, connected: Int?, at: Instant,
    author: String
  ) {
    self.county = county
    self.organisation = organisation
    self.services = services
    self.contactRole = contactRole
    self.agreedUntil = agreedUntil
    self.year = year
    self.referred = referred
    self.connected = connected
    self.at = at
    self.author = author
  }

  /// How many were connected, of those referred.
  public var share: Share { Share(count: connected, total: referred, of: "referred") }

  /// How the agreement stands on a local day.
  public func standing(on day: LocalDate) -> AgreementStanding {
    guard let agreedUntil else { return .none }
    if agreedUntil < day { return .lapsed }
    return agreedUntil <= day.adding(days: Self.soon) ? .endsSoon : .inForce
  }
}

/// A partner as it stands on a day.
public struct PartnerLine: Hashable, Sendable {
  /// What is known of it.
  public let partner: CountyPartner
  /// How the agreement stands.
  public let standing: AgreementStanding
  /// How many were connected, of those referred.
  public let share: Share
  /// The fiscal year of that count.
  public let year: FiscalYear?
  /// Where that count comes from; `nil` = there is none.
  public let basis: PartnerCount?
  /// Whether the count is too small for a viewer who may have only counts.
  public private(set) var isSuppressed = false

  /// The line for a viewer who may have only counts: hidden where anybody could be told from those
  /// connected or those who were not.
  ///
  /// - Parameter least: the least count that is shown.
  public func suppressed(below least: Int) -> PartnerLine {
    guard let count = share.count, let total = share.total else { return self }
    var line = self
    line.isSuppressed = [count, total, total - count].contains {
      Suppression.isSmall($0, below: least)
    }
    return line
  }

  /// Of each county and organisation what was put down last, what lapsed first.
  ///
  /// - Parameters:
  ///   - day: the local day.
  ///   - referrals: every referral of the day's fiscal year; none for a viewer who does not see
  ///     every one, as a count of a part would be wrong.
  public static func lines(
    _ rows: [CountyPartner], on day: LocalDate, referrals: [PartnerReferral] = []
  ) -> [PartnerLine] {
    let made = Dictionary(grouping: referrals) { [$0.county, $0.organisation] }
    let lines = Dictionary(grouping: rows) { [$0.county, $0.organisation] }.compactMap {
      key, rows in
      rows.max { $0.at < $1.at }.map { PartnerLine($0, on: day, made[key] ?? []) }
    }
    func place(_ line: PartnerLine) -> (Int, String, String) {
      let place = AgreementStanding.allCases.firstIndex(of: line.standing) ?? 0
      return (place, line.partner.county, line.partner.organisation)
    }
    return lines.sorted { place($0) < place($1) }
  }

  private init(_ partner: CountyPartner, on day: LocalDate, _ referrals: [PartnerReferral]) {
    (self.partner, standing) = (partner, partner.standing(on: day))
    if referrals.isEmpty {
      (share, year) = (partner.share, partner.year)
      basis = partner.share.total == nil ? nil : .stated
    } else {
      share = Share(
        count: referrals.count { $0.outcome == .connected }, total: referrals.count,
        of: "referred")
      (year, basis) = (FiscalYear(of: day), .records)
    }
  }
}

/// Where a count of youth who were referred to a partner comes from.
public enum PartnerCount: String, ClosedVocabulary {
  /// The referrals that were entered, one by one.
  case records
  /// What the county stated.
  case stated
}

/// How an agreement with a partner stands, what needs somebody first.
public enum AgreementStanding: String, ClosedVocabulary {
  case lapsed
  case endsSoon = "ends_soon"
  case none
  case inForce = "in_force"
}
