import Domain
import Glibc
import TerminalUI

extension Program {
  /// Reacts to one key.
  func press(_ key: KeyPress) {
    notice = nil
    switch overlay {
    case .help(let box): pressInHelp(key, box)
    case .palette(let palette): pressInPalette(key, palette)
    case .letter(let command): pressLetter(key, command)
    case .prompt(let kind, let prompt): pressInPrompt(key, kind, prompt)
    case .menu(let menu): pressInMenu(key, menu)
    case .form(let form): pressInForm(key, form)
    case nil: pressOnScreen(key)
    }
  }

  /// Pasted text goes where text is typed and nowhere else.
  func paste(_ text: String) {
    lastKeyAt = context.now
    switch overlay {
    case .prompt(let kind, var prompt):
      prompt.field.insert(text)
      overlay = .prompt(kind, prompt)
      promptChanged(kind, prompt)
    case .form(var form):
      form.paste(text)
      overlay = .form(form)
    case .palette(let palette): pasteInPalette(text, palette)
    case .help(var box):
      box.paste(text)
      overlay = .help(box)
    default: notice = Notice("Nothing takes text here; f filters, a acts.", .plain)
    }
  }

  /// Reacts to a signal.
  func take(signal: Int32) {
    switch signal {
    case SIGWINCH: terminal.resize()
    case SIGCONT: redraw()
    case SIGTSTP: stop()
    default: exitStatus = 128 + signal
    }
  }

  private func pressOnScreen(_ key: KeyPress) {
    if key == .escape, var grid = top.grid, !grid.filter.isEmpty || !grid.search.isEmpty {
      grid.setSearch("", context)
      grid.setFilter("", context)
      top.grid = grid
      return
    }
    if key == .escape, var pager = top.pager, pager.outline == nil, !pager.search.isEmpty {
      pager.setSearch("")
      top.pager = pager
      return
    }
    if key == .escape, tour != nil { return leaveTour() }
    guard let command = context.keymap.command(for: key, on: top) else {
      notice = Notice("'\(key)' does nothing here; \(helpKey) shows the keys.")
      return
    }
    // Esc gets out of something; on the board there is nothing to get out of but the program.
    if command == .back, screens.count == 1, key != .escape { return run(.quit) }
    run(command)
  }

  // MARK: - Commands

  /// Does a command, or says why not.
  func run(_ command: Command) {
    if let reason = Availability.reason(command, on: top, context) {
      notice = Notice(reason, .warning)
      return
    }
    noteInTour(command)
    if ScreenCatalog.all.contains(where: { $0.command == command }) { return show(command) }
    switch command {
    case .help: openHelp()
    case .palette: openPalette()
    case .filter:
      overlay = .prompt(.filter, Prompt("Filter:", field: TextField(top.grid?.filter ?? "")))
    case .search: overlay = .prompt(.search, Prompt("Search:"))
    case .findYouth: findYouth()
    case .act: overlay = .menu(ActionMenu(role: context.viewer.role, subject: top.subject))
    case .export: export()
    case .read: read()
    case .tour: beginTour()
    case .setMark, .goToMark: askForLetter(command)
    case .mask: setMasked(!context.isMasked)
    case .refresh: refresh()
    case .redraw: redraw()
    case .suspend: stop()
    case .quit, .lock: exitStatus = 0
    default: runOnScreen(command)
    }
  }

  /// Opens the search, with its line to type in; from a search, anew.
  private func findYouth() {
    if top is SearchScreen { screens.removeLast() }
    screens.append(SearchScreen())
    noteScreenChange()
    overlay = .prompt(.youth, Prompt("Youth:"))
  }

  private func runOnScreen(_ command: Command) {
    if moveInGrid(command) || moveInPager(command) { return }
    let effects = top.update(command, context)
    for effect in effects { take(effect) }
    if command == .back, screens.count == 1, effects.isEmpty {
      notice = Notice("This is the board; q quits.")
    }
  }

  private func take(_ effect: Effect) {
    switch effect {
    case .show(let screen):
      screens.append(screen)
      noteScreenChange()
    case .run(let command): run(command)
    case .back: goBack()
    case .notice(let said): notice = said
    }
  }

  /// Goes to the screen beneath.
  func goBack() {
    guard screens.count > 1 else { return }
    screens.removeLast()
    noteScreenChange()
  }

  private func show(_ command: Command) {
    guard let entry = ScreenCatalog.all.first(where: { $0.command == command }) else { return }
    screens.removeLast(screens.count - 1)
    if entry.id != .board { screens.append(entry.make()) }
    noteScreenChange()
  }

  private func moveInGrid(_ command: Command) -> Bool {
    guard var grid = top.grid else { return false }
    let count = grid.shown.count
    switch command {
    case .up: grid.state.move(by: -1, count: count)
    case .down: grid.state.move(by: 1, count: count)
    case .pageUp: grid.state.page(by: -1, count: count, height: grid.height)
    case .pageDown: grid.state.page(by: 1, count: count, height: grid.height)
    case .top: grid.state.select(0)
    case .bottom: grid.state.select(max(0, count - 1))
    case .left: grid.firstColumn = max(0, grid.firstColumn - 1)
    case .right: grid.firstColumn = min(max(0, grid.columns.count - 1), grid.firstColumn + 1)
    case .sort: grid.sortByNextColumn(context)
    case .reverse: grid.reverseSort(context)
    case .findNext, .findPrevious:
      if !grid.find(step: command == .findNext ? 1 : -1, context) {
        notice = Notice("No row contains '\(grid.search)'.", .warning)
      }
    default: return false
    }
    grid.noteMove(context)
    top.grid = grid
    return true
  }

  private func refresh() {
    if var grid = top.grid {
      grid.acknowledgeChanges()
      top.grid = grid
    }
    readAnew()
  }

  private func export() {
    do throws(Problem) {
      if let page = top.page(context) {
        let file = try PageExport(page: page, context: context).write(to: options.exportFolder)
        notice = Notice("The board is in \(file), readable by you alone.", .good)
        return
      }
      guard let grid = top.grid else { return }
      let file = try GridExport(grid: grid, context: context).write(to: options.exportFolder)
      notice = Notice(
        "\(grid.shown.count) rows are in \(file), readable by you alone.", .good)
    } catch {
      notice = Notice(error.sentence, .critical)
    }
  }

  private func stop() {
    suspend()
    redraw()
  }
}
