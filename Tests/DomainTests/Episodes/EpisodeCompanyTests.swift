import Testing

@testable import Domain

struct EpisodeCompanyTests {
  private let received = ClockFixture.received

  private func line(
    _ id: String, home: String?, seen: Int64, returned: Bool = false
  ) -> EpisodeLine {
    var facts = ClockFixture.episode(id: id)
    facts.facility = home
    facts.lastSeenAt = received.adding(seconds: seen)
    if returned { facts.returnedAt = received }
    return ClockFixture.line(facts, at: received.after(hours: 1))
  }

  private func keys(_ lines: [EpisodeLine]) -> [[String]] {
    EpisodeCompany.groups(lines).map { $0.map(\.episode.id) }
  }

  @Test func `three who left one home together are one group, in the order of the list`() {
    let lines = [
      line("M-4", home: "F-2", seen: 0), line("M-3", home: "F-1", seen: 600),
      line("M-1", home: "F-1", seen: 0), line("M-2", home: "F-1", seen: 1_200),
    ]
    #expect(keys(lines) == [["M-4"], ["M-3", "M-1", "M-2"]])
  }

  @Test(arguments: [(10_799, 1), (10_800, 1), (10_801, 2)] as [(Int64, Int)])
  func `three hours apart is together, a second more is not`(gap: Int64, groups: Int) {
    let lines = [line("M-1", home: "F-1", seen: 0), line("M-2", home: "F-1", seen: gap)]
    #expect(keys(lines).count == groups)
  }

  @Test func `who is back, or left no known home, stands alone`() {
    let lines = [
      line("M-1", home: "F-1", seen: 0), line("M-2", home: "F-1", seen: 0, returned: true),
      line("M-3", home: nil, seen: 0), line("M-4", home: nil, seen: 0),
    ]
    #expect(keys(lines) == [["M-1"], ["M-2"], ["M-3"], ["M-4"]])
  }
}
