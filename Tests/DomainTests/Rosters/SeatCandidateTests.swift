import Testing

@testable import Domain

/// Who could fill a gap: the limits of D§6.3 at their edges, over both changes of clock.
@Suite struct SeatCandidateTests {
  private let zone: ZoneRules
  private static let limits = RosterLimits { $0.defaultValue }

  init() throws { zone = try TestZone.losAngeles() }

  private func time(_ text: String) throws -> Instant {
    try TimeText.instant(text, zone: zone)
  }

  private func span(_ from: String, _ until: String) throws -> Interval {
    Interval(from: try time(from), until: try time(until))
  }

  private func member(
    _ staff: String = "A-1", seats: [Seat] = [.advocate], until: String? = nil,
    shifts: [Interval] = [], leave: [Interval] = []
  ) throws -> RosterMember {
    RosterMember(
      staff: staff, name: "Sample \(staff)", phone: nil, county: "06029", seats: seats,
      inPostFrom: try time("2026-01-01"), inPostUntil: try until.map(time), shifts: shifts,
      leave: leave)
  }

  /// Tuesday, 20:00 to midnight.
  private func gap(_ missing: [Seat] = [.advocate]) throws -> CoverageGap {
    CoverageGap(
      from: try time("2026-11-24 20:00"), until: try time("2026-11-25 00:00"), missing: missing)
  }

  private func names(
    _ members: [RosterMember], for gap: CoverageGap, limits: RosterLimits = Self.limits
  ) -> [String] {
    SeatCandidate.candidates(for: gap, in: "06029", among: members, limits: limits, zone: zone)
      .map(\.member.staff)
  }

  private func isFree(_ member: RosterMember) throws -> Bool {
    try names([member], for: gap()) == ["A-1"]
  }

  @Test func `whoever is in post, here, and of the seat could fill it`() throws {
    #expect(try isFree(member()))
    #expect(try !isFree(member(seats: [.childWelfare])))
    #expect(try isFree(member(until: "2026-11-25 00:00")))
    #expect(try !isFree(member(until: "2026-11-24 23:59")))
    let elsewhere = try names([member()], for: gap()).count
    let other = SeatCandidate.candidates(
      for: try gap(), in: "06019", among: [try member()], limits: Self.limits,
      zone: zone)
    #expect(elsewhere == 1 && other.isEmpty)
  }

  @Test func `whoever is away or on another shift in one of its seconds could not`() throws {
    let touches = try span("2026-11-25 00:00", "2026-11-26 00:00")
    let overlaps = Interval(from: touches.from.adding(seconds: -1), until: touches.until)
    #expect(try isFree(member(leave: [touches])))
    #expect(try !isFree(member(leave: [overlaps])))
    #expect(try !isFree(member(shifts: [overlaps])))
  }

  @Test func `eight hours of rest are enough before and after, a second less is not`() throws {
    let before = try span("2026-11-24 08:00", "2026-11-24 12:00")
    let after = try span("2026-11-25 08:00", "2026-11-25 12:00")
    #expect(try isFree(member(shifts: [before, after])))
    for (early, late) in [(1, 0), (0, -1)] as [(Int64, Int64)] {
      let shifts = [
        Interval(from: before.from, until: before.until.adding(seconds: early)),
        Interval(from: after.from.adding(seconds: late), until: after.until),
      ]
      #expect(try !isFree(member(shifts: shifts)))
    }
  }

  @Test func `shifts that touch are one turn, of sixteen hours at most`() throws {
    let sixteen = try span("2026-11-24 08:00", "2026-11-24 20:00")
    let longer = Interval(from: sixteen.from.adding(seconds: -1), until: sixteen.until)
    #expect(try isFree(member(shifts: [sixteen])))
    #expect(try !isFree(member(shifts: [longer])))
    // Rest is asked around the whole turn.
    let early = try span("2026-11-23 20:00", "2026-11-24 00:00")
    #expect(try isFree(member(shifts: [early, sixteen])))
    let tooLate = Interval(from: early.from, until: early.until.adding(seconds: 1))
    #expect(try !isFree(member(shifts: [tooLate, sixteen])))
  }

  @Test func `seven days in a row are allowed, eight are not, and a shift past midnight has two`()
    throws
  {
    func days(_ first: Int) throws -> [Interval] {
      try (first...23).map {
        try span("2026-11-\($0) 08:00", "2026-11-\($0) 10:00")
      }
    }
    #expect(try isFree(member(shifts: days(18))))
    #expect(try !isFree(member(shifts: days(17))))
    var shifts = try days(19)
    shifts.append(try span("2026-11-17 23:00", "2026-11-18 00:00"))
    #expect(try isFree(member(shifts: shifts)))
    shifts[shifts.count - 1] = try span("2026-11-17 23:00", "2026-11-18 01:00")
    #expect(try !isFree(member(shifts: shifts)))
  }

  @Test func `rest is counted in true hours over both changes of clock`() throws {
    for (day, next, isEnough) in [
      // 22:00 to 06:00 are seven hours in the night the clock goes forward, nine when it goes back.
      ("2026-03-07", "2026-03-08", false), ("2026-10-31", "2026-11-01", true),
    ] {
      let gap = CoverageGap(
        from: try time("\(next) 06:00"), until: try time("\(next) 10:00"),
        missing: [.advocate])
      let worked = try span("\(day) 18:00", "\(day) 22:00")
      let found = try names([member(shifts: [worked])], for: gap)
      #expect(found.isEmpty == !isEnough, "\(day)")
    }
  }

  @Test func `the fewest hours of thirteen weeks come first, and each seat has its own people`()
    throws
  {
    let old = try span("2026-06-01 08:00", "2026-06-02 08:00")
    let recent = try span("2026-11-10 08:00", "2026-11-10 12:00")
    let members = [
      try member("A-3", shifts: [recent]), try member("A-2", shifts: [old]),
      try member("W-1", seats: [.childWelfare]), try member("A-1", shifts: [old]),
    ]
    let found = SeatCandidate.candidates(
      for: try gap([.childWelfare, .advocate]), in: "06029", among: members,
      limits: Self.limits, zone: zone)
    #expect(found.map(\.member.staff) == ["W-1", "A-1", "A-2", "A-3"])
    #expect(found.map(\.hours) == [0, 0, 0, 4])
    #expect(found.map(\.seat) == [.childWelfare, .advocate, .advocate, .advocate])
  }

  @Test func `a role and an agency give the seats that a person may sit in`() {
    #expect(RosterMember.seats(of: .worker, in: .childWelfare) == [.childWelfare])
    #expect(RosterMember.seats(of: .worker, in: .advocate).isEmpty)
    #expect(RosterMember.seats(of: .supervisor, in: .probation) == [.childWelfare, .supervisor])
    #expect(RosterMember.seats(of: .advocate, in: .advocate) == [.advocate])
    #expect(RosterMember.seats(of: .other, in: .childWelfare).isEmpty)
  }
}
