import TerminalUI

extension Program {
  /// Takes the columns and sorts of the last session, before any list is filled.
  func loadSession() {
    guard options.asOf == nil, let file = options.session else { return }
    switch file.read() {
    case .nothing: break
    case .damaged:
      notice = Notice(
        "What the last session left does not read; the usual columns and the board are shown.",
        .warning)
    case .session(let kept):
      keptSession = kept
      context.layouts = kept.layouts
    }
  }

  /// Opens the screen that the last session was left on, over the board.
  func reopenScreen() {
    guard let id = keptSession?.screen, id != .board,
      let entry = ScreenCatalog.all.first(where: { $0.id == id }),
      entry.refusal(context.viewer) == nil
    else { return }
    push(entry.screen(for: context.viewer))
    former = []
  }

  /// Leaves columns, sorts and the screen to the next session.
  ///
  /// That they could not be kept is nobody's concern: the next begins as usual.
  func keepSession() {
    guard options.asOf == nil, let file = options.session else { return }
    let known = screens.last { screen in
      ScreenCatalog.all.contains { $0.id == screen.id } && screen.id != .screens
    }
    let session = KeptSession(screen: known?.id, layouts: context.layouts)
    if session != keptSession { file.write(session) }
  }
}
