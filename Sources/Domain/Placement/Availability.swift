/// How old a confirmation of beds is against the limit of its type (interface §4.2).
public enum Freshness: String, ClosedVocabulary {
  case fresh
  case ageing
  case stale
  case unknown

  /// Whether such beds count in a total.
  public var counts: Bool { self == .fresh || self == .ageing }

  /// Exactly half the limit is fresh, exactly the limit ageing.
  ///
  /// - Parameters:
  ///   - confirmedAt: the newest confirmation, or `nil` if there is none.
  ///   - limitHours: true hours after which beds are stale.
  public init(confirmedAt: Instant?, limitHours: Int, at moment: Instant) {
    guard let confirmedAt else {
      self = .unknown
      return
    }
    let age = moment.seconds - confirmedAt.seconds
    let limit = Int64(limitHours) * 3600
    self = age * 2 <= limit ? .fresh : age <= limit ? .ageing : .stale
  }
}

/// The beds of one facility at a moment.
public struct BedCount: Hashable, Sendable {
  /// Beds the county has a contract for; `nil` = unknown.
  public let contracted: Int?
  /// As last confirmed; `nil` = never confirmed.
  public let occupied: Int?
  /// As last confirmed.
  public let held: Int?
  /// As last confirmed.
  public let offline: Int?

  /// One facility's beds.
  public init(contracted: Int?, occupied: Int?, held: Int?, offline: Int?) {
    self.contracted = contracted
    self.occupied = occupied
    self.held = held
    self.offline = offline
  }

  /// `contracted − occupied − held − offline`; `nil` where no capacity or no
  /// confirmation is known. Never below zero: a contract that shrank leaves no bed open, and takes
  /// none from another facility's (D§5.2).
  public var open: Int? {
    guard let contracted, let occupied, let held, let offline else { return nil }
    return max(0, contracted - occupied - held - offline)
  }
}
