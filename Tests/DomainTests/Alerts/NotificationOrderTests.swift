import Testing

@testable import Domain

struct NotificationOrderTests {
  private let received = ClockFixture.received

  /// The NCMEC alert of an episode at a moment.
  private func alert(at moment: Instant, owner: Acknowledgement? = nil) throws -> AlertLine {
    let line = ClockFixture.line(ClockFixture.episode(worker: "W-1"), at: moment)
    let alerts = AlertLine.lines(
      of: [line], acknowledged: owner.map { [$0] } ?? [], at: moment)
    return try #require(alerts.first { $0.subject == .clock(.ncmec) })
  }

  private func order(
    at moment: Instant, sent: [NotificationFacts] = [], owner: Acknowledgement? = nil,
    released: Instant? = nil
  ) throws -> NotificationOrder? {
    NotificationOrder(
      for: try alert(at: moment, owner: owner), ladder: EscalationLadder(), released: released,
      sent: sent, at: moment)
  }

  private func attempt(
    _ outcome: NotificationOutcome, since: Instant, at: Instant, step: LadderStep = .primary,
    number: Int = 1
  ) -> NotificationFacts {
    NotificationFacts(
      episode: "M-1", subject: .clock(.ncmec), since: since, step: step, attempt: number, at: at,
      outcome: outcome)
  }

  /// The first second at which the notice is due soon, and the first at which it is late.
  private var soon: Instant { received.after(hours: 18, seconds: 1) }
  private var late: Instant { received.after(hours: 24, seconds: 1) }

  @Test func `is owed from the second at which a clock is due soon, and anew when it is late`()
    throws
  {
    #expect(try order(at: soon.adding(seconds: -1)) == nil)
    #expect(try order(at: soon)?.since == soon)
    let sent = [
      attempt(.sent, since: soon, at: soon), attempt(.sent, since: soon, at: soon, step: .director),
    ]
    #expect(try order(at: late.adding(seconds: -1), sent: sent) == nil)
    #expect(try order(at: late, sent: sent)?.since == late)
    #expect(try order(at: late, sent: sent)?.step == .primary)
  }

  @Test(
    arguments: [
      (0, LadderStep.primary), (599, .primary), (600, .backup), (1_199, .backup),
      (1_200, .supervisor), (1_799, .supervisor), (1_800, .manager), (2_699, .manager),
      (2_700, .director), (999_999, .director),
    ] as [(Int64, LadderStep)])
  func `climbs the ladder by true minutes`(seconds: Int64, step: LadderStep) {
    let found = EscalationLadder().step(since: received, at: received.adding(seconds: seconds))
    #expect(found == step)
    #expect(EscalationLadder([.primary: 5]).step(since: received, at: received) == nil)
  }

  @Test func `tells those of every step reached since the last notice that was sent`() throws {
    let sent = [attempt(.sent, since: late, at: late)]
    let climbed = try order(at: late.adding(seconds: 1_250), sent: sent)
    #expect(climbed?.step == .supervisor)
    #expect(climbed?.steps == [.backup, .supervisor])
    #expect(climbed?.attempt == 1)
    #expect(try order(at: late.adding(seconds: 599), sent: sent) == nil)
  }

  @Test func `a claimed attempt holds for its lease, and is then sent again and says so`() throws {
    let sent = [attempt(.sending, since: late, at: late)]
    #expect(try order(at: late.adding(seconds: 119), sent: sent) == nil)
    let again = try order(at: late.adding(seconds: 120), sent: sent)
    #expect(again?.attempt == 2)
    #expect(again?.mayHaveBeenSent == true)
    #expect(
      again?.text(at: late.adding(seconds: 120), isDemo: false)
        == "csecboard: county 06029, Report to NCMEC: LATE +00:02. Episode M-1."
        + " This may have been sent before.")
  }

  @Test func `one that failed is tried again after 1, 2, 4 and up to 30 minutes`() throws {
    let minutes = [1: 1, 2: 2, 3: 4, 4: 8, 5: 16, 6: 30, 60: 30]
    for (number, wait) in minutes {
      let failed = attempt(.failed, since: late, at: late, number: number)
      let sent = [failed]
      let due = late.adding(seconds: Int64(wait) * 60)
      #expect(failed.retryAt == due, "attempt \(number)")
      if wait < 10 {
        #expect(try order(at: due.adding(seconds: -1), sent: sent) == nil)
        #expect(try order(at: due, sent: sent)?.attempt == number + 1)
      }
    }
    // The next step is reached meanwhile, and does not wait for the former one.
    let sent = [attempt(.failed, since: late, at: late.adding(seconds: 599), number: 4)]
    let next = try order(at: late.adding(seconds: 600), sent: sent)
    #expect(next?.steps == [.primary, .backup])
  }

  @Test func `whoever owns the alert is told once, and the ladder begins anew when that ends`()
    throws
  {
    let until = late.after(hours: 2)
    let owner = Acknowledgement(
      episode: "M-1", subject: .clock(.ncmec), account: "amaya", owner: "W-1", from: soon,
      until: until)
    #expect(try order(at: late.after(hours: 1), owner: owner)?.step == .primary)
    let told = [attempt(.sent, since: late, at: late)]
    #expect(try order(at: late.after(hours: 1), sent: told, owner: owner) == nil)
    let released = try order(at: until, sent: told, released: until)
    #expect(released?.since == until)
    #expect(released?.step == .primary)
    #expect(
      try order(at: until.adding(seconds: 600), sent: told, released: until)?.step == .backup)
  }

  @Test func `the text names the place, the clock and the time, never the youth`() throws {
    let moment = late.adding(seconds: 134 * 60)
    let text = try #require(try order(at: moment)).text(at: moment, isDemo: true)
    #expect(
      text == "csecboard DEMO: county 06029, Report to NCMEC: LATE +02:14. Episode M-1."
        + " Nobody has taken it on yet.")
    #expect(!text.contains("Y-1"))
  }

  @Test func `a notice that reached nobody is an alert while its own is up`() throws {
    let moment = late.adding(seconds: 300)
    let alerts = [try alert(at: moment)]
    func troubled(_ attempts: [NotificationFacts]) -> Set<String> {
      NotificationTrouble.episodes(attempts, alerts: alerts, at: moment)
    }
    let failed = attempt(.failed, since: late, at: late)
    #expect(troubled([failed]) == ["M-1"])
    #expect(troubled([failed, attempt(.sent, since: late, at: late, number: 2)]) == [])
    #expect(troubled([attempt(.timedOut, since: late, at: late)]) == ["M-1"])
    #expect(troubled([attempt(.sending, since: late, at: moment)]) == [])
    #expect(troubled([attempt(.sending, since: late, at: late)]) == ["M-1"])
    let nobody = NotificationFacts(
      episode: "M-1", subject: .clock(.ncmec), since: late, step: .backup, attempt: 1, at: late,
      outcome: .sent, reachedNobody: true)
    #expect(troubled([nobody]) == ["M-1"])
    let met = [try alert(at: received)]
    #expect(NotificationTrouble.episodes([failed], alerts: met, at: moment) == [])
  }
}
