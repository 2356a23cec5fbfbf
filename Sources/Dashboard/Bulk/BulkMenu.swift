import Domain
import Store
import TerminalUI

/// The actions that fit every marked row, each with why it cannot be done where that is so.
struct BulkMenu: Sendable {
  let bulk: BulkAction
  let actions: [ChangeDescriptor]
  let role: Role
  var state = ListState()

  init(_ bulk: BulkAction, role: Role) {
    self.bulk = bulk
    self.role = role
    actions = ChangeCatalog.descriptors.filter(bulk.fits)
  }

  /// The selected action; nil where none fits.
  var selected: ChangeDescriptor? {
    actions.indices.contains(state.selection) ? actions[state.selection] : nil
  }

  /// Why an action cannot be done.
  func reason(_ action: ChangeDescriptor) -> String? {
    action.permits(role) ? nil : "not for the role \(role.words)"
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let theme = context.theme
    let frame = rect.centered(Size(width: 66, height: max(1, actions.count) + 4))
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(
      frame, style: theme.style(.borderFocused), title: "Act on \(bulk.rows.count) marked")
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    let room = max(1, inside.height - 2)
    var list = state
    list.ensureVisible(count: actions.count, height: room)
    for (line, index) in list.visibleRows(count: actions.count, height: room).enumerated() {
      let reason = reason(actions[index])
      let isSelected = index == state.selection
      let mark = isSelected ? (context.unicode ? "▸ " : "> ") : "  "
      let text = mark + actions[index].summary + (reason.map { " (\($0))" } ?? "")
      surface.write(
        text, in: inside.row(line), style: theme.style(reason == nil ? .normal : .disabled))
      if isSelected { surface.restyle(inside.row(line), theme.style(.rowSelected)) }
    }
    surface.write(
      "Enter chooses, Esc goes back", in: inside.row(inside.height - 1),
      style: theme.style(.muted))
  }
}

/// How far the changes of marked rows are, and what came of each.
struct BulkProgress {
  let bulk: BulkAction

  func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let theme = context.theme
    let width = min(70, rect.width)
    // The remedy stands at the end of a reason, so that none is cut.
    let texts = failures.map { TextLines.wrap($0, width: width - 4) }
    let lines = texts.reduce(0) { $0 + $1.count }
    let frame = rect.centered(Size(width: width, height: min(min(lines, 12) + 6, rect.height)))
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(
      frame, style: theme.style(.borderFocused), title: bulk.action?.summary ?? "")
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    surface.write(headline, in: inside.row(0), style: theme.style(.strong))
    let room = max(0, inside.height - 3)
    var (row, shown) = (0, 0)
    for text in texts where row + text.count <= room {
      for line in text {
        surface.write(line, in: inside.row(row + 2), style: theme.style(.critical))
        row += 1
      }
      shown += 1
    }
    surface.write(
      foot(hidden: texts.count - shown), in: inside.row(inside.height - 1),
      style: theme.style(.muted))
  }

  private var headline: String {
    let failed = failures.count
    let rest = bulk.rows.count - bulk.doneCount - failed
    var text = "\(bulk.doneCount) of \(bulk.rows.count) done"
    if failed > 0 { text += ", \(failed) not done" }
    if bulk.isOver, rest > 0 { text += ", \(rest) not begun" }
    return text + (bulk.isOver ? "." : "…")
  }

  /// Each row that was not done, with the reason.
  private var failures: [String] {
    bulk.rows.compactMap { row in
      guard case .failed(let reason) = row.outcome else { return nil }
      return "! \(row.id): \(reason)"
    }
  }

  private func foot(hidden: Int) -> String {
    let more = hidden > 0 ? "\(hidden) more; " : ""
    if !bulk.isOver {
      return bulk.isStopping ? "It stops after this one." : "Esc stops after the one being entered"
    }
    return more + (bulk.left.isEmpty ? "Esc closes" : "Those not done stay marked; Esc closes")
  }
}
