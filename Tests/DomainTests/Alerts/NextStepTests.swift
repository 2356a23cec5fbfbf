import Testing

@testable import Domain

struct NextStepTests {
  private let received = ClockFixture.received

  private func next(_ episode: EpisodeFacts, hours: Int = 1) -> NextStep? {
    NextStep(of: ClockFixture.line(episode, at: received.after(hours: hours)))
  }

  private func told(_ parties: [NoticeParty], at moment: Instant) -> [NoticeFacts] {
    parties.map { NoticeFacts(party: $0, at: moment, reference: "R-1") }
  }

  private let all: [NoticeParty] = [
    .lawEnforcement, .ncmec, .parentsGuardiansTribe, .court, .attorney,
  ]

  @Test func `somebody to look comes first, then each notice that is owed, then the search`() {
    #expect(next(ClockFixture.episode())?.action == "assign-recovery")
    for count in 0..<all.count {
      let episode = ClockFixture.episode(
        worker: "W-1", notices: told(Array(all.prefix(count)), at: received))
      #expect(next(episode)?.action == "record-notice")
      #expect(next(episode)?.known == [NamedText(name: "party", text: all[count].rawValue)])
      let line = ClockFixture.line(episode, at: received.after(hours: 1))
      #expect(line.nextNotice == all[count])
    }
    let done = ClockFixture.episode(worker: "W-1", notices: told(all, at: received))
    #expect(next(done)?.action == "record-effort")
    #expect(next(done)?.actor == "recovery worker")
    #expect(ClockFixture.line(done, at: received.after(hours: 1)).nextNotice == nil)
  }

  @Test func `after a return law enforcement is told, then NCMEC, then the youth is seen`() {
    let returned = received.after(hours: 5)
    let before = told(all, at: received)
    func at(_ notices: [NoticeFacts]) -> NextStep? {
      next(
        ClockFixture.episode(returned: returned, worker: "W-1", notices: before + notices),
        hours: 6)
    }
    #expect(at([])?.known.first?.text == "law_enforcement")
    let one = told([.lawEnforcement], at: returned.after(hours: 1))
    #expect(at(one)?.known.first?.text == "ncmec")
    let both = one + told([.ncmec], at: returned.after(hours: 1))
    #expect(at(both)?.action == "record-effort")
    #expect(at(both)?.known == [NamedText(name: "kind", text: "face_to_face")])
  }

  @Test func `a notice without its number leaves the step as it is`() {
    let episode = ClockFixture.episode(
      worker: "W-1", notices: [NoticeFacts(party: .lawEnforcement, at: received)])
    #expect(next(episode)?.known.first?.text == "law_enforcement")
  }

  @Test func `every clock is recorded by an action that can satisfy it`() {
    for clock in ClockKind.allCases where clock.closingStep != nil {
      #expect(clock.closingStep.map { EpisodeStep.recordable.contains($0) } == true)
      #expect(clock.party == nil)
    }
  }
}
