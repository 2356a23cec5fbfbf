/// One seat of one county on one local day, hour by hour: a day of 23, 24 or 25 true hours.
public struct SeatDay: Hashable, Sendable {
  /// How much of an hour has somebody in the seat.
  public enum Hour: Hashable, Sendable {
    case filled
    case partly
    case empty
  }

  /// FIPS code.
  public let county: String
  /// The day.
  public let day: LocalDate
  /// The seat.
  public let seat: Seat
  /// One entry for each true hour from the day's first instant on.
  public let hours: [Hour]
  /// What of the day has nobody in the seat.
  public let gaps: [CoverageGap]

  /// Whole minutes without anybody.
  public var minutes: Int { gaps.reduce(0) { $0 + $1.minutes } }

  /// Days of a county by its gaps, both seats each.
  ///
  /// - Parameter gaps: of the county, over all of the days.
  public static func days(
    of county: String, gaps: [CoverageGap], from first: LocalDate, count: Int, zone: ZoneRules
  ) -> [SeatDay] {
    (0..<count).flatMap { offset in
      let day = first.adding(days: offset)
      let (start, end) = (zone.firstInstant(of: day), zone.endOfDay(day))
      return Coverage.required.map { seat in
        let own = gaps.filter { $0.missing.contains(seat) && $0.from < end && start < $0.until }
          .map { gap in
            CoverageGap(
              from: max(gap.from, start), until: min(gap.until, end), missing: [seat])
          }
        return SeatDay(
          county: county, day: day, seat: seat, hours: hours(from: start, until: end, own),
          gaps: own)
      }
    }
  }

  private static func hours(from start: Instant, until end: Instant, _ gaps: [CoverageGap])
    -> [Hour]
  {
    stride(from: start.seconds, to: end.seconds, by: 3_600).map { seconds in
      let from = Instant(seconds: seconds)
      let until = min(from.adding(seconds: 3_600), end)
      let empty = gaps.reduce(Int64(0)) {
        $0 + Interval(from: $1.from, until: $1.until).overlap(from: from, until: until)
      }
      if empty == 0 { return .filled }
      return empty == until.seconds - seconds ? .empty : .partly
    }
  }
}
