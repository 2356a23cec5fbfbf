/// The points of one case, itemised: the answer to "why 275?".
///
/// Source: interface §4.1 step 2, D§4.3.
public struct CaseWeight: Hashable, Sendable {
  /// A modifier in force, with the points it adds.
  public struct Modifier: Hashable, Sendable {
    /// Which one.
    public let name: CaseModifier
    /// What it adds; for a placement change, of all its stays together.
    public internal(set) var points: Int
    /// When the first of its open windows opened.
    public internal(set) var opensAt: Instant
    /// When the last of its open windows closes; nil while one has no end.
    public internal(set) var closesAt: Instant?
    /// When each of its open windows closes, the first first, of a modifier that counts more than
    /// one of them: stays begun within the days of a placement change. Else empty.
    public internal(set) var ends: [Instant] = []

    /// What it adds by a county's numbers.
    func points(by table: WeightTable) -> Int { points(of: max(1, ends.count), by: table) }

    /// How many points end when, the first first; without those of a window that has no end.
    public func endings(by table: WeightTable) -> [(at: Instant, points: Int)] {
      if ends.isEmpty { return closesAt.map { [($0, points)] } ?? [] }
      return ends.enumerated().map { place, end in
        let left = ends.count - place
        return (end, points(of: left, by: table) - points(of: left - 1, by: table))
      }
    }

    private func points(of count: Int, by table: WeightTable) -> Int {
      let all = count * table.modifier(name)
      return name == .placementChange ? min(all, table.placementChangeMost) : all
    }
  }

  /// The base that was used, halved or not.
  public let base: Int
  /// Whether the sibling rule halved the base.
  public let halved: Bool
  /// The youth's status.
  public let status: ExploitationStatus
  /// Percent of the base by status.
  public let tier: Int
  /// The modifiers in force, in the contract's order.
  public let modifiers: [Modifier]
  /// `clamp(round(base × tier ÷ 100) + Σ modifiers, floor, ceiling)`.
  public let points: Int

  /// Weighs a case of that component and that youth, its base whole.
  public init(
    component: CaseComponent, evidence: YouthEvidence, table: WeightTable, at instant: Instant,
    zone: ZoneRules
  ) {
    self.init(
      component: component, evidence: evidence, table: table, at: instant,
      today: zone.localDate(of: instant), zone: zone)
  }

  /// Weighs it at an instant of a local day, looked up once for many cases.
  init(
    component: CaseComponent, evidence: YouthEvidence, table: WeightTable, at instant: Instant,
    today: LocalDate, zone: ZoneRules
  ) {
    let status = StatusAssessment.status(of: evidence, at: instant, today: today, zone: zone)
    var windows = ModifierWindows(instant: instant, table: table)
    windows.noteAll(of: evidence, status: status)
    self.init(
      base: table.base(component), halved: false, status: status, modifiers: windows.found,
      table: table)
  }

  /// The same case with half its base, rounded half up; its tier and modifiers stay.
  public func halving(with table: WeightTable) -> CaseWeight {
    CaseWeight(
      base: Rounding.halfUp(base, over: 2), halved: true, status: status, modifiers: modifiers,
      table: table)
  }

  /// A weight of which only the points were kept, not what makes them.
  init(archivedBase base: Int, status: ExploitationStatus, tier: Int, points: Int) {
    self.base = base
    halved = false
    self.status = status
    self.tier = tier
    modifiers = []
    self.points = points
  }

  /// Makes the points of what they are made of.
  init(
    base: Int, halved: Bool, status: ExploitationStatus, modifiers: [Modifier],
    table: WeightTable
  ) {
    self.base = base
    self.halved = halved
    self.status = status
    self.modifiers = modifiers
    tier = table.tier(status)
    let weighted = Rounding.halfUp(base * tier, over: 100)
    points = table.clamped(modifiers.reduce(weighted) { $0 + $1.points })
  }
}
