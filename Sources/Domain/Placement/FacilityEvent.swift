/// Something that was said of a facility, or done with one of its beds: its history (S18, S22).
public struct FacilityEvent: Hashable, Sendable {
  /// What.
  public enum Kind: String, ClosedVocabulary {
    /// Its beds were confirmed.
    case confirmed
    /// A bed was held.
    case held
    /// The state's list said something of its licence.
    case licence
    /// Its contract, capacity or status was known to be otherwise.
    case terms
  }

  /// What.
  public let kind: Kind
  /// When; `nil` = as far back as anything is known.
  public let at: Instant?
  /// Until when a bed was held.
  public let until: Instant?
  /// The beds as they were confirmed, of those contracted at that time.
  public let beds: BedCount?
  /// What else was said.
  public let detail: String?
  /// Who said so.
  public let by: String?

  /// One event.
  public init(
    kind: Kind, at: Instant?, until: Instant? = nil, beds: BedCount? = nil, detail: String? = nil,
    by: String? = nil
  ) {
    self.kind = kind
    self.at = at
    self.until = until
    self.beds = beds
    self.detail = detail
    self.by = by
  }

  /// The newest first, what has no beginning last.
  public static func inOrder(_ events: [FacilityEvent]) -> [FacilityEvent] {
    func rank(_ event: FacilityEvent) -> (Int64, Int, String) {
      let kinds = Kind.allCases
      return (
        -(event.at?.seconds ?? Int64.min + 1), kinds.firstIndex(of: event.kind) ?? kinds.count,
        event.detail ?? ""
      )
    }
    return events.sorted { rank($0) < rank($1) }
  }
}
