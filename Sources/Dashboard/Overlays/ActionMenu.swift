import Domain
import Store
import TerminalUI

/// The actions, each with why it cannot be done where that is so.
struct ActionMenu: Sendable {
  var state = ListState()
  let role: Role
  /// What is selected on the screen beneath: fields filled in advance.
  let subject: [NamedText]
  /// The names of the actions of which a draft is kept.
  let drafts: Set<String>

  /// Every action of the catalogue: first those that begin with most of what is selected.
  let actions: [ChangeDescriptor]

  /// The actions about what is selected, and all others after them.
  init(role: Role, subject: [NamedText], drafts: Set<String>) {
    self.role = role
    self.subject = subject
    self.drafts = drafts
    let names = Set(subject.map(\.name))
    let matches = ChangeCatalog.descriptors.map { action in
      action.fields.count { names.contains($0.name) }
    }
    actions = matches.indices.sorted { (-matches[$0], $0) < (-matches[$1], $1) }
      .map { ChangeCatalog.descriptors[$0] }
  }

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
    // A list longer than the screen is scrolled so that the selection stays in sight.
    let room = max(1, inside.height - 2)
    var list = state
    list.ensureVisible(count: actions.count, height: room)
    for (line, index) in list.visibleRows(count: actions.count, height: room).enumerated() {
      let action = actions[index]
      let reason = reason(action)
      let isSelected = index == state.selection
      let mark = isSelected ? (context.unicode ? "▸ " : "> ") : "  "
      let note = reason ?? (drafts.contains(action.name) ? "a draft is kept" : nil)
      let text = mark + action.summary + (note.map { " (\($0))" } ?? "")
      let style = theme.style(reason == nil ? .normal : .disabled)
      surface.write(text, in: inside.row(line), style: style)
      if isSelected { surface.restyle(inside.row(line), theme.style(.rowSelected)) }
    }
    surface.write(
      "\(state.selection + 1) of \(actions.count); Enter chooses, Esc goes back",
      in: inside.row(inside.height - 1), style: theme.style(.muted))
  }
}
