import Domain
import Glibc
import Store
import TerminalUI

extension Program {
  /// Reacts to one key.
  func press(_ key: KeyPress) {
    notice = nil
    if overlay != nil, isStop(key) { return run(.suspend) }
    switch overlay {
    case .help(let box): pressInHelp(key, box)
    case .palette(let palette): pressInPalette(key, palette)
    case .letter(let command): pressLetter(key, command)
    case .prompt(let kind, let prompt): pressInPrompt(key, kind, prompt)
    case .menu(let menu): pressInMenu(key, menu)
    case .columns(let chooser): pressInColumns(key, chooser)
    case .bulkMenu(let menu): pressInBulkMenu(key, menu)
    case .bulkProgress: pressInBulkProgress(key)
    case .draft(let offer): pressInOffer(key, offer)
    case .undo(let list): pressInUndo(key, list)
    case .form(let form): pressInForm(key, form)
    case nil: pressOnScreen(key)
    }
  }

  /// Whether a key is kept until the rows are there that it was typed for: `4G` in one go means the
  /// last of those missing, and not what the screen holds before it is read. What leads out of a
  /// screen waits for nothing, and what was typed before it is forgotten.
  func isAhead(_ key: KeyPress) -> Bool {
    guard isBeforeFirstRows || !typedAhead.isEmpty else { return false }
    switch context.keymap.command(for: key, on: top) {
    case .back, .quit, .suspend, .help:
      typedAhead.removeAll()
      return false
    default: return true
    }
  }

  /// Whether the list that is seen waits for its first answer.
  private var isBeforeFirstRows: Bool {
    overlay == nil && refusal == nil && top.grid?.isRead == false && isUnanswered
  }

  /// Presses what was typed ahead, up to the next list that waits for its first answer.
  func pressTypedAhead() {
    while !typedAhead.isEmpty, !isBeforeFirstRows, exitStatus == nil {
      press(typedAhead.removeFirst())
      ask()
    }
  }

  /// Whether a key stops the program whatever is open, as a shell's user expects of it; a letter
  /// that was bound to it is text where text is typed.
  private func isStop(_ key: KeyPress) -> Bool {
    if case .character = key { return false }
    return context.keymap.command(for: key, on: top) == .suspend
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
      form.paste(text, context)
      show(form)
    case .palette(let palette): pasteInPalette(text, palette)
    case .help(var box):
      box.paste(text)
      overlay = .help(box)
    case nil where PasteScreen.places.contains(top.id): pasteShifts(text)
    default:
      notice = Notice(
        "Nothing takes text here; \(keyName(.filter)) filters, \(keyName(.act)) acts.", .plain)
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
      notice = Notice("'\(key)' does nothing here; \(keyName(.help)) shows the keys.")
      return
    }
    // Esc gets out of something; on the board there is nothing to get out of but the program.
    if command == .back, top.id == .board, key != .escape { return run(.quit) }
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
    if let entry = ScreenCatalog.all.first(where: { $0.command == command }) {
      return jump(to: entry)
    }
    if actOnEpisode(command) { return }
    switch command {
    case .help: openHelp()
    case .palette: openPalette()
    case .filter:
      overlay = .prompt(.filter, Prompt("Filter:", field: TextField(top.grid?.filter ?? "")))
    case .search: openSearch()
    case .findYouth: findYouth()
    case .searchPlans: searchPlans()
    case .whoSees: showWhoSees()
    case .match: showMatch()
    case .nextWorker: showNextWorker()
    case .unitPlan: top.selectedUnit.map { push(UnitPlanScreen(county: $0.county, unit: $0.unit)) }
    case .relief: showRelief()
    case .confirmUnchanged: confirmUnchanged()
    case .act: if !actOnMarked() { openMenu() }
    case .undo: openUndo()
    case .read: read()
    case .tour: beginTour()
    case .setMark, .goToMark: askForLetter(command)
    case .formerScreen: toggleFormer()
    case .planPercent: askPercent()
    case .columns: overlay = top.grid.map { .columns(ColumnChooser($0)) }
    case .export: export(.csv)
    case .exportJSON: export(.json)
    case .mask: toggleNames()
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
    push(SearchScreen())
    overlay = .prompt(.youth, Prompt("Youth:"))
  }

  /// Opens the search through plans, with its line to type in; from one, anew.
  private func searchPlans() {
    if top is PlanSearchScreen { screens.removeLast() }
    push(PlanSearchScreen())
    overlay = .prompt(.plans, Prompt("In plans:"))
  }

  private func showWhoSees() {
    guard let youth = top.subject.first(where: { $0.name == "youth" })?.text else { return }
    push(SightScreens.list(youth: youth))
  }

  private func showMatch() {
    guard let youth = top.subject.first(where: { $0.name == "youth" })?.text else { return }
    push(MatchScreen(youth: youth))
  }

  private func showNextWorker() {
    guard let key = top.subject.first(where: { $0.name == "case" })?.text else { return }
    push(NextWorkerScreen(caseID: key))
  }

  private func showRelief() {
    guard let key = top.subject.first(where: { $0.name == "staff" })?.text else { return }
    push(ReliefScreen(staff: key))
  }

  /// Opens the form of an action, or says why it is not for the viewer.
  private func act(_ name: String, _ known: [NamedText]) {
    guard let action = ChangeCatalog.descriptor(named: name) else { return }
    let reason =
      context.isReadOnly
      ? "This session is read only." : Availability.reason(action, context.viewer.role)
    if let reason {
      notice = Notice(reason, .warning)
    } else {
      openForm(action, subject: known)
    }
  }

  private func runOnScreen(_ command: Command) {
    if moveInGrid(command) || moveInPager(command) { return }
    let effects = top.update(command, context)
    for effect in effects { take(effect) }
    guard command == .back, top.id == .board, effects.isEmpty else { return }
    if screens.count > 1 { return goBack() }
    notice = Notice("This is the board; \(leaveKey) quits.")
  }

  private func take(_ effect: Effect) {
    switch effect {
    case .show(let screen): push(screen)
    case .run(let command): run(command)
    case .act(let name, let known): act(name, known)
    case .send(let name, let known, let sentence): send(name, known, sentence: sentence)
    case .back: goBack()
    case .copy(let text): terminal.copy(text)
    case .notice(let said): notice = said
    }
  }

  private func refresh() {
    if var grid = top.grid {
      grid.acknowledgeChanges()
      top.grid = grid
    }
    readAnew()
  }

  private func stop() {
    suspend()
    redraw()
  }
}
