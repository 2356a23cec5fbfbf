/// What decides who sees a youth now: whose case it is, and what was recorded to open it.
public struct SightFacts: Sendable {
  /// Somebody to whom an open case of the youth is assigned.
  public struct Worker: Hashable, Sendable {
    /// The staff record's key.
    public let staff: String
    /// Their unit.
    public let unit: String?
    /// Their county, a FIPS code.
    public let county: String

    /// One worker.
    public init(staff: String, unit: String?, county: String) {
      self.staff = staff
      self.unit = unit
      self.county = county
    }
  }

  /// A team, a consent, an order or an opening that is in force: who is let in, and until when.
  public struct Opening: Hashable, Sendable {
    /// Its key.
    public let id: String
    /// The account or the agency that it lets in.
    public let whom: String
    /// A team's purpose, or what a consent rests on.
    public let kind: String
    /// The groups that a consent names.
    public let groups: Set<FieldGroup>
    /// When it ends.
    public let until: Instant

    /// One opening.
    public init(
      id: String, whom: String, kind: String = "", groups: Set<FieldGroup> = [], until: Instant
    ) {
      self.id = id
      self.whom = whom
      self.kind = kind
      self.groups = groups
      self.until = until
    }
  }

  /// FIPS code of the county whose youth it is.
  public var county: String
  /// Whoever works on an open case.
  public var workers: [Worker] = []
  /// Teams in force, once a member.
  public var teams: [Opening] = []
  /// Consents and orders in force, by agency.
  public var consents: [Opening] = []
  /// Openings for life safety, by account.
  public var emergencies: [Opening] = []
  /// Whether the youth is missing from care.
  public var isMissing = false
  /// Where a missing youth may be.
  public var suspectedCounties: Set<String> = []
  /// Where a youth whose whereabouts nobody knows may be, and where they went missing from.
  public var nearbyCounties: Set<String> = []
  /// Counties that are asked something about the youth.
  public var askedCounties: Set<String> = []
  /// Agencies of attorneys.
  public var attorneys: Set<String> = []

  /// Nothing but the youth's county.
  public init(county: String) { self.county = county }
}

/// One ground on which an account sees groups of a youth's record.
public struct SightLine: Hashable, Sendable {
  /// The ground in words.
  public enum Ground: String, ClosedVocabulary {
    case caseload = "own caseload"
    case unit = "own unit"
    case county = "own counties"
    case index = "index of the county"
    case team
    case consent = "consent or order"
    case missing = "missing now"
    case nearby = "missing from or maybe in another county"
    case asked = "asked by the youth's county"
    case lifeSafety = "life safety"
  }

  /// The account.
  public let account: String
  /// Its role.
  public let role: Role
  /// The agency's key; empty for none.
  public let agency: String
  /// The ground.
  public let ground: Ground
  /// The key of the team, the consent or the opening.
  public let reference: String?
  /// When it ends; `nil` while the work or the grant lasts.
  public let until: Instant?
  /// What it opens, in the order of the matrix; none = the least that is needed to meet the youth
  /// (interface §4.3), which is a part of groups, or the key alone with what is asked.
  public let groups: [FieldGroup]
}
