/// How the clocks of one zone run: every change of the past, and the rule for later years.
///
/// Made from the bytes of a compiled zone file that the caller has read. The product uses
/// America/Los_Angeles everywhere (interface §1).
public struct ZoneRules: Sendable {
  private let transitions: [Int64]
  private let typeIndexes: [UInt8]
  private let types: [ZoneType]
  private let later: YearlyClockRule?

  /// Reads a TZif file of version 1 to 4.
  ///
  /// Throws `ZoneRulesError` where the bytes do not follow the format.
  public init(tzif bytes: [UInt8]) throws {
    let file = try TimeZoneFile(bytes)
    transitions = file.transitions
    typeIndexes = file.typeIndexes
    types = file.types
    if file.footer.isEmpty {
      later = nil
    } else if let rule = YearlyClockRule(file.footer) {
      later = rule
    } else {
      throw ZoneRulesError(reason: "the rule for later years does not read")
    }
  }

  /// Clocks that never change; their time has no name.
  ///
  /// - Parameter offset: seconds ahead of UTC.
  public init(offset: Int) {
    transitions = []
    typeIndexes = []
    types = [ZoneType(offset: offset, abbreviation: "")]
    later = nil
  }

  /// Rules that are told change by change, as a calendar file tells them. The times have no names.
  ///
  /// - Parameters:
  ///   - before: seconds ahead of UTC before the first change.
  ///   - changes: in order of time, each at an instant of its own.
  /// - Returns: nil where there are more than 256 different offsets.
  public init?(before: Int, changes: [(at: Instant, offset: Int)]) {
    var kinds = [ZoneType(offset: before, abbreviation: "")]
    var indexes: [UInt8] = []
    for change in changes {
      let kind = ZoneType(offset: change.offset, abbreviation: "")
      let index = kinds.firstIndex(of: kind) ?? kinds.count
      if index == kinds.count { kinds.append(kind) }
      guard let byte = UInt8(exactly: index) else { return nil }
      indexes.append(byte)
    }
    transitions = changes.map(\.at.seconds)
    typeIndexes = indexes
    types = kinds
    later = nil
  }

  /// Seconds that clocks are ahead of UTC at the instant; −28,800 for Pacific Standard Time.
  public func offsetSeconds(at instant: Instant) -> Int { type(at: instant).offset }

  /// The name of the time in force, as `PST` or `PDT`.
  public func abbreviation(at instant: Instant) -> String { type(at: instant).abbreviation }

  /// What a wall clock shows at the instant.
  public func local(_ instant: Instant) -> LocalDateTime {
    LocalDateTime(shifting: instant, by: offsetSeconds(at: instant))
  }

  /// What a wall clock shows at the instant, and the name of the time in force, looked up once.
  public func localWithName(_ instant: Instant) -> (wall: LocalDateTime, name: String) {
    let type = type(at: instant)
    return (LocalDateTime(shifting: instant, by: type.offset), type.abbreviation)
  }

  /// The local day of the instant.
  public func localDate(of instant: Instant) -> LocalDate { local(instant).date }

  /// The instant with the local offset, as in `2026-03-08T01:30:00-08:00`.
  public func rfc3339(_ instant: Instant) -> String {
    let offset = offsetSeconds(at: instant)
    let minutes = abs(offset) / 60
    return LocalDateTime(shifting: instant, by: offset).rfc3339 + (offset < 0 ? "-" : "+")
      + Digits.padded(minutes / 60, to: 2) + ":" + Digits.padded(minutes % 60, to: 2)
  }

  /// Which instants a wall clock that shows `wall` may mean.
  public func reading(of wall: LocalDateTime) -> WallReading {
    let shown = wall.secondsAsIfUTC
    let before = offsetSeconds(at: Instant(seconds: Int64(shown - 86_400)))
    let after = offsetSeconds(at: Instant(seconds: Int64(shown + 86_400)))
    let one = Instant(seconds: Int64(shown - before))
    let other = Instant(seconds: Int64(shown - after))
    let first = min(one, other)
    let last = max(one, other)
    switch (offsetSeconds(at: one) == before, offsetSeconds(at: other) == after) {
    case (true, true): return first == last ? .one(first) : .repeated(first, last)
    case (true, false): return .one(one)
    case (false, true): return .one(other)
    case (false, false): return .skipped(first, last)
    }
  }

  /// The instant that a wall time means in a calendar file: of a repeated time the first, of a
  /// skipped time the one read with the offset before the change (02:30 is 03:30 in spring).
  ///
  /// Source: RFC 5545 §3.3.5.
  public func calendarInstant(of wall: LocalDateTime) -> Instant {
    switch reading(of: wall) {
    case .one(let instant), .repeated(let instant, _), .skipped(_, let instant): instant
    }
  }

  /// The first instant of that local day, whatever the clocks do around its midnight.
  public func firstInstant(of date: LocalDate) -> Instant {
    switch reading(of: LocalDateTime(date: date, hour: 0, minute: 0)) {
    case .one(let instant), .repeated(let instant, _): return instant
    case .skipped(let earlier, let later):
      // Midnight falls in the gap: the day begins where the clocks jump.
      var low = earlier.seconds
      var high = later.seconds
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if localDate(of: Instant(seconds: middle)) < date { low = middle } else { high = middle }
      }
      return Instant(seconds: high)
    }
  }

  /// The first instant of the next local day: what "through the end of that day" runs to.
  public func endOfDay(_ date: LocalDate) -> Instant { firstInstant(of: date.adding(days: 1)) }

  private func type(at instant: Instant) -> ZoneType {
    guard let last = transitions.last, let first = transitions.first else {
      return later?.type(at: instant) ?? types[0]
    }
    if instant.seconds < first { return types[0] }
    if instant.seconds >= last {
      return later?.type(at: instant) ?? types[Int(typeIndexes[transitions.count - 1])]
    }
    var low = 0
    var high = transitions.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if transitions[middle] <= instant.seconds { low = middle } else { high = middle }
    }
    return types[Int(typeIndexes[low])]
  }
}

/// What a wall time may mean in a zone.
public enum WallReading: Hashable, Sendable {
  /// It comes once.
  case one(Instant)
  /// It does not come, for clocks jump over it: the readings with the offset after the change
  /// (the earlier instant) and with the offset before it (the later instant).
  case skipped(Instant, Instant)
  /// It comes twice: the earlier and the later.
  case repeated(Instant, Instant)

  /// The first instant that may be meant.
  public var earliest: Instant {
    switch self {
    case .one(let instant), .skipped(let instant, _), .repeated(let instant, _): instant
    }
  }

  /// The last instant that may be meant.
  public var latest: Instant {
    switch self {
    case .one(let instant), .skipped(_, let instant), .repeated(_, let instant): instant
    }
  }
}
