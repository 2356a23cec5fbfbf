import Testing

@testable import Domain

/// One seat of a response: every order of its steps, and who may still be named.
@Suite struct ResponseSeatTests {
  private static let steps = ResponseSeat.Step.allCases
  private static let now = Instant(seconds: 1_000_000)

  @Test func `every set of known times takes each further time where the order allows it`() throws {
    var table = (taken: 0, refused: 0)
    // Each step is unknown, or known at one of three times; each further step comes at one of five.
    for code in 0..<64 {
      var times: [ResponseSeat.Step: Instant] = [:]
      for (place, step) in Self.steps.enumerated() {
        let choice = code >> (2 * place) & 3
        if choice > 0 { times[step] = Instant(seconds: Int64(100 * choice)) }
      }
      let known = Self.steps.compactMap { times[$0] }
      guard known == known.sorted() else { continue }
      let seat = ResponseSeat(staff: "W-1", times: times)
      for step in Self.steps {
        for second in [50, 100, 150, 300, 350] {
          var wanted = times
          wanted[step] = Instant(seconds: Int64(second))
          let order = Self.steps.compactMap { wanted[$0] }
          let found = try? seat.taking(
            staff: nil, times: [step: Instant(seconds: Int64(second))], now: Self.now)
          #expect((found != nil) == (order == order.sorted()), "\(times) \(step) \(second)")
          if let found {
            #expect(found.times == wanted && found.staff == "W-1")
            table.taken += 1
          } else {
            table.refused += 1
          }
        }
      }
    }
    #expect(table.taken > 100 && table.refused > 50, "\(table)")
  }

  @Test func `a time needs a person, and lies in no time to come`() throws {
    let empty = ResponseSeat()
    #expect(throws: FieldProblem.self) {
      try empty.taking(staff: nil, times: [.paged: Self.now], now: Self.now)
    }
    #expect(try empty.taking(staff: "W-1", times: [.paged: Self.now], now: Self.now).staff == "W-1")
    #expect(throws: FieldProblem.self) {
      try empty.taking(
        staff: "W-1", times: [.paged: Self.now.adding(seconds: 1)], now: Self.now)
    }
  }

  @Test func `another person begins anew, and whoever has arrived stays who came`() throws {
    let paged = ResponseSeat(
      staff: "W-1", times: [.paged: Instant(seconds: 10), .acknowledged: Instant(seconds: 20)])
    let other = try paged.taking(staff: "W-2", times: [:], now: Self.now)
    #expect(other == ResponseSeat(staff: "W-2"))
    let arrived = try paged.taking(
      staff: nil, times: [.arrived: Instant(seconds: 30)], now: Self.now)
    #expect(throws: FieldProblem.self) {
      try arrived.taking(staff: "W-2", times: [:], now: Self.now)
    }
    #expect(try arrived.taking(staff: "W-1", times: [:], now: Self.now) == arrived)
  }
}
