/// Caseloads with one value of a policy changed, of a county or statewide, before anything is saved.
public struct PolicyTrial: Sendable {
  /// The cases and staff.
  public let facts: PlanningFacts
  /// FIPS code; nil for a statewide row, which counties with a row of their own do not heed.
  public let county: String?
  /// Every policy row that is known.
  public let rows: [PolicyRow]

  /// The county's part of some facts, or all of them.
  public init(county: String?, rows: [PolicyRow], in facts: PlanningFacts) {
    self.county = county
    self.rows = rows
    guard let county else {
      self.facts = facts
      return
    }
    let staff = facts.staff.filter { $0.county == county }
    self.facts = facts.bearing(on: Set(staff.map(\.id)), staff: staff)
  }

  /// A worker before and after.
  public struct Line: Hashable, Sendable {
    /// The worker as they are now.
    public let before: WorkerRow
    /// The worker as they would be.
    public let after: WorkerRow

    /// Whether anything would read otherwise.
    public var isChanged: Bool { before != after }
    /// Whether the worker is over their capacity now.
    public var wasOver: Bool { Self.isOver(before) }
    /// Whether they would be.
    public var isOver: Bool { Self.isOver(after) }

    private static func isOver(_ row: WorkerRow) -> Bool {
      row.band == .over || row.band == .blocked
    }
  }

  /// The value in force today.
  public func value(_ kind: PolicyKind, _ key: String) -> Int? {
    facts.policies.value(kind, key, county: county, on: facts.day)?.value
  }

  /// The workers, those who change most first.
  public func lines(_ kind: PolicyKind, _ key: String, value: Int) -> [Line] {
    var changed = facts
    changed.policies = PolicyBook(
      rows: rows + [
        PolicyRow(
          county: county, effectiveOn: facts.day, kind: kind, key: key, value: value,
          citation: "", provenance: "trial")
      ])
    let after = Dictionary(
      changed.figures.workers.map { ($0.worker, $0) }, uniquingKeysWith: { one, _ in one })
    let lines = facts.figures.workers.filter { county == nil || $0.county == county }
      .map { Line(before: $0, after: after[$0.worker] ?? $0) }
    func step(_ line: Line) -> Int {
      abs((line.after.percent.percentTenths ?? 0) - (line.before.percent.percentTenths ?? 0))
    }
    return lines.sorted { one, other in
      step(one) != step(other) ? step(one) > step(other) : one.before.worker < other.before.worker
    }
  }
}
