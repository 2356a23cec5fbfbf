/// One section that differs between two plans.
public struct PlanDifference: Hashable, Sendable {
  /// The section's heading; `nil` = what stands before the first.
  public let section: String?
  /// Whether it came, went or changed.
  public let change: PlanChange
  /// Lines of the first plan that the second lacks.
  public let removed: [PlanTextLine]
  /// Lines of the second plan that the first lacks.
  public let added: [PlanTextLine]

  /// What became of each section from one plan to another, as few lines as can be; sections that
  /// are alike are left out.
  ///
  /// Those of the first plan stand in its order, then those that came, in the second's.
  public static func between(_ first: [PlanSection], _ second: [PlanSection]) -> [PlanDifference] {
    var others: [String?: PlanSection] = [:]
    for section in second { others[section.name.map(RequiredSections.key)] = section }
    var lines: [PlanDifference] = []
    for section in first {
      guard let other = others.removeValue(forKey: section.name.map(RequiredSections.key)) else {
        lines.append(
          PlanDifference(
            section: section.name, change: .removed, removed: section.lines, added: []))
        continue
      }
      let found = LineDifference(section.lines.map(\.text), other.lines.map(\.text))
      if found.removed.isEmpty, found.added.isEmpty { continue }
      lines.append(
        PlanDifference(
          section: other.name, change: .changed, removed: found.removed.map { section.lines[$0] },
          added: found.added.map { other.lines[$0] }))
    }
    return lines
      + second.filter { others[$0.name.map(RequiredSections.key)] != nil }.map {
        PlanDifference(section: $0.name, change: .added, removed: [], added: $0.lines)
      }
  }
}
