import Testing

@testable import Domain

struct OnCallTests {
  private let noon: Instant
  init() throws { noon = try Instant.at("2026-06-01 12:00") }

  private func shift(
    _ id: String, _ seat: Seat, _ rank: Rank = .primary, county: String = "06029",
    from: Int64 = -3_600, until: Int64 = 3_600, inPostFrom: Int64 = -86_400,
    inPostUntil: Int64? = nil
  ) -> ShiftLine {
    ShiftLine(
      id: id, county: county, seat: seat, rank: rank, staff: "S-" + id, name: "Name " + id,
      agency: "Agency", phone: nil, startsAt: noon.adding(seconds: from),
      endsAt: noon.adding(seconds: until), inPostFrom: noon.adding(seconds: inPostFrom),
      inPostUntil: inPostUntil.map { noon.adding(seconds: $0) })
  }

  private func lines(_ shifts: [ShiftLine], _ counties: [String] = ["06029"]) -> [String] {
    OnCallLine.lines(counties: counties, shifts: shifts, at: noon)
      .map { "\($0.county) \($0.seat.rawValue) \($0.shift?.id ?? "NOBODY")" }
  }

  @Test func `a county without anyone has both required seats and no other`() {
    #expect(
      lines([], ["06019", "06029"]) == [
        "06019 child_welfare NOBODY", "06019 advocate NOBODY", "06029 child_welfare NOBODY",
        "06029 advocate NOBODY",
      ])
  }

  @Test func `lists every rank, primary first, then the other seats`() {
    let shifts = [
      shift("5", .clinician), shift("1", .childWelfare, .backup), shift("4", .supervisor),
      shift("2", .childWelfare), shift("9", .childWelfare, county: "06019"),
    ]
    #expect(
      lines(shifts) == [
        "06029 child_welfare 2", "06029 child_welfare 1", "06029 advocate NOBODY",
        "06029 supervisor 4", "06029 clinician 5",
      ])
  }

  @Test func `a shift is in force from its start to just before its end`() {
    #expect(shift("1", .advocate, from: 0).isOnCall(at: noon))
    #expect(!shift("1", .advocate, from: 1).isOnCall(at: noon))
    #expect(shift("1", .advocate, until: 1).isOnCall(at: noon))
    #expect(!shift("1", .advocate, until: 0).isOnCall(at: noon))
  }

  @Test func `whoever comes next is the first in the same seat and rank who will be in post`() {
    let shifts = [
      shift("1", .advocate), shift("2", .advocate, from: 7_200, until: 9_000),
      shift("3", .advocate, from: 3_600, until: 9_000, inPostUntil: 3_600),
      shift("4", .advocate, .backup, from: 3_600, until: 9_000),
      shift("5", .childWelfare, from: 3_600, until: 9_000),
      shift("6", .advocate, county: "06019", from: 3_600, until: 9_000),
    ]
    let lines = OnCallLine.lines(counties: ["06029"], shifts: shifts, at: noon)
    #expect(lines.map { $0.next?.id } == [nil, "2"])
    #expect(lines.first?.shift == nil, "a seat that nobody fills has no other value")
  }

  @Test func `someone not in post answers for nobody`() {
    #expect(shift("1", .advocate, inPostFrom: 0, inPostUntil: 1).isOnCall(at: noon))
    #expect(!shift("1", .advocate, inPostFrom: 1).isOnCall(at: noon))
    #expect(!shift("1", .advocate, inPostUntil: 0).isOnCall(at: noon))
    #expect(
      lines([shift("1", .advocate, inPostUntil: 0)]).last == "06029 advocate NOBODY")
  }
}
