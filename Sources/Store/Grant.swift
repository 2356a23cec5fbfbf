import Database
import Domain

/// One grant of a role to an account, since when and until when.
public struct Grant: Hashable, Sendable {
  /// The account's name.
  public let account: String
  /// The operating system's number; `nil` where the account need not exist (demonstration).
  public let uid: Int?
  /// What it may do.
  public let role: Role
  /// The agency's key.
  public let agency: String
  /// FIPS codes.
  public let counties: [String]
  /// The person's own staff record.
  public let staff: String?
  /// The unit a supervisor sees.
  public let unit: String?
  /// The keys of the facilities that a provider answers for.
  public let facilities: [String]
  /// Since when.
  public let from: Instant
  /// Until when, or `nil` while in force.
  public let until: Instant?
  /// The account that granted it.
  public let grantedBy: String

  static let columns =
    "account, uid, role, agency, counties, staff, unit, from_at, until_at, granted_by, facilities"

  init(row: borrowing Row) throws {
    account = row.text(0)
    uid = row.optionalInt(1)
    guard let known = Role(rawValue: row.text(2)) else {
      throw StoreError.inputOutput("the grant of \(row.text(0)) names an unknown role")
    }
    role = known
    agency = row.text(3)
    counties = row.text(4).split(separator: ";").map(String.init)
    staff = row.optionalText(5)
    unit = row.optionalText(6)
    from = Instant(seconds: row.int64(7))
    until = row.optionalInt64(8).map { Instant(seconds: $0) }
    grantedBy = row.text(9)
    facilities = row.text(10).split(separator: ";").map(String.init)
  }

  /// The grant of an account in force at a moment, or `nil`.
  ///
  /// - Parameter uid: on a live store the account's number, so that a reused
  ///   name with another number is a stranger.
  static func inForce(account: String, uid: Int?, at now: Instant, _ connection: Connection)
    throws -> Grant?
  {
    let grant = try connection.fetchOne(
      "SELECT \(columns) FROM grants WHERE account = ? AND from_at <= ?"
        + " AND (until_at IS NULL OR until_at > ?) ORDER BY from_at DESC LIMIT 1",
      [.text(account), .integer(now.seconds), .integer(now.seconds)]
    ) { try Grant(row: $0) }
    guard let grant else { return nil }
    if let uid, grant.uid != uid { return nil }
    return grant
  }

  /// The viewer that the grant makes of its account.
  var viewer: Viewer {
    Viewer(
      account: account, role: role, agency: agency, counties: counties, staff: staff, unit: unit,
      facilities: facilities)
  }
}
