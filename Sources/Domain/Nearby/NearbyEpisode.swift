/// A youth of another county who went missing from one of the viewer's, or may be there: the least
/// that whoever may meet the youth there needs (D§2, D§7.1). The county of responsibility counts
/// the episode; this county sees it until the youth is located.
public struct NearbyEpisode: Hashable, Sendable {
  /// Why the county sees it.
  public enum Nearness: String, ClosedVocabulary {
    /// The youth was placed there when they went missing.
    case missingFrom = "missing_from"
    /// The youth may be there.
    case mayBeHere = "may_be_here"
  }

  /// Whom to call: of the county of responsibility.
  public struct Contact: Hashable, Sendable {
    /// The key of whoever looks for the youth, or else carries the case.
    public let staff: String?
    /// Their name.
    public let name: String?
    /// Where they are reached.
    public let phone: String?
    /// The key of the agency that leads.
    public let agency: String?

    /// Whom to call.
    public init(staff: String?, name: String?, phone: String?, agency: String?) {
      self.staff = staff
      self.name = name
      self.phone = phone
      self.agency = agency
    }
  }

  /// What the youth looks like; unknown parts are `nil`.
  public struct Description: Hashable, Sendable {
    /// Every part in the order of ``keys``.
    public let parts: [String?]
    /// The keys of the parts.
    public static let keys = [
      "gender", "clothing", "height", "weight", "hair", "eyes", "marks", "photo_on",
    ]

    /// The parts in the order of ``keys``.
    public init(parts: [String?]) { self.parts = parts }
  }

  /// The episode with its clocks, as far as they follow from what is known here.
  public let line: EpisodeLine
  /// Why the county sees it.
  public let nearness: Nearness
  /// The youth's age, coarsely; `nil` = no birth date is known.
  public let ageBand: String?
  /// What the youth looks like.
  public let description: Description
  /// Whom to call.
  public let contact: Contact

  /// One such youth.
  public init(
    line: EpisodeLine, nearness: Nearness, ageBand: String?, description: Description,
    contact: Contact
  ) {
    self.line = line
    self.nearness = nearness
    self.ageBand = ageBand
    self.description = description
    self.contact = contact
  }

  /// The same at another moment: time passes, nothing else.
  public func read(at moment: Instant) -> NearbyEpisode {
    NearbyEpisode(
      line: line.read(at: moment), nearness: nearness, ageBand: ageBand,
      description: description, contact: contact)
  }
}

extension Role {
  /// Whether the role sees missing youth of other counties who may be in its own: those who answer
  /// there by day and at night, and those who look for youth.
  public var seesNearby: Bool {
    switch self {
    case .supervisor, .hotline, .lawEnforcement, .everything: true
    default: false
    }
  }
}
