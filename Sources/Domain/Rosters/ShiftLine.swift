/// One shift with the person whose it is.
public struct ShiftLine: Hashable, Sendable {
  /// The shift's key.
  public let id: String
  /// FIPS code.
  public let county: String
  /// Which seat it fills.
  public let seat: Seat
  /// Whether it is called first.
  public let rank: Rank
  /// The person's key.
  public let staff: String
  /// The person's name.
  public let name: String
  /// The agency's name.
  public let agency: String
  /// Where the person is reached; `nil` = unknown.
  public let phone: String?
  /// Its first moment.
  public let startsAt: Instant
  /// Its end, not part of it.
  public let endsAt: Instant
  /// Since when the person is in post: the first moment of the local day `started_on`.
  public let inPostFrom: Instant
  /// Until when: the end of the earlier of `ended_on` and `qualified_until`; `nil` = open.
  public let inPostUntil: Instant?

  /// One shift.
  public init(
    id: String, county: String, seat: Seat, rank: Rank, staff: String, name: String,
    agency: String, phone: String?, startsAt: Instant, endsAt: Instant, inPostFrom: Instant,
    inPostUntil: Instant? = nil
  ) {
    self.id = id
    self.county = county
    self.seat = seat
    self.rank = rank
    self.staff = staff
    self.name = name
    self.agency = agency
    self.phone = phone
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.inPostFrom = inPostFrom
    self.inPostUntil = inPostUntil
  }

  /// Whether the shift is in force at a moment and its person in post.
  public func isOnCall(at moment: Instant) -> Bool {
    startsAt <= moment && moment < endsAt && inPostFrom <= moment
      && (inPostUntil.map { moment < $0 } ?? true)
  }

  /// What coverage needs of it.
  public var facts: ShiftFacts {
    ShiftFacts(
      seat: seat, staff: staff, startsAt: startsAt, endsAt: endsAt, inPostFrom: inPostFrom,
      inPostUntil: inPostUntil)
  }
}

/// One seat at a moment: who answers, or nobody.
public struct OnCallLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The seat.
  public let seat: Seat
  /// The shift in force; `nil` = NOBODY.
  public let shift: ShiftLine?
  /// The next one that begins in this seat and rank, where it was looked for; none is named for a
  /// seat that nobody fills (interface §4.7: all its other values are null).
  public let next: ShiftLine?

  /// One seat.
  public init(county: String, seat: Seat, shift: ShiftLine?, next: ShiftLine? = nil) {
    self.county = county
    self.seat = seat
    self.shift = shift
    self.next = next
  }

  /// The lines of some counties at a moment, by county in the order given, seat, primary first.
  ///
  /// A required seat without anyone has a line of its own (interface §4.7 Rosters). Someone who
  /// sits in both seats has a line in each: a county reads who answers, coverage counts one.
  public static func lines(
    counties: [String], shifts: [ShiftLine], at moment: Instant
  ) -> [OnCallLine] {
    let inForce = Dictionary(grouping: shifts.filter { $0.isOnCall(at: moment) }, by: \.county)
    let coming = Dictionary(
      grouping: shifts.filter { $0.startsAt > moment && $0.isOnCall(at: $0.startsAt) },
      by: \.county)
    func next(after shift: ShiftLine) -> ShiftLine? {
      coming[shift.county]?.filter { $0.seat == shift.seat && $0.rank == shift.rank }
        .min { ($0.startsAt, $0.id) < ($1.startsAt, $1.id) }
    }
    return counties.flatMap { county in
      Seat.allCases.flatMap { seat -> [OnCallLine] in
        let here = (inForce[county] ?? []).filter { $0.seat == seat }
        if here.isEmpty {
          let isRequired = Coverage.required.contains(seat)
          return isRequired ? [OnCallLine(county: county, seat: seat, shift: nil)] : []
        }
        return here.sorted { order($0) < order($1) }
          .map {
            OnCallLine(county: county, seat: seat, shift: $0, next: next(after: $0))
          }
      }
    }
  }

  private static func order(_ shift: ShiftLine) -> (Int, Int64, String) {
    (shift.rank == .primary ? 0 : 1, shift.startsAt.seconds, shift.id)
  }
}

/// One county's coverage of an interval.
public struct CoverageLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The minutes and the gaps.
  public let coverage: Coverage

  /// One county.
  public init(county: String, coverage: Coverage) {
    self.county = county
    self.coverage = coverage
  }
}
