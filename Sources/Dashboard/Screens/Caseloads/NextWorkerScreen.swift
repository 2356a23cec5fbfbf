import Domain
import Presentation
import Store
import TerminalUI

/// Who may take a case on next, and why others may not; Enter opens the form that gives it out.
struct NextWorkerScreen: Screen {
  let id = ScreenID.nextWorker
  let caseID: String
  private var next: NextAssignment?
  private var shownGrid = Grid(
    PlanningColumns.next, leaving: ["county", "capacity", "points_after"], names: ["name"])

  init(caseID: String) { self.caseID = caseID }

  func breadcrumb(_ context: ScreenContext) -> [String] { ["Caseloads", caseID, "next worker"] }

  func request(_ context: ScreenContext) -> NextAssignmentQuery {
    NextAssignmentQuery(caseID: caseID, at: context.moment)
  }

  var opens: String { "give it to them" }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  /// The fields of the form that gives the case to whoever is selected: it is handed over where it
  /// has a primary worker.
  var subject: [NamedText] {
    guard let next else { return [] }
    var named = [
      NamedText(name: "case", text: caseID), NamedText(name: "youth", text: next.youth),
    ]
    let chosen = shownGrid.selected?.id
    if let holder = next.primary {
      named.append(NamedText(name: "staff", text: holder))
      if let chosen { named.append(NamedText(name: "to", text: chosen)) }
    } else if let chosen {
      named.append(NamedText(name: "staff", text: chosen))
    }
    return named
  }

  mutating func receive(_ value: NextAssignment, _ context: ScreenContext) {
    next = value
    shownGrid.take(
      value.candidates.map { GridRow($0, id: $0.staff.id, listing: PlanningColumns.next) }, context)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    switch command {
    case .back: return [.back]
    case .open:
      guard shownGrid.selected != nil else { return [] }
      return [.act(next?.primary == nil ? "assign-case" : "reassign-case", subject)]
    default: return []
    }
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let next else { return }
    let split = rect.split(rows: [.cells(3), .share(1), .cells(rect.height < 12 ? 1 : 3)])
    let free = next.candidates.count { $0.rank != nil }
    let head = "\(caseID): \(next.component.plainWords), status \(next.status.plainWords)"
    surface.write(
      "\(head), \(next.points) points.", in: split[0].row(0), style: context.theme.style(.strong))
    let holders =
      next.holders.isEmpty ? "Nobody has it." : "\(next.holders.joined(separator: ", ")) has it."
    surface.write(
      "\(holders) \(free) of \(Plural.of(next.candidates.count, "worker")) may take it on,"
        + " the lowest load first.",
      in: split[0].row(1), style: context.theme.style(free == 0 ? .warning : .muted))
    shownGrid.draw(in: split[1], on: &surface, context: context)
    let lines = TextLines.wrap(why(context), width: rect.width).prefix(split[2].height)
    for (index, line) in lines.enumerated() {
      surface.write(line, in: split[2].row(index), style: context.theme.style(.muted))
    }
  }

  /// Why the selected worker is left out, or what they would carry.
  private func why(_ context: ScreenContext) -> String {
    guard let id = shownGrid.selected?.id,
      let one = next?.candidates.first(where: { $0.staff.id == id })
    else { return "" }
    let name = "\(Mask.shown(one.staff.name, isMasked: context.isMasked)) (\(id))"
    if !one.exclusions.isEmpty {
      let reasons = one.exclusions.map {
        "\($0.kind.plainWords): \($0.detail)"
      }
      return "\(name) is left out for \(reasons.joined(separator: "; "))."
    }
    let said: String
    switch one.bandAfter?.demand ?? .none {
    case .none: said = ""
    case .acknowledgement: said = " It must be acknowledged."
    case .reason: said = " It needs a reason."
    }
    return "\(name) would carry \(one.pointsAfter) of \(one.capacity) points,"
      + " \(one.pointsAfter - one.points) more than now.\(said)"
  }
}
