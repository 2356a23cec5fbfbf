/// Everything that a case's points are made of, and who carries them: the answer to "why 275?".
///
/// Source: D§4.3 rule 2, interface §4.1.
public struct CaseWhy: Sendable {
  /// The rows of the case: one a share in force, one where nobody has it.
  public let rows: [CaseRow]
  /// The numbers of its county.
  public let table: WeightTable
  /// What the youth's status rests on; nil where it is not shown.
  public let assessment: StatusAssessment?
  /// The overrides in force.
  public let overrides: [WeightOverride]

  /// Puts together what is known of one case.
  public init(
    rows: [CaseRow], table: WeightTable, assessment: StatusAssessment?,
    overrides: [WeightOverride]
  ) {
    self.rows = rows
    self.table = table
    self.assessment = assessment
    self.overrides = overrides
  }

  /// One number, or one fact, of what makes the points.
  public struct Item: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, ClosedVocabulary {
      /// Points by component, half of them where the sibling rule says so.
      case base
      /// The youth's status: percent of the base, and the points that it comes to.
      case status
      /// The record that gives the status.
      case recorded
      case screening
      /// The newest fact that keeps a confirmed status from being historic.
      case indicator
      /// The day from which it is historic.
      case historic
      case modifier
      /// Points of a modifier that end before its others.
      case ending
      /// The sum before it was raised to the floor, or cut to the ceiling.
      case floor, ceiling
      /// Points of the case.
      case points
      /// What one worker carries of them.
      case share
      /// What a supervisor added for a time, which no load counts.
      case override
    }

    /// What it is.
    public let kind: Kind
    /// The component, status, basis, tool, modifier, part or override; nil where there is none.
    public var name: String?
    /// Points; nil for a fact that has none of its own.
    public var points: Int?
    /// Percent of what stands above it; nil where it is none.
    public var percent: Int?
    /// A local day: of a screening, of an indicator, from which a status is historic.
    public var day: LocalDate?
    /// Since when it holds.
    public var from: Instant?
    /// When it ends; nil while it has no end.
    public var until: Instant?
    /// Whose share it is.
    public var worker: String?
    /// In words, where the numbers do not say it: a reason, a score.
    public var why: String?
  }

  /// The points with what a supervisor added; nil without an override.
  public var pointsWithOverrides: Int? {
    overrides.isEmpty
      ? nil : max(0, overrides.reduce(rows.first?.weight.points ?? 0) { $0 + $1.delta })
  }

  /// The items in the order in which they are reckoned.
  public var items: [Item] {
    guard let row = rows.first else { return [] }
    let weight = row.weight
    let weighted = Rounding.halfUp(weight.base * weight.tier, over: 100)
    var items = [
      Item(
        kind: .base, name: row.component.rawValue, points: weight.base,
        why: weight.halved
          ? "half of \(table.base(row.component)), as the worker has a sibling's case" : nil),
      Item(
        kind: .status, name: weight.status.rawValue, points: weighted, percent: weight.tier),
    ]
    if let assessment { items += Self.support(of: assessment) }
    for modifier in weight.modifiers {
      items.append(
        Item(
          kind: .modifier, name: modifier.name.rawValue, points: modifier.points,
          from: modifier.opensAt, until: modifier.closesAt))
      guard !modifier.ends.isEmpty else { continue }
      items += modifier.endings(by: table).map {
        Item(
          kind: .ending, name: modifier.name.rawValue, points: -$0.points, until: $0.at)
      }
    }
    let sum = weight.modifiers.reduce(weighted) { $0 + $1.points }
    if sum < weight.points { items.append(Item(kind: .floor, points: sum)) }
    if sum > weight.points { items.append(Item(kind: .ceiling, points: sum)) }
    items.append(Item(kind: .points, points: weight.points))
    for row in rows {
      guard let worker = row.worker, let role = row.role else { continue }
      items.append(
        Item(
          kind: .share, name: role.rawValue, points: row.assignedPoints,
          percent: table.role(role), worker: worker))
    }
    items += overrides.map {
      Item(
        kind: .override, name: $0.id, points: $0.delta, from: $0.from, until: $0.until,
        why: $0.reason)
    }
    return items
  }

  /// The record behind the status and the day on which it turns historic.
  private static func support(of assessment: StatusAssessment) -> [Item] {
    var items: [Item] = []
    switch assessment.support {
    case .recorded(let row):
      items.append(
        Item(
          kind: .recorded, name: row.status.rawValue, from: row.from, until: row.until,
          why: "basis \(row.basis.rawValue)"))
    case .screening(let row):
      items.append(
        Item(
          kind: .screening, name: "\(row.tool) \(row.version)", day: row.screenedOn,
          why: row.score.map { "total \($0)" }))
    case nil: break
    }
    if let indicator = assessment.newestIndicator {
      items.append(Item(kind: .indicator, name: indicator.kind.rawValue, day: indicator.day))
    }
    if let day = assessment.historicOn {
      items.append(
        Item(
          kind: .historic, day: day,
          why: assessment.status == .confirmedHistoric ? nil : "unless an indicator comes"))
    }
    return items
  }
}
