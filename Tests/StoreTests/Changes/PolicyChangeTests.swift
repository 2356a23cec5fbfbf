import Domain
import TestSupport
import Testing

@testable import Store

/// Values that a county sets, and what they do to figures of before and after.
@Suite struct PolicyChangeTests {
  typealias Fields = [(name: String, text: String)]

  private let weight: Fields = [
    ("county", "06029"), ("kind", "TIER"), ("key", "Confirmed"), ("citation", "protocol 4"),
  ]

  private func points(_ store: BoardStore, _ moment: Instant) throws -> [Int] {
    try store.read(CaseloadQuery(at: moment)).cases.map(\.weight.points)
  }

  private func sentence(_ body: () throws -> String) -> String {
    do {
      return try body()
    } catch StoreError.field(let problem) {
      return "\(problem.field): \(problem.reason)"
    } catch StoreError.rule(let reason) {
      return reason
    } catch {
      return "\(error)"
    }
  }

  @Test func `a weight of next month changes nothing today, and the past stays as it was`() throws {
    let scene = try BoardScene.sample()
    let (lead, now) = (try scene.open(as: "lead"), scene.now)
    let month = now.adding(trueDays: 30)
    let (today, later) = (try points(lead, now), try points(lead, month))
    _ = try lead.apply(
      "set-policy", fields: weight + [("value", "260"), ("effective_on", "2026-12-01")], now: now)
    #expect(try points(lead, now) == today)
    let changed = try points(lead, month)
    #expect(changed != later && changed.reduce(0, +) > later.reduce(0, +))
    _ = try lead.apply("undo", fields: [], now: now)
    #expect(try points(lead, month) == later)
  }

  @Test func `the past is restated with a reason only, and says so`() throws {
    let scene = try BoardScene.sample()
    let (lead, now) = (try scene.open(as: "lead"), scene.now)
    let past = weight + [("value", "260"), ("effective_on", "2026-10-01")]
    #expect(
      sentence { try lead.apply("set-policy", fields: past, now: now) }
        .hasPrefix("effective_on: lies in the past; restates="))
    let before = try points(lead, now)
    #expect(
      sentence {
        try lead.apply(
          "set-policy", fields: past + [("restates", "the table was read wrongly")], now: now)
      } == "tier confirmed")
    #expect(try points(lead, now) != before)
    let row = try #require(
      try lead.read(PoliciesQuery(inForceOn: nil)).first {
        $0.county == "06029" && $0.key == "confirmed" && $0.value == 260
      })
    #expect(row.provenance == "county; restated on 2026-11-20: the table was read wrongly")
    #expect(row.approvedBy == nil)
    let all = try lead.read(PoliciesQuery(inForceOn: nil))
    for kind in Set(all.map(\.kind)) {
      let own = try lead.read(PoliciesQuery(inForceOn: nil, kind: kind))
      #expect(own == all.filter { $0.kind == kind }, "\(kind)")
    }
  }

  @Test(
    arguments: [
      ([("kind", "tier"), ("key", "gold"), ("value", "1")], "key: 'gold' is none of none, "),
      ([("kind", "tier"), ("key", "clear"), ("value", "-1")], "value: of tier is not below 0"),
      ([("kind", "band"), ("key", "room"), ("value", "101")], "value: would put the bands out of"),
      ([("kind", "clock"), ("key", "ncmec"), ("value", "1")], "kind: 'clock' is none of"),
    ] as [(Fields, String)])
  func `a value that makes no sense is refused`(fields: Fields, reason: String) throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    let all = [("county", "06029"), ("citation", "protocol")] + fields
    let found = sentence { try lead.apply("set-policy", fields: all, now: scene.now) }
    #expect(found.hasPrefix(reason), "\(found)")
  }

  @Test func `a statewide value is not for a county's supervisor, nor another county's`() throws {
    let scene = try BoardScene.sample()
    let lead = try scene.open(as: "lead")
    let statewide: Fields = [
      ("kind", "base"), ("key", "FR"), ("value", "101"), ("citation", "letter"),
    ]
    #expect(
      sentence { try lead.apply("set-policy", fields: statewide, now: scene.now) }
        .hasPrefix("county: is needed"))
    #expect(throws: StoreError.unknownKey(kind: "counties", key: "06067")) {
      try lead.apply("set-policy", fields: statewide + [("county", "06067")], now: scene.now)
    }
    #expect(
      sentence { try scene.maker.apply("set-policy", fields: statewide, now: scene.now) }
        == "base FR")
  }

  @Test func `overridden points end, stand apart, and are in no figure of the scheme`() throws {
    let scene = try BoardScene.sample()
    let (lead, now) = (try scene.open(as: "lead"), scene.now)
    let before = try lead.read(CaseloadQuery(at: now))
    let fields: Fields = [("case", "C-0001"), ("delta", "60"), ("reason", "two homes far apart")]
    #expect(
      sentence {
        try lead.apply("override-weight", fields: fields + [("until", "2027-02-19")], now: now)
      } == "until: is more than 90 days from now")
    _ = try lead.apply("override-weight", fields: fields + [("until", "2026-12-01")], now: now)
    #expect(
      sentence {
        try lead.apply("override-weight", fields: fields + [("until", "2026-12-02")], now: now)
      }.hasPrefix("case 'C-0001' has an override already"))
    let rows = try lead.read(WeightOverridesQuery(at: now))
    #expect(rows.map(\.caseID) == ["C-0001"] && rows[0].pointsWith == rows[0].points + 60)
    #expect(try lead.read(CaseloadQuery(at: now)) == before)
    let end = try TimeText.instant("2026-12-01", zone: scene.maker.zone)
    #expect(try lead.read(WeightOverridesQuery(at: end)).isEmpty)
    #expect(
      try lead.read(LoadOutlookQuery(at: now)).contains {
        $0.kind == .overrideEnds && $0.at == end && $0.casePoints == -60 && $0.points == nil
      })
    // A supervisor ends it before its time, and can override anew.
    _ = try lead.apply("end-override", fields: [("case", "C-0001")], now: now)
    #expect(try lead.read(WeightOverridesQuery(at: now)).isEmpty)
    #expect(
      sentence { try lead.apply("end-override", fields: [("case", "C-0001")], now: now) }
        == "the points of case 'C-0001' are not overridden")
    _ = try lead.apply("override-weight", fields: fields + [("until", "2026-12-02")], now: now)
    #expect(try scene.maker.check().allSatisfy(\.isGood))
  }

  @Test func `an override lasts 90 days at most, whatever a county would choose`() throws {
    let scene = try BoardScene.sample()
    let (maker, now) = (scene.maker, scene.now)
    func choose(_ days: String) -> String {
      sentence {
        try maker.apply(
          "set-policy",
          fields: [
            ("county", "06029"), ("kind", "assignment"), ("key", "override_days"),
            ("value", days), ("citation", "protocol 4"),
          ], now: now)
      }
    }
    #expect(choose("91") == "value: of override_days is at most 90 (D§4.3)")
    #expect(choose("90") == "assignment override_days")
    let fields: Fields = [("case", "C-0001"), ("delta", "60"), ("reason", "two homes far apart")]
    let zone = maker.zone
    let last = zone.local(now.adding(trueDays: 90)).text
    let beyond = zone.local(now.adding(trueDays: 90).adding(seconds: 60)).text
    #expect(
      sentence {
        try maker.apply("override-weight", fields: fields + [("until", beyond)], now: now)
      } == "until: is more than 90 days from now")
    #expect(
      sentence { try maker.apply("override-weight", fields: fields + [("until", last)], now: now) }
        .hasPrefix("WO-"))
  }
}
