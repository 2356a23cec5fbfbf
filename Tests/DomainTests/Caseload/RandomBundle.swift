import Domain

/// Numbers that follow from a seed, the same on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Source: the SplitMix64 generator.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Facts made at random so that the edges of the rules are often hit to the second.
struct RandomBundle {
  private var random: SeededGenerator
  let zone: ZoneRules
  let now: Instant

  init(seed: UInt64, zone: ZoneRules) {
    random = SeededGenerator(seed: seed)
    self.zone = zone
    // Around both changes of clock, the leap day and midnights.
    let anchors: [Int64] = [
      1_772_964_000, 1_793_523_600, 1_709_193_600, 1_740_729_600, 1_772_956_800, 1_767_254_400,
    ]
    let anchor = anchors[Int(random.next() % UInt64(anchors.count))]
    let shift = [0, 1, -1, 3_600, 86_399, 43_200][Int(random.next() % 6)]
    now = Instant(seconds: anchor).adding(seconds: Int64(shift))
  }

  mutating func make() -> NaiveCaseload {
    let staff = (0..<pick(1...7)).map { makeStaff($0) }
    let youth = (0..<pick(1...8)).map { _ in makeEvidence() }
    let cases = (0..<pick(0...12)).map { makeCase($0, youth: youth, staff: staff) }
    return NaiveCaseload(
      cases: cases, staff: staff, positions: (0..<pick(0...4)).map { makePosition($0) },
      policies: (0..<pick(0...6)).map { _ in makePolicy() }, now: now, zone: zone)
  }

  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func one<Value>(of values: [Value]) -> Value {
    values[pick(0...values.count - 1)]
  }

  private mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }

  private mutating func maybe(_ percent: Int, _ make: (inout Self) -> Instant) -> Instant? {
    chance(percent) ? make(&self) : nil
  }

  /// An instant at, or a second off, one of the lengths that the rules name.
  private mutating func instant() -> Instant {
    let days = one(of: [0, 1, 2, 3, 7, 13, 14, 29, 30, 60, 364, 365, 366, 367, 400, 800])
    let off = one(of: [-3_600, -1, 0, 0, 1, 3_600, 40_000])
    let sign = chance(88) ? -1 : 1
    return now.adding(trueDays: sign * days).adding(seconds: Int64(off))
  }

  private mutating func day() -> LocalDate { zone.localDate(of: instant()) }

  private mutating func county() -> String { one(of: ["06001", "06037"]) }

  private mutating func makeStaff(_ number: Int) -> StaffFacts {
    StaffFacts(
      id: "W-\(number)", name: "N", agency: one(of: ["A", "B"]),
      role: one(of: [.worker, .worker, .worker, .supervisor, .clinician]),
      unit: one(of: ["North", "South", nil]), county: county(),
      fteHundredths: one(of: [100, 100, 50, 33, 8]), reliefPercent: one(of: [0, 0, 20, 33, 100]),
      cseDesignated: chance(40), startedOn: chance(80) ? LocalDate(daysSinceEpoch: 0) : day(),
      endedOn: chance(20) ? day() : nil)
  }

  private mutating func makeEvidence() -> YouthEvidence {
    YouthEvidence(
      county: county(), siblingGroup: one(of: [nil, "G-1", "G-1", "G-2"]),
      statuses: (0..<pick(0...4)).map { _ in makeStatus() },
      screenings: makeScreenings(), reports: (0..<pick(0...2)).map { _ in makeReport() },
      flags: (0..<pick(0...3)).map { _ in makeFlag() },
      episodes: (0..<pick(0...2)).map { _ in makeEpisode() },
      stays: (0..<pick(0...4)).map { _ in makeStay() })
  }

  private mutating func makeStatus() -> StatusRow {
    StatusRow(
      status: one(of: [.atRisk, .possible, .clear, .confirmed, .confirmed]),
      basis: one(of: [.grid, .grid, .court, .disclosure]), from: instant(),
      until: maybe(30) { $0.instant() })
  }

  /// On different days, for one tool and day is one screening.
  private mutating func makeScreenings() -> [ScreeningRow] {
    let rows = (0..<pick(0...3)).map { _ in
      ScreeningRow(
        tool: chance(85) ? "cse_it" : "vera", version: chance(85) ? "2.0" : "1.0",
        score: one(of: [0, 3, 4, 8, 9, 23]), screenedOn: day())
    }
    return rows.indices
      .filter { index in !rows[..<index].contains { $0.screenedOn == rows[index].screenedOn } }
      .map { rows[$0] }
  }

  private mutating func makeReport() -> ReportIndicator {
    ReportIndicator(
      receivedAt: instant(), screening: one(of: [.screenedIn, .screenedIn, .evaluatedOut, nil]),
      screenedAt: maybe(50) { $0.instant() })
  }

  private mutating func makeFlag() -> FlagRow {
    FlagRow(
      flag: one(of: [
        .pregnantOrParenting, .icwaActiveEfforts, .interpreter, .hospitalOrDetention,
        .hospitalOrDetention, .dualLead, .dualNonLead, .specialtyCourt, .nonminorDependent,
      ]), from: instant(), until: maybe(60) { $0.instant() })
  }

  private mutating func makeEpisode() -> EpisodeSpan {
    EpisodeSpan(
      receivedAt: instant(), returnedAt: maybe(60) { $0.instant() },
      screenedAt: maybe(50) { $0.instant() }, debriefedAt: maybe(50) { $0.instant() },
      closedAt: maybe(40) { $0.instant() })
  }

  private mutating func makeStay() -> StaySpan {
    StaySpan(
      from: instant(), until: maybe(50) { $0.instant() },
      facilityType: one(of: [.groupHome, .outOfState, .resourceFamilyHome]),
      facilityCounty: county())
  }

  private mutating func makeCase(
    _ number: Int, youth: [YouthEvidence], staff: [StaffFacts]
  ) -> CaseFacts {
    let whose = pick(0...youth.count - 1)
    let assignments = (0..<pick(0...3)).map { _ in
      AssignmentFacts(
        staff: one(of: staff).id, role: one(of: [.primary, .primary] + AssignmentRole.allCases),
        from: instant(), until: maybe(20) { $0.instant() })
    }
    return CaseFacts(
      id: "C-\(number)", youth: "Y-\(whose)", county: county(),
      component: one(of: CaseComponent.allCases),
      openedOn: chance(85) ? LocalDate(daysSinceEpoch: 0) : day(),
      closedOn: chance(15) ? day() : nil, assignments: assignments, evidence: youth[whose])
  }

  private mutating func makePosition(_ number: Int) -> PositionFacts {
    PositionFacts(
      county: county(), agency: one(of: ["A", "B"]), role: one(of: [.worker, .supervisor]),
      funded: pick(0...5), asOf: day().adding(days: -number * 1_000))
  }

  private mutating func makePolicy() -> PolicyRow {
    let kind = one(of: PolicyKind.allCases)
    let value = kind == .capacity ? pick(1...3) * 500 : pick(1...200)
    return PolicyRow(
      county: chance(50) ? county() : nil, effectiveOn: day(), kind: kind,
      key: one(of: PolicyRow.keys(of: kind)), value: value, citation: "test",
      provenance: "test")
  }
}
