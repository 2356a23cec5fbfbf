import Domain
import Store
import TerminalUI

extension Program {
  /// Opens the actions for the marked rows; whether there are any rows.
  func actOnMarked() -> Bool {
    guard let bulk = BulkAction(top) else { return false }
    let menu = BulkMenu(bulk, role: context.viewer.role)
    if menu.actions.isEmpty {
      notice = Notice("No action is for several of these rows; T unmarks all.", .warning)
    } else {
      overlay = .bulkMenu(menu)
    }
    return true
  }

  func pressInBulkMenu(_ key: KeyPress, _ menu: BulkMenu) {
    var menu = menu
    if menu.state.handle(key, count: menu.actions.count, height: menu.actions.count) {
      overlay = .bulkMenu(menu)
      return
    }
    switch key {
    case .enter: choose(menu)
    case .escape, .character("q"): overlay = nil
    default: break
    }
  }

  private func choose(_ menu: BulkMenu) {
    guard let action = menu.selected else { return }
    if let reason = menu.reason(action) {
      notice = Notice("'\(action.name)' is \(reason).", .warning)
      return
    }
    bulk = menu.bulk
    openBulkForm(menu.bulk.form(of: action), shared: menu.bulk.shared)
  }

  /// Asks for what is the same for all rows.
  private func openBulkForm(_ action: ChangeDescriptor, shared: [NamedText]) {
    show(ActionForm(action, known: shared, draftID: drafts.begin(), context))
  }

  /// Sends the first of the rows, with what the form holds for all of them.
  func sendBulk(_ bulk: BulkAction, _ form: ActionForm) {
    let name = form.descriptor.name
    guard let action = ChangeCatalog.descriptors.first(where: { $0.name == name }) else { return }
    drafts.discard(form.draftID)
    var bulk = bulk
    bulk.begin(action, common: form.texts)
    go(on: bulk)
  }

  /// Takes what came of a row's change; whether it was one.
  func takeInBulk(_ written: Written) -> Bool {
    guard var bulk, bulk.isSending, bulk.action?.name == written.action,
      written.fields == bulk.sent
    else { return false }
    switch written.result {
    case .success: bulk.take(.done)
    case .failure(let problem): bulk.take(.failed(problem.sentence))
    }
    go(on: bulk)
    return true
  }

  /// Sends the next row, or ends: those done lose their marks.
  private func go(on bulk: BulkAction) {
    var bulk = bulk
    if let next = bulk.next, let action = bulk.action {
      bulk.sent = next
      port.write(action.name, next, expecting: nil)
    } else {
      bulk.end()
      if var grid = top.grid {
        grid.marked = bulk.left
        top.grid = grid
      }
      readAnew()
    }
    self.bulk = bulk
    overlay = .bulkProgress
  }

  func pressInBulkProgress(_ key: KeyPress) {
    guard var bulk else {
      overlay = nil
      return
    }
    guard key == .escape || key == .enter || key == .character("q") else { return }
    if bulk.isOver {
      self.bulk = nil
      overlay = nil
      let count = bulk.doneCount
      notice = Notice(
        "Done \(count) of \(bulk.rows.count): \(bulk.action?.name ?? "").",
        bulk.left.isEmpty ? .good : .warning)
    } else if key == .escape {
      bulk.isStopping = true
      self.bulk = bulk
    }
  }
}
