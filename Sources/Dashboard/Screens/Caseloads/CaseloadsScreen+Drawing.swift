import Presentation
import TerminalUI

extension CaseloadsScreen {
  private static let itemsWidth = 58

  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let rect = drawRestatement(in: rect, on: &surface, context)
    guard level == .cases else {
      if let shownWhole {
        wholeGrids[shownWhole.rawValue].draw(in: rect, on: &surface, context: context)
      } else {
        grids[level.rawValue].draw(in: rect, on: &surface, context: context)
      }
      return
    }
    let isBeside = rect.width >= 130
    let lines =
      facts.flatMap { facts in
        selectedCase.map {
          CaseItems(row: $0, facts: facts)
            .lines(context)
        }
      } ?? []
    let list = grids[level.rawValue].shown.count + 1
    // Every item in sight counts for more than rows that can be scrolled to; four stay in any case.
    let parts =
      isBeside
      ? rect.split(columns: [.share(1), .cells(Self.itemsWidth)], spacing: 2)
      : rect.split(
        rows: [.cells(max(min(list, 5), min(list, rect.height - lines.count - 1))), .share(1)],
        spacing: 1)
    grids[level.rawValue].draw(in: parts[0], on: &surface, context: context)
    let room = lines.count > parts[1].height ? parts[1].height - 1 : lines.count
    if room < lines.count {
      surface.write(
        "\(lines.count - room) more lines; Enter shows all of them",
        in: parts[1].row(room), style: context.theme.style(.accent))
    }
    for (index, line) in lines.prefix(room).enumerated() {
      surface.write(
        line, at: Point(x: parts[1].x, y: parts[1].y + index), maxWidth: parts[1].width)
    }
  }

  /// Writes what was restated under the figures; answers the room that is left for them.
  private func drawRestatement(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) -> Rect {
    // Of a case its own lines say so.
    guard let restatement, level != .cases, rect.height > 6 else { return rect }
    let lines = TextLines.wrap(restatement, width: rect.width).prefix(2)
    for (index, line) in lines.enumerated() {
      surface.write(
        line, in: rect.row(rect.height - lines.count + index), style: context.theme.style(.warning))
    }
    return rect.inset(bottom: lines.count)
  }

  /// Why a case has its points; elsewhere the row.
  func reading(_ context: ScreenContext) -> Reading? {
    guard let facts, let row = selectedCase else { return grid?.reading }
    return Reading(title: "why \(row.weight.points)") { context in
      let lines = CaseItems(row: row, facts: facts).lines(context)
      var text = PagerText()
      text.add(heading: lines[0])
      text.add(Array(lines.dropFirst()))
      return text
    }
  }

  /// The unit under the cursor, or the one that was opened.
  var selectedUnit: SelectedUnit? {
    let id = grid?.selected?.id
    switch level {
    case .counties where shownWhole == .workers:
      let row = facts?.figures.workers.first { $0.gridID == id }
      return row.map { SelectedUnit(county: $0.county, unit: $0.unit) }
    case .counties where shownWhole == .units, .units:
      let row = facts?.figures.units.first { $0.gridID == id }
      return row.map { SelectedUnit(county: $0.county, unit: $0.unit) }
    case .counties: return nil
    case .workers, .cases:
      if let unit { return county.map { SelectedUnit(county: $0, unit: unit) } }
      let row = facts?.figures.workers.first { .some($0.worker) == worker }
      return row.map { SelectedUnit(county: $0.county, unit: $0.unit) }
    }
  }

  var footer: [Command] {
    switch level {
    case .cases: [.nextWorker, .relief]
    case .counties where shownWhole == .workers, .workers: [.relief, .unitPlan]
    default: [.unitPlan]
    }
  }
}
