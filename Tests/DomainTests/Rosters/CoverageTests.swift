import Testing

@testable import Domain

/// Coverage at its edges; the property tests hold it to a reading minute by minute.
struct CoverageTests {
  /// Both seats filled from end to end by two people.
  private static func week(
    from: Instant, until: Instant, without hours: [Int] = []
  ) -> [ShiftFacts] {
    let long = ShiftFacts(
      seat: .childWelfare, staff: "A", startsAt: from, endsAt: until, inPostFrom: from)
    let all = (0..<Int(until.seconds - from.seconds) / 3_600).filter { !hours.contains($0) }
    return [long]
      + all.map { hour in
        let start = from.adding(seconds: Int64(hour) * 3_600)
        return ShiftFacts(
          seat: .advocate, staff: "B", startsAt: start, endsAt: start.adding(seconds: 3_600),
          inPostFrom: from)
      }
  }

  @Test(arguments: [
    ("2026-03-02", "2026-03-09", 10_020), ("2026-06-01", "2026-06-08", 10_080),
    ("2026-10-26", "2026-11-02", 10_140),
  ])
  func `a week has its true minutes`(from: String, until: String, minutes: Int) throws {
    let (start, end) = (try Instant.at(from), try Instant.at(until))
    let coverage = Coverage(of: Self.week(from: start, until: end), from: start, until: end)
    #expect(coverage.minutesTotal == minutes && coverage.minutesCovered == minutes)
    #expect(coverage.gaps.isEmpty)
    let empty = Coverage(of: [], from: start, until: end)
    #expect(empty.minutesCovered == 0)
    #expect(empty.gaps.map(\.minutes) == [minutes])
    #expect(empty.gaps.map(\.missing) == [[.childWelfare, .advocate]])
  }

  @Test func `164 of 168 hours are 97.6 percent and one gap of four hours`() throws {
    let (start, end) = (try Instant.at("2026-06-01"), try Instant.at("2026-06-08"))
    let coverage = Coverage(
      of: Self.week(from: start, until: end, without: [100, 101, 102, 103]), from: start,
      until: end)
    #expect(coverage.minutesTotal == 10_080 && coverage.minutesCovered == 9_840)
    #expect(coverage.share.percentTenths == 976)
    #expect(coverage.gaps.count == 1)
    let gap = try #require(coverage.gaps.first)
    #expect(gap.from == (try Instant.at("2026-06-05 04:00")))
    #expect(gap.until == (try Instant.at("2026-06-05 08:00")))
    #expect(gap.minutes == 240 && gap.missing == [.advocate])
  }

  @Test func `one person fills one seat, child welfare first`() throws {
    let start = try Instant.at("2026-06-01")
    let end = start.adding(seconds: 600)
    func shift(_ seat: Seat, _ staff: String) -> ShiftFacts {
      ShiftFacts(seat: seat, staff: staff, startsAt: start, endsAt: end, inPostFrom: start)
    }
    func missing(_ shifts: ShiftFacts...) -> [[Seat]] {
      Coverage(of: shifts, from: start, until: end).gaps.map(\.missing)
    }
    #expect(missing(shift(.childWelfare, "A"), shift(.advocate, "A")) == [[.advocate]])
    #expect(missing(shift(.advocate, "A")) == [[.childWelfare]])
    #expect(
      missing(shift(.childWelfare, "A"), shift(.advocate, "A"), shift(.advocate, "B")).isEmpty)
    #expect(
      missing(shift(.childWelfare, "A"), shift(.childWelfare, "B"), shift(.advocate, "A")).isEmpty)
    #expect(missing(shift(.supervisor, "A"), shift(.clinician, "B")).count == 1)
  }

  @Test func `gaps that lack different seats stay apart, and shifts that meet leave none`() throws {
    let start = try Instant.at("2026-06-01")
    func shift(_ seat: Seat, _ staff: String, _ first: Int64, _ last: Int64) -> ShiftFacts {
      ShiftFacts(
        seat: seat, staff: staff, startsAt: start.adding(seconds: first * 60),
        endsAt: start.adding(seconds: last * 60), inPostFrom: start)
    }
    let coverage = Coverage(
      of: [
        shift(.childWelfare, "A", 0, 10), shift(.childWelfare, "A", 10, 20),
        shift(.childWelfare, "A", 15, 18), shift(.advocate, "B", 5, 30),
      ], from: start, until: start.adding(seconds: 40 * 60))
    #expect(coverage.gaps.map(\.minutes) == [5, 10, 10])
    #expect(
      coverage.gaps.map(\.missing) == [
        [.advocate], [.childWelfare], [.childWelfare, .advocate],
      ])
    #expect(coverage.minutesCovered == 15)
  }

  @Test func `a minute counts for whoever holds it at its first instant`() throws {
    let start = try Instant.at("2026-06-01")
    func covered(_ first: Int64, _ last: Int64) -> Int {
      let people = [("A", Seat.childWelfare), ("B", .advocate)].map { staff, seat in
        ShiftFacts(
          seat: seat, staff: staff, startsAt: start.adding(seconds: first),
          endsAt: start.adding(seconds: last), inPostFrom: Instant(seconds: 0))
      }
      return Coverage(of: people, from: start, until: start.adding(seconds: 600)).minutesCovered
    }
    #expect(covered(0, 600) == 10)
    #expect(covered(1, 600) == 9)
    #expect(covered(-59, 61) == 2)
    #expect(covered(0, 60) == 1 && covered(0, 61) == 2)
    #expect(covered(1, 60) == 0)
    #expect(covered(-600, 1_200) == 10)
  }

  @Test func `an empty interval has no minutes and no percentage`() throws {
    let start = try Instant.at("2026-06-01")
    let coverage = Coverage(of: [], from: start, until: start)
    #expect(coverage.minutesTotal == 0 && coverage.gaps.isEmpty)
    #expect(coverage.share.percentTenths == nil)
  }
}
