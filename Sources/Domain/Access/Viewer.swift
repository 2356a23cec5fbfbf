/// Who is looking: the account, its role, and the records its rows hang on.
public struct Viewer: Hashable, Sendable {
  /// The account's name, as the operating system has it.
  public let account: String
  /// What the account may do.
  public let role: Role
  /// The agency's key, empty where none was given.
  public let agency: String
  /// FIPS codes; empty = every county (only `everything`, administrators and stewards).
  public let counties: [String]
  /// The key of the person's own staff record, which decides their caseload.
  public let staff: String?
  /// The unit that a supervisor sees, within `counties`.
  public let unit: String?
  /// The keys of the facilities that a provider answers for.
  public let facilities: [String]

  /// One viewer.
  public init(
    account: String, role: Role, agency: String = "", counties: [String] = [],
    staff: String? = nil, unit: String? = nil, facilities: [String] = []
  ) {
    self.account = account
    self.role = role
    self.agency = agency
    self.counties = counties
    self.staff = staff
    self.unit = unit
    self.facilities = facilities
  }

  /// Whether a county lies in the viewer's scope.
  public func covers(county: String) -> Bool {
    counties.isEmpty || counties.contains(county)
  }
}
