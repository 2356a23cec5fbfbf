/// One opening of a youth's record for life safety, and how its review stands (D§7.1).
public struct OpeningLine: Hashable, Sendable {
  /// How the review stands.
  public enum State: String, ClosedVocabulary {
    /// Not reviewed, and its day is over.
    case late
    /// Not reviewed yet.
    case toReview = "to_review"
    /// A supervisor has reviewed it.
    case reviewed
  }

  /// The opening's key.
  public let id: String
  /// The youth's key; `nil` where it is withheld.
  public let youth: String?
  /// Who opened the record.
  public let account: String
  /// Why; `nil` where it is withheld.
  public let reason: String?
  /// Since when.
  public let from: Instant
  /// Until when it is open.
  public let until: Instant
  /// When it was reviewed.
  public let reviewedAt: Instant?
  /// By which account.
  public let reviewedBy: String?
  /// What the review found.
  public let finding: String?
  /// By when it must be reviewed.
  public let dueAt: Instant

  /// One opening.
  public init(
    id: String, youth: String?, account: String, reason: String?, from: Instant, until: Instant,
    reviewedAt: Instant?, reviewedBy: String?, finding: String?, dueAt: Instant
  ) {
    self.id = id
    self.youth = youth
    self.account = account
    self.reason = reason
    self.from = from
    self.until = until
    self.reviewedAt = reviewedAt
    self.reviewedBy = reviewedBy
    self.finding = finding
    self.dueAt = dueAt
  }

  /// How its review stands at a moment.
  public func state(at moment: Instant) -> State {
    if reviewedAt != nil { return .reviewed }
    return moment < dueAt ? .toReview : .late
  }

  /// Whether the record is open through it at a moment.
  public func isOpen(at moment: Instant) -> Bool { from <= moment && moment < until }

  /// By when an opening must be reviewed: the end of the business day so many after it.
  public static func due(
    from: Instant, days: Int, calendar: BusinessDays, zone: ZoneRules
  ) -> Instant {
    zone.endOfDay(calendar.day(days, after: zone.localDate(of: from)))
  }
}
