import Domain
import Store
import TerminalUI

/// The actions, each with why it cannot be done where that is so.
struct ActionMenu: Sendable {
  var state = ListState()
  let role: Role
  /// What is selected on the screen beneath: fields filled in advance.
  let subject: [NamedText]

  /// Every action of the catalogue.
  let actions = ChangeCatalog.descriptors

  /// The selected action.
  var selected: ChangeDescriptor { actions[min(state.selection, actions.count - 1)] }

  /// Why an action cannot be done.
  func reason(_ action: ChangeDescriptor) -> String? {
    action.permits(role) ? nil : "not for the role \(role.words)"
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let theme = context.theme
    let frame = rect.centered(Size(width: 66, height: actions.count + 4))
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(frame, style: theme.style(.borderFocused), title: "Act")
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    for (index, action) in actions.enumerated() {
      let reason = reason(action)
      let isSelected = index == state.selection
      let mark = isSelected ? (context.unicode ? "▸ " : "> ") : "  "
      let text = mark + action.summary + (reason.map { " (\($0))" } ?? "")
      let style = theme.style(reason == nil ? .normal : .disabled)
      surface.write(text, in: inside.row(index), style: style)
      if isSelected { surface.restyle(inside.row(index), theme.style(.rowSelected)) }
    }
    surface.write(
      "Enter chooses, Esc goes back", in: inside.row(actions.count + 1),
      style: theme.style(.muted))
  }
}
