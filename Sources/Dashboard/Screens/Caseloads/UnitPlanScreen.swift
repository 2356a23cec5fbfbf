import Domain
import Presentation
import Store
import TerminalUI

/// A unit's cases on paper: the fewest moves that bring everyone under a percent, and any move that
/// one would rather try; nothing is saved until the marked rows are acted on.
struct UnitPlanScreen: Screen {
  let id = ScreenID.unitPlan
  let county: String
  let unit: String?
  /// The percents that b goes through; nil is none: every case where it is.
  private static let percents: [Int?] = [100, 95, 90, 85, nil]
  private var percent: Int? = 100
  private(set) var plan: UnitPlan?
  /// Who is to take each case on, by its key.
  private(set) var takers: [String: String] = [:]
  /// Whether somebody tried a move of their own, which a new reading must not wipe away.
  private(set) var isEdited = false
  /// Whether it was said that another percent takes the tried moves off the paper.
  private var isWarned = false
  /// The cases in the order in which they stood when the plan was read.
  private var order: [String] = []
  private var shownGrid = Grid(UnitPlanRows.listing, names: ["from", "to"])

  init(county: String, unit: String?) {
    self.county = county
    self.unit = unit
  }

  func breadcrumb(_ context: ScreenContext) -> [String] {
    ["Caseloads", context.countyName(county), unit ?? "no unit", "on paper"]
  }

  func request(_ context: ScreenContext) -> UnitPlanQuery {
    UnitPlanQuery(county: county, unit: unit, percent: percent, at: context.moment)
  }

  var opens: String { "to the next worker" }
  var hasGroupings: Bool { true }
  var footer: [Command] { [.planPercent] }

  var grid: Grid? {
    get { shownGrid }
    set { if let newValue { shownGrid = newValue } }
  }

  var subject: [NamedText] {
    guard let id = shownGrid.selected?.id,
      let held = plan?.holdings.first(where: { $0.caseID == id })
    else { return [] }
    let named = [
      NamedText(name: "case", text: id), NamedText(name: "youth", text: held.youth),
      NamedText(name: "staff", text: held.worker.id),
    ]
    return named + (takers[id].map { [NamedText(name: "to", text: $0)] } ?? [])
  }

  /// The moves on paper.
  private var moves: [CaseMove] { moves(without: nil) }

  private func moves(without left: String?) -> [CaseMove] {
    (plan?.holdings ?? []).compactMap { held in
      guard held.caseID != left, let to = takers[held.caseID] else { return nil }
      return CaseMove(caseID: held.caseID, from: held.worker.id, to: to)
    }
  }

  mutating func receive(_ value: UnitPlan, _ context: ScreenContext) {
    plan = value
    if isEdited {
      // What was handed over meanwhile is no move any more.
      let holders = Dictionary(
        value.holdings.map { ($0.caseID, $0.worker.id) }, uniquingKeysWith: { one, _ in one })
      takers = takers.filter { holders[$0.key] != nil && holders[$0.key] != $0.value }
    } else {
      takers = Dictionary(
        (value.balance?.steps ?? []).map { ($0.caseID, $0.to.id) },
        uniquingKeysWith: { one, _ in one })
    }
    order = UnitPlanRows.order(of: value, moving: takers)
    fill(context)
    shownGrid.marked = Set(takers.keys)
  }

  private mutating func fill(_ context: ScreenContext) {
    guard let plan else { return }
    let holdings = Dictionary(
      plan.holdings.map { ($0.caseID, $0) }, uniquingKeysWith: { one, _ in one })
    shownGrid.take(
      order.compactMap { key in holdings[key] }.map { held in
        let to = takers[held.caseID]
        let objections =
          to.map { to in
            plan.objections(
              to: CaseMove(caseID: held.caseID, from: held.worker.id, to: to),
              after: moves(without: held.caseID))
          } ?? []
        return GridRow(
          UnitPlanRow(
            held: held, to: plan.members.first { $0.id == to }, objections: objections),
          id: held.caseID, listing: UnitPlanRows.listing)
      }, context)
  }

  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect] {
    let wasWarned = isWarned
    isWarned = false
    switch command {
    case .back: return [.back]
    case .open:
      tryNext(context)
      return []
    case .groupBy:
      if isEdited, !takers.isEmpty, !wasWarned {
        isWarned = true
        return [
          .notice(
            Notice(
              "Another percent takes the moves that you tried off the paper; b again does it.",
              .warning))
        ]
      }
      let place = Self.percents.firstIndex(of: percent) ?? Self.percents.count - 1
      percent = Self.percents[(place + 1) % Self.percents.count]
      isEdited = false
      return []
    default: return []
    }
  }

  /// What is asked for before a percent is typed.
  mutating func question() -> String {
    isWarned = false
    let moves = isEdited && !takers.isEmpty ? "Your tried moves go; nobody" : "Nobody"
    return "\(moves) above % (1-500, empty: no plan):"
  }

  /// Takes a percent as typed, none for an empty text; why not, where it does not read.
  mutating func choose(_ text: String) -> String? {
    let typed = text.filter { !$0.isWhitespace && $0 != "%" }
    guard !typed.isEmpty else {
      (percent, isEdited) = (nil, false)
      return nil
    }
    guard let number = Int(typed), (1...500).contains(number) else {
      return "'\(typed)' is no percent from 1 to 500."
    }
    (percent, isEdited) = (number, false)
    return nil
  }

  /// Moves the selected case on paper: to the worker with the lowest load, the next one, and at last
  /// back to whoever has it.
  private mutating func tryNext(_ context: ScreenContext) {
    guard let plan, let id = shownGrid.selected?.id,
      let held = plan.holdings.first(where: { $0.caseID == id })
    else { return }
    let loads = plan.loads(after: moves(without: id)).filter { $0.staff.id != held.worker.id }
    let others = loads.sorted { one, other in
      let (left, right) = (one.points * other.capacity, other.points * one.capacity)
      return left != right ? left < right : one.staff.id < other.staff.id
    }.map(\.staff.id)
    let place = takers[id].flatMap(others.firstIndex).map { $0 + 1 } ?? 0
    takers[id] = others.indices.contains(place) ? others[place] : nil
    isEdited = true
    fill(context)
    shownGrid.marked = Set(takers.keys)
  }

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    guard let plan else { return }
    let (before, after) = (plan.loads(after: []), plan.loads(after: moves))
    let room = max(0, min(before.count + 1, rect.height / 3))
    let split = rect.split(rows: [.cells(3), .share(1), .cells(room)])
    let sentence =
      isEdited
      ? "On paper: \(Plural.of(takers.count, "case moves", "cases move"))."
      : plan.balance.map(PlanningColumns.sentence)
        ?? "Every case where it is; Enter moves the selected one on paper."
    let isOver =
      !isEdited && (plan.balance?.after.contains { plan.balance?.isOver($0) ?? false } ?? false)
    surface.write(
      sentence, in: split[0].row(0), style: context.theme.style(isOver ? .warning : .strong))
    surface.write(
      UnitPlanRows.figures(before, after, context), in: split[0].row(1),
      style: context.theme.style(.muted))
    shownGrid.draw(in: split[1], on: &surface, context: context)
    UnitPlanRows.draw(before, after, in: split[2], on: &surface, context)
  }
}
