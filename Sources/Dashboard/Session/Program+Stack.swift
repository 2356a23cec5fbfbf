import Domain
import TerminalUI

/// Where one was: every screen opened lies on the one it was opened from, so that going back finds
/// each as it was left, its selection, filter and sort with it.
extension Program {
  /// Screens kept to go back to; beyond that the oldest is forgotten, but never the board.
  private static let deepest = 24

  /// Opens a screen on top of this one.
  func push(_ screen: any Screen) {
    former = screens
    if screens.count >= Self.deepest { screens.remove(at: 1) }
    screens.append(screen)
    noteScreenChange()
  }

  /// Goes to the screen beneath.
  func goBack() {
    guard screens.count > 1 else { return }
    former = screens
    let left = screens.removeLast()
    // There is one board: what was done on a later sight of it holds for the first.
    if left is BoardScreen, let place = screens.lastIndex(where: { $0 is BoardScreen }) {
      screens[place] = left
    }
    noteScreenChange()
  }

  /// Jumps to a screen of the catalogue; the same screen again begins anew.
  func jump(to entry: ScreenCatalog.Entry) {
    // The list of screens has done its work once one is chosen.
    if top.id == .screens, entry.id != .screens { screens.removeLast() }
    if entry.id == .board {
      if top is BoardScreen { return }
      return push(screens.last { $0 is BoardScreen } ?? BoardScreen())
    }
    if top.id == entry.id {
      former = screens
      top = entry.screen(for: context.viewer)
      return noteScreenChange()
    }
    push(top.selectedCounty.flatMap { entry.ofCounty?($0) } ?? entry.screen(for: context.viewer))
  }

  /// Goes to the screen before, and from there back again.
  func toggleFormer() {
    guard !former.isEmpty else {
      notice = Notice("There was no other screen yet.")
      return
    }
    swap(&screens, &former)
    noteScreenChange()
  }
}
