/// What a worker carried in one week, as it was recorded then.
public struct WeeklyLoad: Hashable, Sendable {
  /// The worker's key.
  public let worker: String
  /// The week's Monday.
  public let week: LocalDate
  /// Points carried.
  public let points: Int
  /// Points that they could carry.
  public let capacity: Int

  /// Makes the record.
  public init(worker: String, week: LocalDate, points: Int, capacity: Int) {
    self.worker = worker
    self.week = week
    self.points = points
    self.capacity = capacity
  }

  /// The Monday of a day's week.
  public static func week(of day: LocalDate) -> LocalDate { day.adding(days: 1 - day.weekday) }

  /// Points of capacity.
  public var percent: Share { Share(count: points, total: capacity, of: "capacity") }

  /// Whether more was carried than could be.
  public var isOver: Bool { capacity > 0 && points > capacity }
}

/// A worker's last thirteen weeks, and whether support is to be offered.
///
/// Nobody is ranked by it: lines stand by county, unit and key. Source: S33, D§4.3.
public struct LoadWeeks: Hashable, Sendable {
  /// How many weeks are shown.
  public static let count = 13

  /// The worker with what they carry now.
  public let worker: WorkerRow
  /// The weeks, oldest first; nil where nothing was recorded.
  public let weeks: [WeeklyLoad?]
  /// Weeks in a row over capacity, back from the newest that was recorded.
  public let weeksOver: Int
  /// Weeks in a row from which support is offered, by the county's policy.
  public let limit: Int

  /// Hours on call of the last weeks, by night and at weekends too, where they may sit in a seat of
  /// the roster: what is carried beside the cases, and no measure of anybody.
  public var duty: DutyShare?

  /// Whether support is to be offered.
  public var offersSupport: Bool { weeksOver >= limit }

  /// A worker's weeks up to a day.
  public init(
    worker: WorkerRow, recorded: [WeeklyLoad], today: LocalDate, limit: Int,
    duty: DutyShare? = nil
  ) {
    self.duty = duty
    self.worker = worker
    self.limit = limit
    let weeks = Self.weeks(recorded, today: today)
    self.weeks = weeks
    // The present week may not be recorded yet.
    let newest = weeks.reversed().drop { $0 == nil }
    weeksOver = newest.prefix { $0?.isOver ?? false }.count
  }

  /// What was recorded in the thirteen weeks up to a day, oldest first; nil where nothing was.
  public static func weeks(_ recorded: [WeeklyLoad], today: LocalDate) -> [WeeklyLoad?] {
    var weeks = [WeeklyLoad?](repeating: nil, count: count)
    for one in recorded {
      if let place = place(of: one.week, today: today) { weeks[place] = one }
    }
    return weeks
  }

  /// The place of a week among the thirteen up to a day; nil for an earlier or a later one.
  public static func place(of week: LocalDate, today: LocalDate) -> Int? {
    let days = WeeklyLoad.week(of: today).daysSinceEpoch - week.daysSinceEpoch
    let place = count - 1 - days / 7
    return days % 7 == 0 && (0..<count).contains(place) ? place : nil
  }

  /// By county, unit and key; no unit last.
  public static func comesFirst(_ one: LoadWeeks, _ other: LoadWeeks) -> Bool {
    (one.worker.county, one.worker.unit ?? "\u{10FFFF}", one.worker.worker)
      < (other.worker.county, other.worker.unit ?? "\u{10FFFF}", other.worker.worker)
  }
}
