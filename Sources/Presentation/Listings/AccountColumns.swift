import Domain

/// One grant of a role to an account.
public struct AccountLine: Hashable, Sendable {
  /// The account's name.
  public let account: String
  /// The role's stored name.
  public let role: String
  /// The agency's key; empty for none.
  public let agency: String
  /// FIPS codes; empty = every county.
  public let counties: [String]
  /// The person's own staff record.
  public let staff: String?
  /// The unit that a supervisor sees.
  public let unit: String?
  /// The facilities that a provider answers for.
  public let facilities: [String]
  /// Since when.
  public let from: Instant
  /// Until when.
  public let until: Instant?
  /// By whom.
  public let grantedBy: String

  /// One grant.
  public init(
    account: String, role: String, agency: String, counties: [String], staff: String?,
    unit: String?, facilities: [String] = [], from: Instant, until: Instant?, grantedBy: String
  ) {
    self.account = account
    self.role = role
    self.agency = agency
    self.counties = counties
    self.staff = staff
    self.unit = unit
    self.facilities = facilities
    self.from = from
    self.until = until
    self.grantedBy = grantedBy
  }
}

/// The listing of `accounts`: who may see what, since when.
public enum AccountColumns {
  /// Grants by account, newest first.
  public static let listing = Listing<AccountLine>(
    name: "accounts",
    columns: [
      Column("account", "Account", priority: 1, emphasis: { _ in .strong }) { .key($0.account) },
      Column("role", "Role", priority: 1) { .code($0.role) },
      Column("agency", "Agency", priority: 4) { $0.agency.isEmpty ? .null : .key($0.agency) },
      Column("counties", "Counties", priority: 3) { .list($0.counties) },
      Column("staff", "Staff", priority: 5) { .key($0.staff) },
      Column("unit", "Unit", priority: 5) { .text($0.unit) },
      Column("from", "Since", priority: 2) { .instant($0.from) },
      Column("until", "Until", priority: 2) { .instant($0.until) },
      Column("granted_by", "By", priority: 6) { .key($0.grantedBy) },
      Column("facilities", "Facilities", priority: 7) { .list($0.facilities) },
    ],
    summaryKeys: ["in_force"],
    emptyText: "No account was granted anything. 'csecboard grant USER ROLE AGENCY' does that.")
}
