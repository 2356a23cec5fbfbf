/// What one person has carried of a roster over some weeks, beside the mean of their seat (D§6.3,
/// S33). It is to share duty out, never to rank people: rows stand in order of keys.
public struct DutyShare: Hashable, Sendable {
  /// The person's key.
  public let staff: String
  /// Their name.
  public let name: String
  /// FIPS code of their county.
  public let county: String
  /// The seat that they may sit in; several share out the first.
  public let seat: Seat
  /// True seconds on call.
  public let seconds: Int64
  /// Those of them in the night.
  public let night: Int64
  /// Those of them on a Saturday or Sunday.
  public let weekend: Int64
  /// Those of them on a holiday of the state.
  public let holiday: Int64
  /// The mean of true seconds on call of everybody in that county and seat.
  public let mean: Int64

  /// Hours of the night by the wall clock, from the one until before the other.
  public struct Night: Hashable, Sendable {
    let from: Int
    let until: Int

    /// From an hour of the evening to one of the morning.
    public init(from: Int, until: Int) {
      self.from = from
      self.until = until
    }

    func contains(_ hour: Int) -> Bool {
      from <= until ? (from..<until).contains(hour) : hour >= from || hour < until
    }
  }

  /// Shares of everybody who may sit in a seat, in order of county and key.
  public static func shares(
    of members: [RosterMember], over span: Interval, nights: (String) -> Night,
    holidays: Set<LocalDate>, zone: ZoneRules
  ) -> [DutyShare] {
    var found: [(member: RosterMember, seat: Seat, counts: Counts)] = []
    for member in members {
      guard let seat = member.seats.first else { continue }
      var counts = Counts()
      let night = nights(member.county)
      for shift in merged(member.shifts, span) {
        counts.add(shift, night, holidays, zone)
      }
      found.append((member, seat, counts))
    }
    let groups = Dictionary(grouping: found) { Place(county: $0.member.county, seat: $0.seat) }
    return found.map { member, seat, counts in
      let group = groups[Place(county: member.county, seat: seat)] ?? []
      let mean = group.reduce(Int64(0)) { $0 + $1.counts.all } / Int64(max(1, group.count))
      return DutyShare(
        staff: member.staff, name: member.name, county: member.county, seat: seat,
        seconds: counts.all, night: counts.night, weekend: counts.weekend,
        holiday: counts.holiday, mean: mean)
    }
    .sorted { ($0.county, $0.staff) < ($1.county, $1.staff) }
  }

  private struct Place: Hashable {
    let county: String
    let seat: Seat
  }

  /// Somebody on two shifts at once is on call once.
  private static func merged(_ shifts: [Interval], _ span: Interval) -> [Interval] {
    var found: [Interval] = []
    for shift in shifts.sorted(by: { $0.from < $1.from }) {
      let cut = Interval(from: max(shift.from, span.from), until: min(shift.until, span.until))
      if cut.seconds <= 0 { continue }
      if let last = found.last, cut.from <= last.until {
        found[found.count - 1] = Interval(from: last.from, until: max(last.until, cut.until))
      } else {
        found.append(cut)
      }
    }
    return found
  }

  private struct Counts {
    var all: Int64 = 0
    var night: Int64 = 0
    var weekend: Int64 = 0
    var holiday: Int64 = 0

    /// Goes from hour to hour of true time: a change of the clock moves the wall, not the hours.
    mutating func add(
      _ span: Interval, _ hours: Night, _ holidays: Set<LocalDate>, _ zone: ZoneRules
    ) {
      var from = span.from
      while from < span.until {
        let next = Instant(seconds: (from.seconds / 1_800 + 1) * 1_800)
        let until = min(next, span.until)
        let length = until.seconds - from.seconds
        let wall = zone.local(from)
        all += length
        if hours.contains(wall.hour) { night += length }
        if wall.date.weekday >= 6 { weekend += length }
        if holidays.contains(wall.date) { holiday += length }
        from = until
      }
    }
  }
}
