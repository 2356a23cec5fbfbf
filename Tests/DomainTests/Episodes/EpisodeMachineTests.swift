import Testing

@testable import Domain

/// The table of states and events, held against what the records of an episode show.
struct EpisodeMachineTests {
  private let received = ClockFixture.received

  @Test func `every pair of a state and an event has one answer`() {
    // Rows in the order of the events, columns in the order of the states; `.` = cannot follow.
    let expected: [EpisodeTurn: String] = [
      .notice: "n n s l r d c j x .", .effort: "s s s l r d c j x .",
      .sighting: "p n s l . . . . . .", .located: "l l l l . . . . . .",
      .lost: ". . . s . . . . . .", .returned: "r r r r . . . . . .",
      .seen: "s s s l d d c j x .", .conversation: ". . . . r d c . . .",
      .screened: ". . . . r d c . . .", .closed: "c c c c c c . . . .",
      .jurisdictionEnded: "j j j j j j . . . .", .deceased: "x x x x x x . . . .",
      .enteredInError: "e e e e e e e . . .",
    ]
    let letters: [EpisodeState: String] = [
      .reported: "p", .notifying: "n", .searching: "s", .locatedNotReturned: "l", .returned: "r",
      .debriefDue: "d", .closed: "c", .jurisdictionEnded: "j", .deceased: "x",
      .enteredInError: "e",
    ]
    for event in EpisodeTurn.allCases {
      let row = EpisodeState.allCases.map { state in
        EpisodeMachine.next(state, event).flatMap { letters[$0] } ?? "."
      }
      #expect(row.joined(separator: " ") == expected[event], "\(event)")
    }
  }

  @Test func `no event leads back, save from located to searching when a youth is lost again`() {
    let order = EpisodeState.allCases
    for (place, state) in order.enumerated() {
      for event in EpisodeTurn.allCases {
        guard let next = EpisodeMachine.next(state, event),
          let then = order.firstIndex(of: next)
        else { continue }
        #expect(then >= place || (event == .lost && then == place - 1), "\(state) \(event)")
      }
    }
  }

  /// An episode to which an event is added as a change would record it.
  private func adding(_ event: EpisodeTurn, to episode: EpisodeFacts, at moment: Instant)
    -> EpisodeFacts
  {
    var facts = episode
    switch event {
    case .notice: facts.notices.append(NoticeFacts(party: .court, at: moment))
    case .effort: facts.efforts.append(EffortFacts(at: moment, kind: "school"))
    case .seen: facts.efforts.append(EffortFacts(at: moment, kind: "face_to_face"))
    case .sighting: facts.steps.append(StepFacts(.sighting, at: moment))
    case .located: facts.steps.append(StepFacts(.located, at: moment))
    case .lost: facts.steps.append(StepFacts(.lost, at: moment))
    case .returned: facts.returnedAt = moment
    case .conversation: facts.debriefedAt = facts.debriefedAt ?? moment
    case .screened: facts.screenedAt = facts.screenedAt ?? moment
    case .closed: facts.closedAt = moment
    case .jurisdictionEnded, .deceased, .enteredInError:
      facts.closedAt = facts.closedAt ?? moment
      let step: EpisodeStep =
        event == .deceased
        ? .deceased : event == .enteredInError ? .enteredInError : .jurisdictionEnded
      facts.steps.append(StepFacts(step, at: moment))
    }
    return facts
  }

  @Test func `the records show the state that the events lead to, over random courses`() {
    var random = Shuffler(seed: 17)
    for course in 0..<2_000 {
      var facts = ClockFixture.episode()
      var state = EpisodeState.reported
      var moment = received
      for _ in 0..<12 {
        moment = moment.adding(seconds: Int64(random.next(below: 90_000)) + 1)
        let event = EpisodeTurn.allCases[random.next(below: EpisodeTurn.allCases.count)]
        guard let next = EpisodeMachine.next(state, event) else { continue }
        let before = facts
        facts = adding(event, to: facts, at: moment)
        #expect(facts.state(at: moment) == next, "course \(course): \(state), \(event)")
        // What had stood before still stands for the moment before.
        #expect(
          facts.state(at: moment.adding(seconds: -1))
            == before.state(at: moment.adding(seconds: -1)),
          "course \(course): \(event) reached back")
        state = next
      }
    }
  }

  @Test func `what came in without steps holds throughout, until a step says otherwise`() {
    let known = ClockFixture.episode(isWhereaboutsKnown: true)
    #expect(known.state(at: received) == .locatedNotReturned)
    var lost = known
    lost.isWhereaboutsKnown = false
    lost.steps = [StepFacts(.lost, at: received.after(hours: 2))]
    #expect(lost.state(at: received.after(hours: 1)) == .locatedNotReturned)
    #expect(lost.state(at: received.after(hours: 2)) == .searching)
    var located = known
    located.steps = [StepFacts(.located, at: received.after(hours: 2))]
    #expect(located.state(at: received.after(hours: 1)) == .reported)
    #expect(located.state(at: received.after(hours: 2)) == .locatedNotReturned)
  }

  @Test func `an entry made in error asks nothing of anybody from then on`() {
    var facts = ClockFixture.episode()
    let moment = received.after(hours: 3)
    facts.closedAt = moment
    facts.steps = [StepFacts(.enteredInError, at: moment)]
    #expect(ClockFixture.line(facts, at: moment.adding(seconds: -1)).clocks.count == 6)
    #expect(ClockFixture.line(facts, at: moment).clocks.isEmpty)
    #expect(facts.state(at: moment) == .enteredInError)
  }
}

/// Numbers by chance that are the same in every run.
struct Shuffler {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
