/// How a case comes from one weight to another, one cause after the other, so that what each makes
/// of the points adds up to the whole: where a case stands at its ceiling, a modifier that ends takes
/// nothing off.
struct WeightSteps {
  /// A cause with the weight that the case has once it has worked.
  struct Step {
    let kind: LoadOutlook.Kind
    let detail: String?
    let weight: CaseWeight
  }

  private(set) var steps: [Step] = []
  private var weight: CaseWeight

  /// The steps between two weights of a case.
  ///
  /// - Parameters:
  ///   - table: the numbers by which the later weight was made.
  ///   - policy: the key of the policy that begins then; nil where the numbers are the same.
  init(
    from before: CaseWeight, to after: CaseWeight, component: CaseComponent, table: WeightTable,
    policy: String?
  ) {
    weight = before
    if let policy {
      take(.policyChanges, policy, before.weighed(by: table, component: component))
    }
    if weight.status != after.status {
      take(
        .statusChanges, after.status.rawValue,
        weight.replacing(status: after.status, table: table))
    }
    for name in CaseModifier.allCases {
      let one = weight.modifiers.first { $0.name == name }
      let other = after.modifiers.first { $0.name == name }
      if one?.points == other?.points { continue }
      let modifiers = weight.modifiers.filter { $0.name != name } + (other.map { [$0] } ?? [])
      take(
        (one?.points ?? 0) > (other?.points ?? 0) || other == nil
          ? .modifierEnds : .modifierBegins, name.rawValue,
        weight.replacing(modifiers: modifiers, table: table))
    }
    if weight.halved != after.halved || weight.points != after.points {
      take(.siblingRule, after.halved ? "half" : "whole", after)
    }
  }

  private mutating func take(_ kind: LoadOutlook.Kind, _ detail: String?, _ next: CaseWeight) {
    weight = next
    steps.append(Step(kind: kind, detail: detail, weight: next))
  }
}

extension CaseWeight {
  /// The same case by other numbers.
  fileprivate func weighed(by table: WeightTable, component: CaseComponent) -> CaseWeight {
    let whole = table.base(component)
    return CaseWeight(
      base: halved ? Rounding.halfUp(whole, over: 2) : whole, halved: halved, status: status,
      modifiers: modifiers.map { modifier in
        var modifier = modifier
        modifier.points = modifier.points(by: table)
        return modifier
      }, table: table)
  }

  fileprivate func replacing(status: ExploitationStatus, table: WeightTable) -> CaseWeight {
    CaseWeight(base: base, halved: halved, status: status, modifiers: modifiers, table: table)
  }

  fileprivate func replacing(modifiers: [Modifier], table: WeightTable) -> CaseWeight {
    CaseWeight(base: base, halved: halved, status: status, modifiers: modifiers, table: table)
  }
}
