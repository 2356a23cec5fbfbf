/// One shift as coverage needs it.
public struct ShiftFacts: Hashable, Sendable {
  /// Which seat it fills.
  public var seat: Seat
  /// Whose it is.
  public var staff: String
  /// Its first moment.
  public var startsAt: Instant
  /// Its end, not part of it.
  public var endsAt: Instant
  /// Since when the person is in post: the first moment of `started_on`.
  public var inPostFrom: Instant
  /// Until when: the end of the earlier of `ended_on` and `qualified_until`; `nil` = open.
  public var inPostUntil: Instant?

  /// One shift.
  public init(
    seat: Seat, staff: String, startsAt: Instant, endsAt: Instant, inPostFrom: Instant,
    inPostUntil: Instant? = nil
  ) {
    self.seat = seat
    self.staff = staff
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.inPostFrom = inPostFrom
    self.inPostUntil = inPostUntil
  }
}

/// A longest run of minutes that lack the same seats.
public struct CoverageGap: Hashable, Sendable {
  /// Its first moment.
  public let from: Instant
  /// Its end, not part of it.
  public let until: Instant
  /// The seats that nobody fills, child welfare first.
  public let missing: [Seat]

  /// Whole minutes.
  public var minutes: Int { Int(until.seconds - from.seconds) / 60 }
}

/// The minutes of an interval in which both seats are filled by different
/// people in post (interface §4.4, §4.7; S28).
public struct Coverage: Hashable, Sendable {
  /// Every minute of the interval: true minutes, so 10,020 in the week the clock goes forward.
  public let minutesTotal: Int
  /// Those with both seats filled.
  public let minutesCovered: Int
  /// The rest, by what is missing.
  public let gaps: [CoverageGap]

  /// Minutes covered of all minutes.
  public var share: Share { Share(count: minutesCovered, total: minutesTotal, of: "minutes") }

  /// The seats that a dual response needs.
  public static let required: [Seat] = [.childWelfare, .advocate]

  /// Measures an interval.
  ///
  /// - Parameter shifts: those of one county, in any order; other seats are passed over.
  /// - Complexity: O(n log n) in the shifts, whatever the length of the interval.
  public init(of shifts: [ShiftFacts], from: Instant, until: Instant) {
    minutesTotal = max(0, Int(until.seconds - from.seconds) / 60)
    var sweep = CoverageSweep(shifts, from: from, minutes: minutesTotal)
    gaps = sweep.gaps(from: from)
    minutesCovered = minutesTotal - gaps.reduce(0) { $0 + $1.minutes }
  }

  /// The seats missing where these people hold them; one person fills one seat, child welfare first.
  static func missing(childWelfare: Set<String>, advocates: Set<String>) -> [Seat] {
    switch (childWelfare.isEmpty, advocates.isEmpty) {
    case (true, true): [.childWelfare, .advocate]
    case (true, false): [.childWelfare]
    case (false, true): [.advocate]
    case (false, false): childWelfare.union(advocates).count > 1 ? [] : [.advocate]
    }
  }
}

/// Walks the edges of shifts in order of time.
private struct CoverageSweep {
  private struct Edge {
    let minute: Int
    let seat: Seat
    let staff: String
    let delta: Int
  }

  private var edges: [Edge] = []
  private let minutes: Int

  init(_ shifts: [ShiftFacts], from: Instant, minutes: Int) {
    self.minutes = minutes
    for shift in shifts where Coverage.required.contains(shift.seat) {
      let start = max(shift.startsAt, shift.inPostFrom)
      let end = min(shift.endsAt, shift.inPostUntil ?? shift.endsAt)
      // A minute counts when the shift is in force at its first instant.
      let first = max(0, Self.minute(of: start, from: from))
      let last = min(minutes, Self.minute(of: end, from: from))
      if first >= last { continue }
      edges.append(Edge(minute: first, seat: shift.seat, staff: shift.staff, delta: 1))
      edges.append(Edge(minute: last, seat: shift.seat, staff: shift.staff, delta: -1))
    }
    edges.sort { $0.minute < $1.minute }
  }

  private static func minute(of instant: Instant, from: Instant) -> Int {
    let seconds = Int(instant.seconds - from.seconds)
    return seconds >= 0 ? (seconds + 59) / 60 : -(-seconds / 60)
  }

  mutating func gaps(from: Instant) -> [CoverageGap] {
    var holders: [Seat: [String: Int]] = [:]
    var runs: [(first: Int, last: Int, missing: [Seat])] = []
    var index = 0
    var minute = 0
    while minute < minutes {
      while index < edges.count, edges[index].minute <= minute {
        let edge = edges[index]
        let count = (holders[edge.seat]?[edge.staff] ?? 0) + edge.delta
        holders[edge.seat, default: [:]][edge.staff] = count > 0 ? count : nil
        index += 1
      }
      let next = index < edges.count ? min(edges[index].minute, minutes) : minutes
      let missing = Coverage.missing(
        childWelfare: Set(holders[.childWelfare, default: [:]].keys),
        advocates: Set(holders[.advocate, default: [:]].keys))
      if !missing.isEmpty {
        if let last = runs.last, last.last == minute, last.missing == missing {
          runs[runs.count - 1].last = next
        } else {
          runs.append((minute, next, missing))
        }
      }
      minute = next
    }
    return runs.map { run in
      CoverageGap(
        from: from.adding(seconds: Int64(run.first) * 60),
        until: from.adding(seconds: Int64(run.last) * 60), missing: run.missing)
    }
  }
}
