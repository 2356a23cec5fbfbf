import TerminalUI

extension Program {
  /// Says once, on the first opening of a demonstration store, that there is a tour.
  func offerTour() {
    guard context.isDemo, !context.isReadOnly, let mark = options.tour, mark.leave() else { return }
    let key = context.keymap.keyNames(of: .palette, on: top)
    notice = Notice(
      "New here? \(key) then 'tour' shows the board in \(Tour.steps.count) steps.", .good)
  }

  /// Begins the tour at the board.
  func beginTour() {
    tour = Tour()
    run(.showBoard)
  }

  /// Takes notice of a command that was begun.
  func noteInTour(_ command: Command) {
    guard tour?.note(command) == true else { return }
    tour = nil
  }

  /// Leaves the tour.
  func leaveTour() {
    tour = nil
    notice = Notice("The tour is left; ':tour' begins it again.")
  }

  /// Draws the step of the tour.
  func paintTour(in rect: Rect, on surface: inout Surface) {
    guard let tour else { return }
    let key = context.keymap.keys(of: tour.step.command, on: top).first?.description
    tour.draw(
      in: rect, key: key ?? ":\(tour.step.command.rawValue)", on: &surface, context)
  }
}
