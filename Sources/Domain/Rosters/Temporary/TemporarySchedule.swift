/// A schedule that stands for a time before whatever else is planned for a seat and rank: a holiday,
/// a conference, a week without its usual people (D§6.3).
///
/// What was worked stands before it, it stands before shifts entered by hand, and those before the
/// turns of a rotation.
public struct TemporarySchedule: Hashable, Sendable {
  /// The schedule's key; its shifts' keys begin with it.
  public let id: String
  /// FIPS code.
  public let county: String
  /// Which seat.
  public let seat: Seat
  /// Whether its people are called first.
  public let rank: Rank
  /// When it stands.
  public let span: Interval
  /// The key of whoever fills its holes; `nil` = it has none.
  public let fallback: String?
  /// When it was put.
  public let putAt: Instant
  /// When it was ended before its time; `nil` = it was not.
  public let endedAt: Instant?
  /// How many shifts it has, those of the fallback among them.
  public let shifts: Int

  /// One schedule.
  public init(
    id: String, county: String, seat: Seat, rank: Rank, span: Interval, fallback: String?,
    putAt: Instant, endedAt: Instant? = nil, shifts: Int = 0
  ) {
    self.id = id
    self.county = county
    self.seat = seat
    self.rank = rank
    self.span = span
    self.fallback = fallback
    self.putAt = putAt
    self.endedAt = endedAt
    self.shifts = shifts
  }

  /// How it stands at a moment.
  public enum Standing: String, ClosedVocabulary {
    case coming
    case running
    case over
    case ended
  }

  /// How it stands at a moment.
  public func standing(at moment: Instant) -> Standing {
    if endedAt.map({ $0 <= moment }) ?? false { return .ended }
    if moment < span.from { return .coming }
    return moment < span.until ? .running : .over
  }
}
