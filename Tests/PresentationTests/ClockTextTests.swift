import Domain
import Presentation
import Testing

@Suite struct ClockTextTests {
  private static func text(_ seconds: Int64, total: Int64 = 86_400) -> String {
    let due = Instant(seconds: 1_000_000)
    return ClockText.state(
      ClockReading(
        .ncmec, startedAt: due.adding(seconds: -total), dueAt: due, at: due.adding(seconds: seconds)
      ))
  }

  @Test func `a running clock has its word and hours and minutes`() {
    #expect(Self.text(-66_000) == "due in 18:20")
    #expect(Self.text(-11_400) == "DUE 03:10")
    #expect(Self.text(0) == "DUE 00:00")
    #expect(Self.text(1) == "LATE +00:01")
    #expect(Self.text(8_040) == "LATE +02:14")
    #expect(Self.text(1_022_400) == "LATE +11 d 20 h")
  }

  @Test func `the edges are the first seconds of due soon and late`() {
    let due = Instant(seconds: 1_000_000)
    let reading = ClockReading(
      .ncmec, startedAt: due.adding(seconds: -86_400), dueAt: due, at: due.adding(seconds: -86_400))
    let edges = reading.edges
    #expect(edges.count == 2)
    #expect(reading.read(at: edges[0].adding(seconds: -1)).state == .pending)
    #expect(reading.read(at: edges[0]).state == .dueSoon)
    #expect(reading.read(at: edges[1].adding(seconds: -1)).state == .dueSoon)
    #expect(reading.read(at: edges[1]).state == .late)
    #expect(reading.read(at: edges[1]).edges == edges)
  }
}
