import Testing

@testable import Domain

/// What is recorded of a need that nothing meets, and how such needs are counted.
@Suite struct UnmetNeedTests {
  @Test func `says of each criterion how many fail it, and how many fail it alone`() throws {
    let fits = MatchFixture()
    let closed = fits.with { $0.status = nil }
    let closedAndFull = closed.with { $0.age = nil }
    let match = fits.match([
      closed.candidate("A"), closedAndFull.candidate("B"), closed.candidate("C"),
    ])
    let need = try #require(match.unmetNeed(on: MatchFixture.day))
    #expect(need.obstacles.map(\.criterion) == ["licence", "open_bed"])
    #expect(need.obstacles.map(\.failing) == [3, 1])
    #expect(need.obstacles.map(\.alone) == [2, 0])
    #expect(fits.match().unmetNeed(on: MatchFixture.day) == nil)
  }

  @Test func `a need without any facility is unmet too`() throws {
    let need = try #require(MatchFixture().match([]).unmetNeed(on: MatchFixture.day))
    #expect(need.obstacles.map(\.criterion) == [UnmetNeed.noFacility])
  }

  private func need(
    _ youth: String, _ day: String, _ criterion: String, alone: Int = 0, county: String = "06029",
    siblings: Int = 1
  ) -> RecordedNeed {
    RecordedNeed(
      youth: youth, day: LocalDate(day) ?? MatchFixture.day, criterion: criterion, alone: alone,
      county: county, ageBand: "13-15", gender: "female", siblings: siblings)
  }

  @Test func `counts each youth and day once a criterion, in order`() {
    let lines = UnmetLine.lines(of: [
      need("Y-1", "2026-03-01", "age", alone: 2), need("Y-1", "2026-03-01", "licence"),
      need("Y-1", "2026-03-02", "age"), need("Y-2", "2026-03-01", "age"),
      need("Y-3", "2026-03-01", "age", siblings: 3),
      need("Y-4", "2026-03-01", "age", county: "06019"),
    ])
    let found = lines.map {
      "\($0.county) \($0.criterion) \($0.siblings): \($0.needs), \($0.alone)"
    }
    #expect(
      found == [
        "06019 age 1: 1, 0", "06029 licence 1: 1, 0", "06029 age 1: 3, 1", "06029 age 3: 1, 0",
      ])
  }

  @Test(arguments: [
    (0, "under 13"), (12, "under 13"), (13, "13-15"), (15, "13-15"), (16, "16-17"), (17, "16-17"),
    (18, "18-20"), (20, "18-20"), (21, "21 or over"),
  ])
  func `an age is in one band`(years: Int, band: String) {
    #expect(AgeBand.words(years: years) == band)
  }
}
