@testable import Domain

/// Episodes for the tests of clocks.
enum ClockFixture {
  /// A moment far from any change of clock.
  static let received = Instant(seconds: 1_780_000_000)

  static func episode(
    at received: Instant = received, returned: Instant? = nil, screened: Instant? = nil,
    debriefed: Instant? = nil, closed: Instant? = nil, worker: String? = nil,
    isWhereaboutsKnown: Bool = false, notices: [NoticeFacts] = [], efforts: [EffortFacts] = [],
    id: String = "M-1"
  ) -> EpisodeFacts {
    EpisodeFacts(
      id: id, youth: "Y-1", county: "06029", receivedAt: received, recoveryWorker: worker,
      returnedAt: returned, screenedAt: screened, debriefedAt: debriefed, closedAt: closed,
      isWhereaboutsKnown: isWhereaboutsKnown, notices: notices, efforts: efforts)
  }

  /// One clock of an episode at a moment, if it is listed.
  static func reading(
    _ kind: ClockKind, of episode: EpisodeFacts, at moment: Instant,
    hours: EpisodeClocks.Hours = .init()
  ) -> ClockReading? {
    EpisodeClocks(of: episode, hours: hours, at: moment).readings.first { $0.clock == kind }
  }

  static func line(_ episode: EpisodeFacts, at moment: Instant) -> EpisodeLine {
    EpisodeLine(episode, number: 1, initials: nil, hours: .init(), at: moment)
  }

  /// A notice that satisfies its clock.
  static func notice(_ kind: ClockKind, at: Instant?) throws -> NoticeFacts {
    struct NoNotice: Error {}
    guard let party = kind.party?.0 else { throw NoNotice() }
    return NoticeFacts(party: party, at: at, reference: "R-1")
  }
}

extension Instant {
  func after(hours: Int, seconds: Int64 = 0) -> Instant {
    adding(seconds: Int64(hours) * 3600 + seconds)
  }
}
