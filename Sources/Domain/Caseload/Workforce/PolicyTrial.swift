/// A county's caseloads with one value of its policy changed, before anything is saved.
public struct PolicyTrial: Sendable {
  /// The county's cases and staff.
  public let facts: PlanningFacts
  /// FIPS code.
  public let county: String
  /// Every policy row that is known.
  public let rows: [PolicyRow]

  /// The county's part of some facts.
  public init(county: String, rows: [PolicyRow], in facts: PlanningFacts) {
    let staff = facts.staff.filter { $0.county == county }
    self.county = county
    self.rows = rows
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
  }

  /// The value in force today.
  public func value(_ kind: PolicyKind, _ key: String) -> Int? {
    facts.policies.value(kind, key, county: county, on: facts.day)?.value
  }

  /// The county's workers, those who change most first.
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
    let lines = facts.figures.workers.filter { $0.county == county }
      .map { Line(before: $0, after: after[$0.worker] ?? $0) }
    func step(_ line: Line) -> Int {
      abs((line.after.percent.percentTenths ?? 0) - (line.before.percent.percentTenths ?? 0))
    }
    return lines.sorted { one, other in
      step(one) != step(other) ? step(one) > step(other) : one.before.worker < other.before.worker
    }
  }
}
