import Domain
import TerminalUI

extension Program {
  // MARK: - Prompts

  func pressInPrompt(_ key: KeyPress, _ kind: PromptKind, _ prompt: Prompt) {
    if kind == .filter { return key == .escape ? leaveFilter() : pressInFilter(key, prompt) }
    var prompt = prompt
    switch key {
    case .escape:
      overlay = nil
      if kind == .youth { return goBack() }
      promptChanged(kind, Prompt(""))
      top.pager?.endSearch(isGivenUp: true)
    case .enter:
      overlay = nil
      top.pager?.endSearch(isGivenUp: false)
      if kind == .youth { run(.open) }
    case .up where kind == .youth: run(.up)
    case .down where kind == .youth: run(.down)
    default:
      prompt.field.handle(key)
      overlay = .prompt(kind, prompt)
      promptChanged(kind, prompt)
    }
  }

  /// Filters and searches while it is typed.
  func promptChanged(_ kind: PromptKind, _ prompt: Prompt) {
    if kind == .youth, var screen = top as? SearchScreen {
      screen.text = prompt.field.text
      top = screen
      return
    }
    if kind == .search, var pager = top.pager {
      pager.setSearch(prompt.field.text)
      top.pager = pager
      return
    }
    guard var grid = top.grid else { return }
    switch kind {
    case .filter: grid.setFilter(prompt.field.text, isFinal: false, context)
    case .search: grid.setSearch(prompt.field.text, context)
    case .youth: return
    }
    top.grid = grid
  }

  // MARK: - Actions

  func pressInMenu(_ key: KeyPress, _ menu: ActionMenu) {
    var menu = menu
    if menu.state.handle(key, count: menu.actions.count, height: menu.actions.count) {
      overlay = .menu(menu)
      return
    }
    switch key {
    case .enter:
      let action = menu.selected
      if let reason = menu.reason(action) {
        notice = Notice("'\(action.name)' is \(reason).", .warning)
        return
      }
      openForm(action, subject: menu.subject)
    case .escape, .character("q"): overlay = nil
    default: break
    }
  }

  /// Opens an action's form, filled from what is selected: a draft about the same record goes on, one
  /// about another begins anew.
  func openForm(_ action: ChangeDescriptor, subject: [NamedText]) {
    let draft = drafts[action.name].flatMap { $0.isAbout(subject) ? $0 : nil }
    overlay = .form(draft ?? ActionForm(action, subject: subject))
  }

  func pressInForm(_ key: KeyPress, _ form: ActionForm) {
    var form = form
    switch form.handle(key, reading: FieldReading(zone: context.zone)) {
    case .stay: overlay = .form(form)
    case .leave:
      drafts[form.descriptor.name] = form
      overlay = nil
      notice = Notice("What was typed is kept for this session.")
    case .send:
      drafts[form.descriptor.name] = form
      overlay = .form(form)
      port.write(form.descriptor.name, form.texts)
    }
  }
}

extension ActionForm {
  /// Whether none of the subject's keys contradicts what is typed.
  func isAbout(_ subject: [NamedText]) -> Bool {
    zip(descriptor.fields, fields).allSatisfy { field, typed in
      guard let given = subject.first(where: { $0.name == field.name }) else { return true }
      return typed.isEmpty || typed.text == given.text
    }
  }
}
