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
      if kind == .youth || kind == .plans { return goBack() }
      promptChanged(kind, Prompt(""))
      top.pager?.endSearch(isGivenUp: true)
    case .enter:
      overlay = nil
      top.pager?.endSearch(isGivenUp: false)
      if kind == .youth { run(.open) }
      if kind == .percent { choosePercent(prompt.field.text) }
    case .up where kind == .youth || kind == .plans: run(.up)
    case .down where kind == .youth || kind == .plans: run(.down)
    default:
      prompt.field.handle(key)
      overlay = .prompt(kind, prompt)
      promptChanged(kind, prompt)
    }
  }

  /// Asks for the percent that nobody of the unit on paper is to be above.
  func askPercent() {
    guard var screen = top as? UnitPlanScreen else { return }
    overlay = .prompt(.percent, Prompt(screen.question()))
    top = screen
  }

  private func choosePercent(_ text: String) {
    guard var screen = top as? UnitPlanScreen else { return }
    if let refusal = screen.choose(text) { return notice = Notice(refusal, .warning) }
    top = screen
  }

  /// Filters and searches while it is typed.
  func promptChanged(_ kind: PromptKind, _ prompt: Prompt) {
    if kind == .youth, var screen = top as? SearchScreen {
      screen.text = prompt.field.text
      top = screen
      return
    }
    if kind == .plans, var screen = top as? PlanSearchScreen {
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
    case .youth, .plans, .percent: return
    }
    top.grid = grid
  }

  // MARK: - Actions

  /// Opens the choice of an action.
  func openMenu() {
    overlay = .menu(
      ActionMenu(
        role: context.viewer.role, subject: top.subject,
        drafts: Set(drafts.drafts.map(\.action))))
  }

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
}
