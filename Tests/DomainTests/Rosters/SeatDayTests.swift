import Testing

@testable import Domain

/// A seat's day hour by hour, and what each person has carried, against a count minute by minute.
@Suite struct SeatDayTests {
  private let zone: ZoneRules

  init() throws { zone = try TestZone.losAngeles() }

  private func gap(_ from: String, _ until: String, _ seats: [Seat] = [.advocate]) throws
    -> CoverageGap
  {
    CoverageGap(from: try .at(from), until: try .at(until), missing: seats)
  }

  @Test func `a gap stands in its hours, its parts of an hour, and in its seat alone`() throws {
    let days = SeatDay.days(
      of: "06029", gaps: [try gap("2026-11-24 20:00", "2026-11-25 00:30")],
      from: LocalDate("2026-11-24")!, count: 2, zone: zone)
    #expect(days.map(\.seat) == [.childWelfare, .advocate, .childWelfare, .advocate])
    #expect(days.map(\.minutes) == [0, 240, 0, 30])
    #expect(days[1].hours.prefix(20).allSatisfy { $0 == .filled })
    #expect(days[1].hours.suffix(4).allSatisfy { $0 == .empty })
    #expect(days[3].hours[0] == .partly && days[3].hours[1] == .filled)
  }

  @Test(arguments: [("2026-03-08", 23), ("2026-11-01", 25), ("2026-11-02", 24)])
  func `a day has its true hours`(_ day: String, _ hours: Int) throws {
    let date = try #require(LocalDate(day))
    let first = zone.firstInstant(of: date)
    let gap = CoverageGap(from: first, until: zone.endOfDay(date), missing: [.advocate])
    let days = SeatDay.days(of: "06029", gaps: [gap], from: date, count: 1, zone: zone)
    #expect(days[1].hours.count == hours)
    #expect(days[1].minutes == hours * 60)
  }

  @Test func `shares are those of a count minute by minute`() throws {
    var random = SystemRandomNumberGenerator()
    let start = try Instant.at("2026-10-25")
    let holidays: Set<LocalDate> = [LocalDate("2026-11-11")!]
    for _ in 0..<8 {
      let members = (0..<3).map { person in
        let shifts = (0..<4).map { _ in
          let from = start.adding(seconds: Int64.random(in: 0..<28_800, using: &random) * 60)
          return Interval(
            from: from,
            until: from.adding(seconds: Int64.random(in: 1..<2_000, using: &random) * 60))
        }
        return RosterMember(
          staff: "A-\(person)", name: "Sample", phone: nil, county: "06029", seats: [.advocate],
          inPostFrom: start, inPostUntil: nil, shifts: shifts)
      }
      let span = Interval(from: start, until: start.adding(seconds: 14 * 86_400))
      let shares = DutyShare.shares(
        of: members, over: span, nights: { _ in .init(from: 22, until: 6) }, holidays: holidays,
        zone: zone)
      var total: Int64 = 0
      for (share, member) in zip(shares, members) {
        var counts: [Int64] = [0, 0, 0, 0]
        for minute in stride(from: span.from.seconds, to: span.until.seconds, by: 60) {
          let moment = Instant(seconds: minute)
          guard member.shifts.contains(where: { $0.from <= moment && moment < $0.until })
          else { continue }
          let wall = zone.local(moment)
          counts[0] += 60
          if wall.hour >= 22 || wall.hour < 6 { counts[1] += 60 }
          if [6, 7].contains(wall.date.weekday) { counts[2] += 60 }
          if holidays.contains(wall.date) { counts[3] += 60 }
        }
        #expect([share.seconds, share.night, share.weekend, share.holiday] == counts)
        total += counts[0]
      }
      #expect(shares.allSatisfy { $0.mean == total / 3 })
    }
  }
}
