import Domain
import TerminalUI

extension Program {
  // MARK: - Prompts

  func pressInPrompt(_ key: KeyPress, _ kind: PromptKind, _ prompt: Prompt) {
    var prompt = prompt
    switch key {
    case .escape:
      overlay = nil
      if kind == .youth { return goBack() }
      if kind != .palette { promptChanged(kind, Prompt("")) }
    case .enter:
      overlay = nil
      if kind == .palette { runTyped(prompt.field.text) }
      if kind == .youth { run(.open) }
    case .up where kind == .youth: run(.up)
    case .down where kind == .youth: run(.down)
    case .tab where kind == .palette:
      if let entry = CommandTable.matching(prompt.field.text).first {
        prompt.field = TextField(entry.command.rawValue)
      }
      overlay = .prompt(kind, withHint(prompt, kind))
    default:
      prompt.field.handle(key)
      overlay = .prompt(kind, withHint(prompt, kind))
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
    guard var grid = top.grid else { return }
    switch kind {
    case .filter: grid.setFilter(prompt.field.text, context)
    case .search: grid.setSearch(prompt.field.text, context)
    case .palette, .youth: return
    }
    top.grid = grid
  }

  private func withHint(_ prompt: Prompt, _ kind: PromptKind) -> Prompt {
    guard kind == .palette else { return prompt }
    var prompt = prompt
    let names = CommandTable.matching(prompt.field.text).prefix(4).map(\.command.rawValue)
    prompt.message = names.isEmpty ? "no such command" : names.joined(separator: " ")
    prompt.isError = names.isEmpty
    return prompt
  }

  private func runTyped(_ text: String) {
    guard !text.isEmpty else { return }
    guard let entry = CommandTable.matching(text).first else {
      notice = Notice("No command is called '\(text)'; ? shows them.", .warning)
      return
    }
    run(entry.command)
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
      // A draft about the same record goes on; one about another begins anew.
      let draft = drafts[action.name].flatMap { $0.isAbout(menu.subject) ? $0 : nil }
      overlay = .form(draft ?? ActionForm(action, subject: menu.subject))
    case .escape, .character("q"): overlay = nil
    default: break
    }
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
