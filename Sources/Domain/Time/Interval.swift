/// A half-open stretch of time: `from` belongs to it, `until` does not (interface §1).
public struct Interval: Hashable, Sendable {
  /// Its first moment.
  public let from: Instant
  /// Its end, not part of it.
  public let until: Instant

  /// The stretch between two moments.
  public init(from: Instant, until: Instant) {
    self.from = from
    self.until = until
  }

  /// Its length in true seconds; negative where it ends before it begins.
  public var seconds: Int64 { until.seconds - from.seconds }

  /// Whether the two have a second in common.
  public func overlaps(_ other: Interval) -> Bool {
    from < other.until && other.from < until
  }

  /// What is left of it without some others, in order of time.
  public func without(_ others: [Interval]) -> [Interval] {
    var left: [Interval] = []
    var start = from
    for other in others.sorted(by: { $0.from < $1.from }) where other.overlaps(self) {
      if start < other.from { left.append(Interval(from: start, until: other.from)) }
      start = max(start, other.until)
    }
    if start < until { left.append(Interval(from: start, until: until)) }
    return left
  }

  /// How many of its seconds lie in another stretch.
  public func overlap(from start: Instant, until end: Instant) -> Int64 {
    max(0, min(until, end).seconds - max(from, start).seconds)
  }
}
