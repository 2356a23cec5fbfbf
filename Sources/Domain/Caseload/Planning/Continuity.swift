/// A youth's primary workers of twelve months (S35).
public struct Continuity: Hashable, Sendable {
  /// The youth's key.
  public let youth: String
  /// FIPS code of a case's county.
  public let county: String
  /// The present primary worker; nil where there is none.
  public let worker: String?
  /// The workers, in the order in which they came.
  public let workers: [String]
  /// Since when the present one is; nil where there is none.
  public let since: Instant?
  /// The number of workers from which continuity is broken, by the county's policy.
  public let limit: Int

  /// Whether as many workers as break continuity have come.
  public var isBroken: Bool { workers.count >= limit }

  /// Counts a youth's assignments as primary worker within twelve months, oldest first, those put
  /// right on their first day left out already.
  public init(
    youth: String, county: String, assignments: [AssignmentFacts], limit: Int, at moment: Instant
  ) {
    self.youth = youth
    self.county = county
    self.limit = limit
    var workers: [String] = []
    for one in assignments where !workers.contains(one.staff) { workers.append(one.staff) }
    self.workers = workers
    let present = assignments.last { moment.isWithin(from: $0.from, until: $0.until) }
    worker = present?.staff
    since = present?.from
  }

  /// Most workers first, then by key.
  public static func comesFirst(_ one: Continuity, _ other: Continuity) -> Bool {
    one.workers.count != other.workers.count
      ? one.workers.count > other.workers.count : one.youth < other.youth
  }
}

/// Points of a case that a supervisor overrode for a time.
public struct WeightOverride: Hashable, Sendable {
  /// The override's key.
  public let id: String
  /// The case's key.
  public let caseID: String
  /// The youth's key.
  public let youth: String
  /// The primary worker's key; nil where there is none.
  public let worker: String?
  /// Points as the scheme has them.
  public let points: Int
  /// Points added; below zero where they were taken off.
  public let delta: Int
  /// Since when.
  public let from: Instant
  /// Until when.
  public let until: Instant
  /// Why.
  public let reason: String?

  /// Makes the override.
  public init(
    id: String, caseID: String, youth: String, worker: String?, points: Int, delta: Int,
    from: Instant, until: Instant, reason: String?
  ) {
    self.id = id
    self.caseID = caseID
    self.youth = youth
    self.worker = worker
    self.points = points
    self.delta = delta
    self.from = from
    self.until = until
    self.reason = reason
  }

  /// Points with it; never below zero.
  public var pointsWith: Int { max(0, points + delta) }
}
