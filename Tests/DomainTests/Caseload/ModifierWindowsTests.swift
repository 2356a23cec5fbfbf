import Testing

@testable import Domain

struct ModifierWindowsTests {
  /// A window, and the instants at which it opens and closes.
  struct Edge: CustomTestStringConvertible, Sendable {
    var name: CaseModifier
    var opens: Instant
    var closes: Instant?
    var evidence: YouthEvidence
    var testDescription: String { name.rawValue }
  }

  /// Each modifier around a start that lies before the spring change of clock, so that a window
  /// measured by wall clock would close an hour early.
  static func edges(from start: Instant) -> [Edge] {
    let end = start.adding(trueDays: 20)
    func flag(_ flag: YouthFlag, _ name: CaseModifier, extra: Int = 0) -> Edge {
      Edge(
        name: name, opens: start, closes: end.adding(trueDays: extra),
        evidence: Fixture.youth(
          .possible, flags: [FlagRow(flag: flag, from: start, until: end)]))
    }
    func stay(_ type: FacilityType, _ county: String, _ name: CaseModifier) -> Edge {
      Edge(
        name: name, opens: start, closes: end,
        evidence: Fixture.youth(stays: [
          StaySpan(from: start, until: end, facilityType: type, facilityCounty: county)
        ]))
    }
    func episode(
      _ name: CaseModifier, _ opens: Instant, _ closes: Instant?, _ span: EpisodeSpan
    ) -> Edge {
      Edge(
        name: name, opens: opens, closes: closes, evidence: Fixture.youth(episodes: [span]))
    }
    let disclosure = StatusRow(
      status: .atRisk, basis: .disclosure, from: start, until: start.adding(hours: 1))
    return [
      flag(.specialtyCourt, .specialtyCourt), flag(.dualLead, .dualLead),
      flag(.dualNonLead, .dualNonLead), flag(.nonminorDependent, .nonminorDependent),
      flag(.pregnantOrParenting, .pregnantOrParenting),
      flag(.icwaActiveEfforts, .icwaActiveEfforts), flag(.interpreter, .interpreter),
      flag(.hospitalOrDetention, .hospitalOrDetention, extra: 3),
      stay(.groupHome, "06001", .outOfCounty), stay(.outOfState, "06037", .outOfState),
      Edge(
        name: .placementChange, opens: start, closes: start.adding(trueDays: 14),
        evidence: stay(.groupHome, "06037", .outOfCounty).evidence),
      Edge(
        name: .newDisclosure, opens: start, closes: start.adding(trueDays: 30),
        evidence: YouthEvidence(county: "06037", statuses: [disclosure])),
      episode(
        .missing, start, end.adding(trueDays: 7),
        EpisodeSpan(receivedAt: start, returnedAt: end, closedAt: end.adding(hours: 1))),
      episode(.missing, start, end, EpisodeSpan(receivedAt: start, closedAt: end)),
      episode(.missing, start, nil, EpisodeSpan(receivedAt: start)),
      episode(
        .returnWindow, start, start.adding(trueDays: 14),
        EpisodeSpan(receivedAt: Fixture.past, returnedAt: start, screenedAt: start)),
      episode(
        .returnWindow, start, start.adding(hours: 72),
        EpisodeSpan(
          receivedAt: Fixture.past, returnedAt: start, screenedAt: start.adding(hours: 24),
          debriefedAt: start.adding(hours: 72))),
      episode(
        .returnWindow, start, start.adding(trueDays: 14),
        EpisodeSpan(
          receivedAt: Fixture.past, returnedAt: start, screenedAt: start.adding(trueDays: 40),
          debriefedAt: start)),
    ]
  }

  @Test(arguments: ["2026-03-07 12:30", "2026-10-31 12:30", "2026-07-01 00:00"])
  func `opens and closes each window on its second`(start: String) throws {
    for edge in Self.edges(from: try .at(start)) {
      func isOpen(_ instant: Instant) throws -> Bool {
        try Fixture.weight(edge.evidence, at: instant).modifiers.contains { $0.name == edge.name }
      }
      #expect(try !isOpen(edge.opens.adding(seconds: -1)), "\(edge.name) before it opens")
      #expect(try isOpen(edge.opens), "\(edge.name) as it opens")
      #expect(try isOpen(edge.opens.adding(seconds: 1)), "\(edge.name) after it opens")
      guard let closes = edge.closes else { continue }
      #expect(try isOpen(closes.adding(seconds: -1)), "\(edge.name) before it closes")
      #expect(try !isOpen(closes), "\(edge.name) as it closes")
      #expect(try !isOpen(closes.adding(seconds: 1)), "\(edge.name) after it closes")
      let open = try Fixture.weight(edge.evidence, at: edge.opens).modifiers
        .first { $0.name == edge.name }
      #expect(open?.opensAt == edge.opens && open?.closesAt == closes)
    }
  }

  @Test func `adds the points of D§4.3`() throws {
    let start = try Instant.at("2026-07-01 00:00")
    var points: [CaseModifier: Int] = [:]
    for edge in Self.edges(from: start) {
      for modifier in try Fixture.weight(edge.evidence, at: edge.opens).modifiers
      where modifier.name == edge.name {
        points[modifier.name] = modifier.points
      }
    }
    #expect(
      points == [
        .missing: 75, .returnWindow: 25, .newDisclosure: 50, .placementChange: 25,
        .specialtyCourt: 25, .dualLead: 25, .dualNonLead: 15, .nonminorDependent: 15,
        .pregnantOrParenting: 25, .outOfCounty: 15, .outOfState: 40, .icwaActiveEfforts: 25,
        .interpreter: 10, .hospitalOrDetention: 25,
      ])
  }

  @Test func `counts several open windows once, and stays up to their most`() throws {
    let now = try Instant.at("2026-07-01")
    let stays = (1...3).map { number in
      StaySpan(
        from: now.adding(trueDays: -number), until: now, facilityType: .groupHome,
        facilityCounty: "06037")
    }
    var evidence = Fixture.youth(stays: stays)
    evidence.episodes = [
      EpisodeSpan(receivedAt: now.adding(trueDays: -9), returnedAt: now.adding(trueDays: -3)),
      EpisodeSpan(receivedAt: now.adding(trueDays: -2)),
    ]
    let modifiers = try Fixture.weight(evidence, at: now).modifiers
    #expect(modifiers.map(\.name) == [.missing, .returnWindow, .placementChange])
    #expect(modifiers.map(\.points) == [75, 25, 50])
    #expect(modifiers.first?.opensAt == now.adding(trueDays: -9))
    #expect(modifiers.first?.closesAt == nil)
  }

  @Test func `lets out of state displace out of county`() throws {
    let stays = [
      StaySpan(from: Fixture.past, facilityType: .outOfState, facilityCounty: "06001"),
      StaySpan(from: Fixture.past, facilityType: .groupHome, facilityCounty: "06001"),
    ]
    let now = try Instant.at("2026-07-01")
    #expect(
      try Fixture.weight(Fixture.youth(stays: stays), at: now).modifiers.map(\.name)
        == [.outOfState])
  }

  @Test(arguments: [
    (nil, false), (ExploitationStatus.atRisk, false), (.possible, true), (.clear, true),
    (.confirmed, true),
  ])
  func `weighs a nonminor dependent from possible up`(
    status: ExploitationStatus?, isOn: Bool
  ) throws {
    let evidence = Fixture.youth(
      status, flags: [FlagRow(flag: .nonminorDependent, from: Fixture.past)])
    let weight = try Fixture.weight(evidence, at: .at("2026-07-01"))
    #expect(weight.modifiers.isEmpty == !isOn)
    if status == .confirmed { #expect(weight.status == .confirmedHistoric) }
  }

  @Test func `keeps points between the floor and the ceiling`() throws {
    let now = try Instant.at("2026-07-01")
    #expect(
      try Fixture.weight(Fixture.youth(), .emergencyResponseAssessment, at: now).points == 25)
    let every: [YouthFlag] = [
      .specialtyCourt, .dualLead, .dualNonLead, .pregnantOrParenting, .icwaActiveEfforts,
      .interpreter, .hospitalOrDetention, .nonminorDependent,
    ]
    let evidence = Fixture.youth(
      .confirmed, since: now.adding(trueDays: -5),
      flags: every.map { FlagRow(flag: $0, from: Fixture.past) },
      episodes: [EpisodeSpan(receivedAt: Fixture.past)],
      stays: [StaySpan(from: now, facilityType: .outOfState, facilityCounty: "06037")])
    #expect(try Fixture.weight(evidence, .emergencyResponse, at: now).points == 500)
  }
}
