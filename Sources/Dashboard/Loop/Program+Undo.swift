import Domain
import Store
import TerminalUI

extension Program {
  /// Opens the list of one's last changes; the store is asked for it.
  func openUndo() {
    overlay = .undo(UndoList())
    port.inquire(.undoable(limit: UndoList.limit))
  }

  /// Reacts to a key in the list.
  func pressInUndo(_ key: KeyPress, _ list: UndoList) {
    var list = list
    switch list.handle(key) {
    case .stay: overlay = .undo(list)
    case .leave: overlay = nil
    case .refused(_, let reason):
      overlay = .undo(list)
      notice = Notice("It can't be taken back: \(reason).", .warning)
    case .undo(let change):
      overlay = nil
      takingBack = change
      port.write(
        Undo.descriptor.name, [NamedText(name: "entry", text: "\(change.entry)")], expecting: nil)
    }
  }

  /// Takes what came of taking a change back.
  func takeUndone(_ written: Written) {
    let sentence = takingBack?.sentence ?? "your change"
    takingBack = nil
    switch written.result {
    case .success:
      notice = Notice("Taken back: \(sentence) u goes on.", .good)
      readAnew()
    case .failure(let problem): notice = Notice("Not taken back: \(problem.sentence)", .critical)
    }
  }

  /// Takes the answer to a question about changes.
  func take(_ inquired: Inquired) {
    switch (inquired.inquiry, inquired.result) {
    case (.basis(let action, let fields), .success(.basis(let basis))):
      guard case .form(var form) = overlay else { return }
      form.take(basis, of: action, fields)
      overlay = .form(form)
    case (.undoable, .success(.undoable(let changes))):
      guard case .undo(var list) = overlay else { return }
      list.take(changes)
      overlay = .undo(list)
    case (.undoable, .failure(let problem)):
      if case .undo = overlay { overlay = nil }
      notice = Notice(problem.sentence, .critical)
    case (.anchor, .failure(let problem)): notice = Notice(problem.sentence, .critical)
    case (.openings, .success(.openings(let lines))): openings = lines
    case (.alerts(_, let counties), .success(.alerts(let digest))):
      take(digest, counties: counties)
    case (.weeks, .success(.weeks(let weeks))): context.weeks = ShownWeeks(weeks)
    // A form whose basis can't be had is sent without it: the change's own rules hold still.
    default: break
    }
  }
}
