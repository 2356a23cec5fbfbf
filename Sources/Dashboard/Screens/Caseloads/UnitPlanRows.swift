import Domain
import Presentation
import TerminalUI

/// A case of a unit on paper.
struct UnitPlanRow: Hashable, Sendable {
  let held: UnitPlan.Holding
  /// Who is to take it on; nil = it stays.
  let to: StaffFacts?
  /// What speaks against it.
  let objections: [NextAssignment.Exclusion]
}

/// How a unit on paper is listed and drawn.
enum UnitPlanRows {
  static let listing = Listing<UnitPlanRow>(
    name: "unit-plan",
    columns: [
      Column(
        "case", "Case", priority: 1, emphasis: { $0.to == nil ? .normal : .strong },
        sign: { $0.to == nil ? "" : "»" }
      ) { .key($0.held.caseID) },
      Column("youth", "Youth", priority: 5) { .key($0.held.youth) },
      Column("component", "Part", priority: 6) { .code($0.held.component) },
      Column("status", "Status", priority: 3) { .code($0.held.status) },
      Column("points", "Points", kind: .number, priority: 1) { .points($0.held.points) },
      Column("worker", "Key", priority: 7) { .key($0.held.worker.id) },
      Column(
        "from", "From", priority: 1, emphasis: { $0.held.isLeft ? .critical : .normal },
        sign: { $0.held.isLeft ? "! left:" : "" }
      ) { .text($0.held.worker.name) },
      Column("to", "To", priority: 1, emphasis: { _ in .good }) { .text($0.to?.name) },
      Column("against", "Against it", priority: 2, emphasis: { _ in .warning }) {
        $0.objections.isEmpty
          ? .null : .codes($0.objections.map(\.kind))
      },
    ],
    emptyText: "Nobody of the unit is the primary worker of an open case.")

  /// Those that move first, then by how full their worker is, most points first.
  static func order(of plan: UnitPlan, moving: [String: String]) -> [String] {
    let steps = (plan.balance?.steps ?? []).map(\.caseID)
    let loads = Dictionary(
      plan.loads(after: []).map { ($0.staff.id, $0.percent.percentTenths ?? 0) },
      uniquingKeysWith: { one, _ in one })
    let sorted = plan.holdings.sorted { one, other in
      // What somebody left behind comes before what somebody has too much of.
      if one.isLeft != other.isLeft { return one.isLeft }
      return (-(loads[one.worker.id] ?? 0), one.worker.id, -one.points, one.caseID)
        < (-(loads[other.worker.id] ?? 0), other.worker.id, -other.points, other.caseID)
    }.map(\.caseID)
    let first = steps.filter { moving[$0] != nil }
    return first + sorted.filter { !first.contains($0) }
  }

  /// `Mean 84.1 % → 83.0 %, spread 40.2 → 21.3 points of percent.`
  static func figures(
    _ before: [Balance.Load], _ after: [Balance.Load], _ context: ScreenContext
  ) -> String {
    guard let one = Balance.Load.figures(of: before), let other = Balance.Load.figures(of: after)
    else { return "Nobody has capacity." }
    let arrow = context.unicode ? "→" : "->"
    func tenths(_ value: Int) -> String { "\(value / 10).\(value % 10)" }
    return "Mean \(tenths(one.mean)) \(arrow) \(tenths(other.mean)) %, spread"
      + " \(tenths(one.spread)) \(arrow) \(tenths(other.spread)). a acts on the marked cases."
  }

  /// One line a worker: what they carry now and after the moves on paper.
  static func draw(
    _ before: [Balance.Load], _ after: [Balance.Load], in rect: Rect, on surface: inout Surface,
    _ context: ScreenContext
  ) {
    let pairs = zip(before, after).sorted { one, other in
      // Whose load changes comes first, then the fullest.
      let (moves, others) = (one.0.points != one.1.points, other.0.points != other.1.points)
      if moves != others { return moves }
      return (one.0.percent.percentTenths ?? 0) > (other.0.percent.percentTenths ?? 0)
    }
    for (index, pair) in pairs.enumerated() where index + 1 < rect.height {
      draw(pair.0, pair.1, in: rect.row(index + 1), on: &surface, context)
    }
    if pairs.count + 1 > rect.height, rect.height > 1 {
      surface.write(
        "\(pairs.count - rect.height + 1) more workers", in: rect.row(0),
        style: context.theme.style(.muted))
    }
  }

  private static func draw(
    _ before: Balance.Load, _ after: Balance.Load, in row: Rect, on surface: inout Surface,
    _ context: ScreenContext
  ) {
    let parts = row.split(columns: [.cells(26), .cells(44), .share(1)], spacing: 1)
    let name = Mask.shown(before.staff.name, isMasked: context.isMasked)
    surface.write(
      "\(before.staff.id) \(name)", in: parts[0], style: context.theme.style(.normal))
    let arrow = context.unicode ? "→" : "->"
    let isChanged = before.points != after.points
    let words =
      isChanged ? "\(percent(before)) \(arrow) \(percent(after))" : percent(before)
    surface.write(
      words, in: parts[1], style: context.theme.style(isChanged ? .strong : .muted))
    let role = context.theme
    BarView(
      percentTenths: after.percent.percentTenths, role: barRole(after.band),
      unicode: context.unicode
    ).draw(in: parts[2], on: &surface, theme: role)
  }

  private static func percent(_ load: Balance.Load) -> String {
    guard let tenths = load.percent.percentTenths else { return "no capacity" }
    let band = load.band.map { " \(LoadBandStyle.sign($0)) \($0.rawValue)" } ?? ""
    return "\(tenths / 10).\(tenths % 10) %\(band)"
  }

  private static func barRole(_ band: LoadBand?) -> ThemeRole {
    switch band {
    case .room: .barGood
    case .full: .barNotice
    case .over: .barWarning
    case .blocked: .barCritical
    case nil: .barFull
    }
  }
}
