/// One cell of the access matrix (D§7.2): on which grounds a role reads and
/// writes a field group, which of its rows, and how much of each.
public struct Access: Hashable, Sendable {
  /// A ground on which a record's group opens.
  public enum Ground: CaseIterable, Sendable {
    /// The rows of the role itself: own caseload, own unit, own counties.
    case own
    /// An active team for the youth, of which the viewer is a member.
    case team
    /// Such a team whose purpose is to bring the youth somewhere.
    case transport
    /// A recorded consent or court order to the viewer's agency.
    case consent
    /// An open missing episode.
    case missing
    /// A break-glass opening of the youth for life safety.
    case emergency
  }

  /// Which of the rows on the ground `own`.
  public enum Reach: Sendable {
    /// Every one.
    case all
    /// The person's own.
    case person
    /// The unit's.
    case unit
    /// The agency's.
    case agency
    /// Responses in which the agency fills a seat.
    case seat
    /// Reports and responses about youth whom the person works with.
    case incident
    /// Only for an agency of attorneys.
    case counsel
  }

  /// How much of a row, or what stands in its place.
  public enum Part: Sendable {
    case whole
    /// What the task needs at the least.
    case minimum
    /// Agency and worker contact only.
    case stub
    /// That it is, and when.
    case date
    /// That a youth is missing, since when and until when.
    case notice
    /// What whoever meets the youth must know to keep them safe.
    case safety
    /// What a placement must be able to do.
    case need
    /// Without phones.
    case withoutPhones
    /// No row: a mark that is derived from them.
    case mark
    /// No row: the outcome of a check that reads them.
    case result
    /// No row: one telephone number.
    case number
    /// No row: counts without anyone in them.
    case counts
    /// No row: that it was read or changed, and by whom.
    case trail
    /// Without what was read or changed.
    case withoutContent
  }

  /// Grounds of reading; none = closed.
  public let reads: Set<Ground>
  /// Grounds of writing.
  public let writes: Set<Ground>
  /// Which of the own rows.
  public let reach: Reach
  /// How much of each.
  public let part: Part
  /// The least count that is shown, where the part is counts.
  public let leastCount: Int?

  /// One cell.
  public init(
    reads: Set<Ground> = [], writes: Set<Ground> = [], reach: Reach = .all, part: Part = .whole,
    leastCount: Int? = nil
  ) {
    self.reads = reads
    self.writes = writes
    self.reach = reach
    self.part = part
    self.leastCount = leastCount
  }

  /// Whether the cell shows any row, to anyone, at any time.
  public var mayRead: Bool { !reads.isEmpty }

  /// Whether it shows whole rows.
  public var readsWhole: Bool { mayRead && part == .whole }

  /// Whether it shows whole rows of the role's own, with no team or consent needed.
  public var readsOwn: Bool { reads.contains(.own) && part == .whole }

  /// Whether the role writes the group on any ground.
  public var mayWrite: Bool { !writes.isEmpty }
}
