/// A youth without a lead agency or lead person (S45).
public struct OversightLine: Hashable, Sendable {
  /// The youth's key.
  public let youth: String
  /// Shown in place of the name.
  public let initials: String?
  /// FIPS code of the county of responsibility.
  public let county: String
  /// Which system has an open case.
  public let involvement: String?
  /// The agency that has oversight, `nil` = none.
  public let leadAgency: String?
  /// The person who has oversight, `nil` = none.
  public let leadPerson: String?

  /// One youth.
  public init(
    youth: String, initials: String?, county: String, involvement: String?, leadAgency: String?,
    leadPerson: String?
  ) {
    self.youth = youth
    self.initials = initials
    self.county = county
    self.involvement = involvement
    self.leadAgency = leadAgency
    self.leadPerson = leadPerson
  }

  /// What is missing: `lead_agency`, `lead_person` or both.
  public var missing: [String] {
    (leadAgency == nil ? ["lead_agency"] : []) + (leadPerson == nil ? ["lead_person"] : [])
  }
}
