import Database
import Domain
import TestSupport
import Testing

@testable import Store

/// A match in the store: what it reads, what it heeds of others, and who may ask.
@Suite struct MatchQueryTests {
  private let scene: BoardScene

  init() throws { scene = try BoardScene.sample() }

  private func match(_ youth: String, as account: String? = nil, at: Instant? = nil) throws -> Match
  {
    let store = try account.map { try scene.open(as: $0) } ?? scene.maker
    return try store.read(MatchQuery(youth: youth, at: at ?? scene.now))
  }

  private func line(_ match: Match, _ facility: String) throws -> MatchLine {
    try #require(match.lines.first { $0.line.facility == facility })
  }

  private func failures(_ youth: String, _ facility: String, as account: String? = nil) throws
    -> [HardCriterion]
  {
    try line(match(youth, as: account), facility).failures.map(\.criterion)
  }

  @discardableResult
  private func change(_ name: String, _ fields: [(name: String, text: String)]) throws -> String {
    try scene.maker.apply(name, fields: fields, now: scene.now)
  }

  private func grant(_ account: String, _ role: Role) throws {
    try scene.maker.grant(
      GrantRequest(account: account, role: role, agency: "AG-KERN-CW", counties: ["06029"]),
      now: scene.now)
  }

  @Test func `no contact holds both ways while the other stays there, and placing agrees`() throws {
    // Y-0001 and Y-0006 are to be kept apart.
    for (one, other) in [("Y-0001", "Y-0006"), ("Y-0006", "Y-0001")] {
      #expect(try !failures(other, "F-SAC-1").contains(.noContact))
      try change("place-stay", [("youth", one), ("facility", "F-SAC-1")])
      #expect(try failures(other, "F-SAC-1").contains(.noContact), "\(one) stays there")
      #expect(throws: StoreError.self) {
        try change("place-stay", [("youth", other), ("facility", "F-SAC-1")])
      }
      #expect(throws: StoreError.self) {
        try change("hold-bed", [("youth", other), ("facility", "F-SAC-1")])
      }
      let stay = [("youth", one), ("until", "2026-11-20 12:00")]
      try change("end-stay", stay.map { (name: $0.0, text: $0.1) })
      #expect(try !failures(other, "F-SAC-1").contains(.noContact), "\(one) has left")
    }
  }

  @Test func `a facility that is listed is excluded, and one with a named facilitator is refused`()
    throws
  {
    // Y-0025 may not be at F-FRES-1; a caregiver there is Y-0014's facilitator.
    let listed = try line(match("Y-0025"), "F-FRES-1").failures
    #expect(
      listed.contains {
        $0.criterion == .noContact && $0.reason == "exploiter knows the address"
      })
    // Contact is not forbidden there by any list, which is what the criterion asks (§4.2).
    #expect(try !failures("Y-0014", "F-FRES-1").contains(.noContact))
    #expect(try match("Y-0014").lines.filter(\.isRefused).map(\.line.facility) == ["F-FRES-1"])
    #expect(throws: StoreError.self) {
      try change("place-stay", [("youth", "Y-0014"), ("facility", "F-FRES-1")])
    }
  }

  @Test func `the placement desk has the result of no contact without its reason`() throws {
    try grant("beds", .placementDesk)
    try change("place-stay", [("youth", "Y-0006"), ("facility", "F-KERN-1")])
    let desk = try line(match("Y-0001", as: "beds"), "F-KERN-1").failures
    let failure = try #require(desk.first { $0.criterion == .noContact })
    #expect(failure.detail == "contact is forbidden here")
    let own = try line(match("Y-0001", as: "worker"), "F-KERN-1").failures
    #expect(
      own.first { $0.criterion == .noContact }?.detail
        == "somebody with whom contact is forbidden stays here: court order")
  }

  @Test func `who may not place is refused, and a youth of others is as one who does not exist`()
    throws
  {
    for (account, role) in [
      ("mentor", Role.advocate), ("nurse", .publicHealthNurse), ("stats", .analyst),
      ("auditor", .auditor),
    ] {
      try grant(account, role)
      #expect(throws: StoreError.notPermitted(reason: "your role looks for a place for nobody")) {
        try match("Y-0001", as: account)
      }
    }
    // W-101 does not carry Y-0022, of Fresno.
    for youth in ["Y-0022", "Y-none"] {
      #expect(throws: StoreError.unknownKey(kind: "youth", key: youth)) {
        try match(youth, as: "worker")
      }
    }
  }

  @Test func `siblings whom the viewer does not see are counted, and orders are heeded`() throws {
    try grant("beds", .placementDesk)
    for account in [nil, "beds"] as [String?] {
      let found = try match("Y-0014", as: account)
      #expect(found.need.siblings.count == 2, "\(account ?? "maker")")
      #expect(found.need.flags.contains(.siblingsOrdered), "\(account ?? "maker")")
    }
    #expect(try match("Y-0014", as: "beds").unjudged.contains("peer_mix"))
    #expect(try match("Y-0014").unjudged.isEmpty)
  }

  @Test func `a bed held since the confirmation is not open until the hold ends`() throws {
    func open(_ at: Instant? = nil) throws -> Int? {
      try line(match("Y-0003", at: at), "F-KERN-1").line.beds.open
    }
    #expect(try open() == 1)
    try change("hold-bed", [("youth", "Y-0003"), ("facility", "F-KERN-1")])
    #expect(try open() == 0)
    #expect(try failures("Y-0003", "F-KERN-1") == [.openBed])
    // Nobody else has it, for four hours where nothing else is said.
    #expect(
      throws: StoreError.rule(
        "no bed of 'F-KERN-1' is open; maker holds the last since 2026-11-20T12:00:00-08:00"
          + " until 2026-11-20T16:00:00-08:00")
    ) {
      try change("hold-bed", [("youth", "Y-0002"), ("facility", "F-KERN-1")])
    }
    #expect(try open(scene.now.adding(seconds: 4 * 3_600 - 1)) == 0)
    #expect(try open(scene.now.adding(seconds: 4 * 3_600)) == 1)
    try change("release-bed", [("youth", "Y-0003"), ("facility", "F-KERN-1")])
    #expect(try open() == 1)
  }

  @Test func `a bed given up and held for another is not held again by taking that back`() throws {
    let fields = [(name: "youth", text: "Y-0003"), (name: "facility", text: "F-KERN-1")]
    try change("hold-bed", fields)
    try change("release-bed", fields)
    func refusal() throws -> String?? {
      try scene.maker.undoable(now: scene.now, limit: 5).first { $0.verb == "release-bed" }
        .map(\.reason)
    }
    #expect(try refusal() == .some(nil))
    try change("hold-bed", [("youth", "Y-0002"), ("facility", "F-KERN-1")])
    #expect(try refusal() == "no bed of 'F-KERN-1' is open now")
  }

  @Test func `a confirmation for a time before a hold leaves room for it`() throws {
    try change("hold-bed", [("youth", "Y-0003"), ("facility", "F-KERN-1")])
    let full = [("facility", "F-KERN-1"), ("occupied", "6"), ("held", "0")]
      .map { (name: $0.0, text: $0.1) }
    #expect(throws: StoreError.self) {
      try change("confirm-beds", full + [(name: "confirmed_at", text: "2026-11-20 11:00")])
    }
  }

  @Test func `the newest wish counts, and an earlier one at an earlier time`() throws {
    for (at, facility) in [("2026-11-01", "F-KERN-1"), ("2026-11-10", "F-FRES-1")] {
      try change(
        "record-preference", [("youth", "Y-0003"), ("facility", facility), ("at", at)])
    }
    func wished(_ at: Instant) throws -> [String] {
      try match("Y-0003", at: at).lines.filter {
        $0.reasons.contains { $0.criterion == .youthPreference }
      }.map(\.line.facility)
    }
    #expect(try wished(scene.now) == ["F-FRES-1"])
    #expect(try wished(scene.now.adding(trueDays: -15)) == ["F-KERN-1"])
    #expect(try wished(scene.now.adding(trueDays: -30)) == [])
    try change("record-preference", [("youth", "Y-0003"), ("said", "none any more")])
    #expect(try wished(scene.now) == [])
  }

  @Test func `an episode entered in error is no run`() throws {
    // M-0001 began at F-KERN-1 on 15 November.
    #expect(try failures("Y-0001", "F-KERN-1").contains(.priorRun))
    try change(
      "end-episode",
      [("episode", "M-0001"), ("ending", "entered_in_error"), ("reason", "a namesake")])
    #expect(try !failures("Y-0001", "F-KERN-1").contains(.priorRun))
  }

  // MARK: - Unmet needs

  private func recorded() throws -> [RecordedNeed] {
    try scene.maker.read(UnmetNeedsQuery(at: scene.now.adding(trueDays: 30)))
  }

  @Test func `a need is recorded once a youth and local day, with an entry in the log`() throws {
    let found = try match("Y-0014")
    #expect(found.isUnmet && !found.isRecorded)
    #expect(try scene.maker.recordUnmet(found, now: scene.now))
    #expect(try !scene.maker.recordUnmet(found, now: scene.now))
    #expect(try match("Y-0014").isRecorded)
    // Twelve hours on it is midnight, and another day.
    let later = try match("Y-0014", at: scene.now.adding(hours: 12))
    #expect(!later.isRecorded)
    #expect(try scene.maker.recordUnmet(later, now: scene.now.adding(hours: 12)))
    let needs = try recorded()
    #expect(Set(needs.map { "\($0.youth) \($0.day.text)" }).count == 2)
    #expect(Set(needs.map(\.siblings)) == [3])
    let entries = try scene.maker.read(AuditQuery()).filter { $0.verb == "unmet-need" }
    #expect(entries.map(\.subject) == ["Y-0014", "Y-0014"])
  }

  @Test func `a youth for whom the last bed is held has no unmet need`() throws {
    let met = try match("Y-0003")
    for line in met.eligible {
      for _ in 0..<max(1, line.line.beds.open ?? 1) {
        _ = try scene.maker.apply(
          "hold-bed", fields: [("facility", line.line.facility), ("youth", "Y-0003")],
          now: scene.now)
      }
    }
    let held = try match("Y-0003")
    #expect(held.eligible.isEmpty && !held.isUnmet && !held.need.held.isEmpty)
    #expect(try !scene.maker.recordUnmet(held, now: scene.now))
  }

  @Test func `nothing is recorded of a need that is met, nor by whoever places nobody`() throws {
    let met = try match("Y-0003")
    #expect(try !met.isUnmet && !scene.maker.recordUnmet(met, now: scene.now))
    try grant("desk", .hotline)
    let unmet = try match("Y-0014", as: "desk")
    #expect(try !scene.open(as: "desk").recordUnmet(unmet, now: scene.now))
    #expect(try recorded().isEmpty)
  }

  @Test func `a place for siblings takes each of them, and each failure says whose it is`() throws {
    let group = try scene.maker.read(MatchQuery(youth: "Y-0014", at: scene.now, isGroup: true))
    let alone = try ["Y-0014", "Y-0015", "Y-0016"].map { youth in
      try scene.maker.read(MatchQuery(youth: youth, at: scene.now))
    }
    #expect(group.need.youth == "Y-0014")
    #expect(group.lines.count == alone[0].lines.count)
    for line in group.lines {
      let each = try alone.map { try self.line($0, line.line.facility) }
      let hard = Set(each.flatMap { $0.failures.map(\.criterion) })
      #expect(hard.isSubset(of: Set(line.failures.map(\.criterion))), "\(line.line.facility)")
      // Whoever fails a criterion that others meet is named.
      // That siblings must stay together is asked of all, and said once.
      for criterion in hard where criterion != .siblingsOrdered {
        if each.allSatisfy({ $0.failures.map(\.criterion).contains(criterion) }) { continue }
        let named = line.failures.filter { $0.criterion == criterion }.map(\.words)
        #expect(named.allSatisfy { $0.hasPrefix("Y-00") }, "\(named)")
      }
      if line.isEligible { #expect(!each.contains { !$0.isEligible }) }
    }
    let single = try scene.maker.read(MatchQuery(youth: "Y-0002", at: scene.now, isGroup: true))
    let own = try match("Y-0002")
    #expect(single.lines.map(\.score) == own.lines.map(\.score))
  }
}
