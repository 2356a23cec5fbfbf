/// The numbers by which cases weigh and workers carry, of one county on one local day.
///
/// Points are hundredths of one standard family reunification case. Source: D§4.3.
public struct WeightTable: Hashable, Sendable {
  // Each in the order of its words. There are few of a kind, so that to look a word's place up takes
  // less than a hash.
  private let bases: [Int]
  private let tiers: [Int]
  private let roles: [Int]
  private let modifiers: [Int]
  /// Points that all placement changes together may add.
  public let placementChangeMost: Int
  /// The least points of a case.
  public let floor: Int
  /// The most points of a case.
  public let ceiling: Int
  /// Points that a full-time worker without relief carries.
  public let fullTime: Int
  /// Percent of capacity below which there is room.
  public let roomBelow: Int
  /// Percent of capacity up to which a worker is full.
  public let fullUpTo: Int
  /// Percent of capacity up to which a worker is over; beyond it assignment is blocked.
  public let overUpTo: Int

  /// Asks once for every number.
  init(_ number: (PolicyKind, String) -> Int) {
    bases = CaseComponent.allCases.map { number(.base, $0.rawValue) }
    tiers = ExploitationStatus.allCases.map { number(.tier, $0.rawValue) }
    roles = AssignmentRole.allCases.map { number(.role, $0.rawValue) }
    modifiers = CaseModifier.allCases.map { number(.modifier, $0.rawValue) }
    placementChangeMost = number(.modifier, PolicyRow.Key.placementChangeMost)
    floor = number(.modifier, PolicyRow.Key.floor)
    ceiling = number(.modifier, PolicyRow.Key.ceiling)
    fullTime = number(.capacity, PolicyRow.Key.fullTime)
    roomBelow = number(.band, LoadBand.room.rawValue)
    fullUpTo = number(.band, LoadBand.full.rawValue)
    overUpTo = number(.band, LoadBand.over.rawValue)
  }

  /// Points of a case of that component before anything else.
  public func base(_ component: CaseComponent) -> Int { Self.number(component, bases) }

  /// Percent of the base by the youth's status.
  public func tier(_ status: ExploitationStatus) -> Int { Self.number(status, tiers) }

  /// Percent of the case's points that an assignment of that role carries.
  public func role(_ role: AssignmentRole) -> Int { Self.number(role, roles) }

  /// Points that the modifier adds; for a placement change, of each stay.
  public func modifier(_ modifier: CaseModifier) -> Int { Self.number(modifier, modifiers) }

  private static func number<Word: ClosedVocabulary>(_ word: Word, _ numbers: [Int]) -> Int {
    for (place, one) in Word.allCases.enumerated() where one == word { return numbers[place] }
    return 0
  }

  /// Points within the floor and the ceiling; the ceiling wins where they cross.
  public func clamped(_ points: Int) -> Int { min(max(points, floor), ceiling) }

  /// `round(full_time × fte × (100 − relief) ÷ 100)`, with the fte in hundredths.
  public func capacity(fteHundredths: Int, reliefPercent: Int) -> Int {
    Rounding.halfUp(fullTime * fteHundredths * (100 - reliefPercent), over: 10_000)
  }

  /// The band of so many points of a capacity, compared exactly; nil without a capacity.
  public func band(points: Int, capacity: Int) -> LoadBand? {
    guard capacity > 0 else { return nil }
    let load = 100 * points
    if load < roomBelow * capacity { return .room }
    if load <= fullUpTo * capacity { return .full }
    return load <= overUpTo * capacity ? .over : .blocked
  }
}
