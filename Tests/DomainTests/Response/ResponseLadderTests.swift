import Testing

@testable import Domain

/// Whom a seat calls next: rung by rung, empty ones passed over at once (D§6.3).
@Suite struct ResponseLadderTests {
  private let opened: Instant

  init() throws { opened = try .at("2026-11-20 12:00") }

  private func minutes(_ count: Int) -> Instant { opened.adding(seconds: Int64(count) * 60) }

  private func next(
    _ people: [LadderStep: [String]], _ seat: ResponseSeat = ResponseSeat(),
    _ log: [ResponseEntry] = []
  ) -> ResponseLadder.Call? {
    ResponseLadder(EscalationLadder(), people: people).next(seat, log: log, openedAt: opened)
  }

  private func paged(_ staff: String, _ rung: LadderStep) -> ResponseEntry {
    ResponseEntry(step: .paged, seat: .advocate, at: opened, rung: rung, staff: staff)
  }

  @Test func `the first is called at once, the next after the minutes of their rung`() throws {
    let people: [LadderStep: [String]] = [
      .primary: ["A", "B"], .backup: ["C"], .supervisor: ["S"], .director: ["D"],
    ]
    let first = try #require(next(people))
    #expect(first.staff == "A" && first.rung == .primary && first.dueAt == opened)
    let asked = ResponseSeat(staff: "A", times: [.paged: opened])
    let second = try #require(next(people, asked, [paged("A", .primary)]))
    #expect(second.staff == "B" && second.dueAt == opened, "the other of the same rung, at once")
    let log = [paged("A", .primary), paged("B", .primary)]
    let third = try #require(next(people, asked, log))
    #expect(third.staff == "C" && third.rung == .backup && third.dueAt == minutes(10))
    let fourth = try #require(next(people, asked, log + [paged("C", .backup)]))
    #expect(fourth.staff == "S" && fourth.dueAt == minutes(20))
    // Nobody is a manager: the director is called at once, and not only after 45 minutes.
    let fifth = try #require(
      next(people, asked, log + [paged("C", .backup), paged("S", .supervisor)]))
    #expect(fifth.staff == "D" && fifth.skipped == [.manager] && fifth.dueAt == opened)
  }

  @Test func `a ladder without anybody says so, with every rung passed over`() throws {
    let call = try #require(next([:]))
    #expect(call.staff == nil)
    #expect(call.skipped == LadderStep.allCases)
  }

  @Test func `who acknowledges ends it, and a decline since begins it anew at once`() throws {
    let people: [LadderStep: [String]] = [.primary: ["A"], .backup: ["C"]]
    let coming = ResponseSeat(
      staff: "A", times: [.paged: opened, .acknowledged: minutes(5)])
    #expect(next(people, coming, [paged("A", .primary)]) == nil)
    let declined = ResponseEntry(step: .declined, seat: .advocate, at: minutes(6))
    let call = try #require(next(people, coming, [paged("A", .primary), declined]))
    #expect(call.staff == "C" && call.dueAt == opened)
    let before = ResponseEntry(step: .declined, seat: .advocate, at: minutes(4))
    #expect(next(people, coming, [paged("A", .primary), before]) == nil)
  }

  @Test func `one decline hurries one call, and the rung after that waits its own minutes`() throws
  {
    let people: [LadderStep: [String]] = [
      .primary: ["A"], .backup: ["C"], .supervisor: ["S"], .director: ["D"],
    ]
    let asked = ResponseSeat(staff: "A", times: [.paged: opened])
    let declined = ResponseEntry(step: .declined, seat: .advocate, at: minutes(2))
    func call(_ staff: String, _ rung: LadderStep, _ minute: Int) -> ResponseEntry {
      ResponseEntry(step: .paged, seat: .advocate, at: minutes(minute), rung: rung, staff: staff)
    }
    let first = [call("A", .primary, 0), declined]
    #expect(try #require(next(people, asked, first)).dueAt == opened)
    #expect(ResponseLadder.isDeclined(first))
    // Called within the same minute as the decline or within the same second: it is answered no more.
    for minute in [2, 3] {
      let log = first + [call("C", .backup, minute)]
      #expect(!ResponseLadder.isDeclined(log))
      let third = try #require(next(people, asked, log))
      #expect(third.staff == "S" && third.dueAt == minutes(20))
    }
    let again =
      first + [
        call("C", .backup, 3), ResponseEntry(step: .declined, seat: .advocate, at: minutes(3)),
      ]
    #expect(ResponseLadder.isDeclined(again))
    #expect(try #require(next(people, asked, again)).dueAt == opened)
  }

  @Test func `the county's own minutes count`() throws {
    let ladder = EscalationLadder([.backup: 3])
    let call = try #require(
      ResponseLadder(ladder, people: [.primary: ["A"], .backup: ["C"]]).next(
        ResponseSeat(staff: "A", times: [.paged: opened]), log: [paged("A", .primary)],
        openedAt: opened))
    #expect(call.dueAt == minutes(3))
  }

  /// Each step in each state of a seat, against the table written out once more.
  @Test(arguments: ResponseStep.allCases)
  func `a step follows only from what it needs`(_ step: ResponseStep) throws {
    let order = ResponseSeat.Step.allCases
    for reached in 0...order.count {
      let times = Dictionary(
        uniqueKeysWithValues: order.prefix(reached).enumerated().map { index, step in
          (step, minutes(index * 10))
        })
      let seat = ResponseSeat(staff: "A", times: times)
      let isAllowed =
        switch step {
        case .declined: reached == 1 || reached == 2
        case .departed: reached >= 2
        case .introduced, .cleared: reached == 3
        default: true
        }
      let answer = Result { () throws(FieldProblem) in
        try seat.requireMay(step, at: minutes(60))
      }
      #expect(((try? answer.get()) != nil) == isAllowed, "\(step) after \(reached)")
    }
  }

  @Test func `no step lies before what it follows`() throws {
    let seat = ResponseSeat(
      staff: "A", times: [.paged: opened, .acknowledged: minutes(5), .arrived: minutes(40)])
    #expect(throws: FieldProblem.self) { try seat.requireMay(.departed, at: minutes(4)) }
    try seat.requireMay(.departed, at: minutes(5))
    #expect(throws: FieldProblem.self) { try seat.requireMay(.cleared, at: minutes(39)) }
    try seat.requireMay(.cleared, at: minutes(40))
  }
}
