import TerminalUI

extension Program {
  /// Does in the text of the screen what a command does there; whether it is one of those.
  func moveInPager(_ command: Command) -> Bool {
    guard var pager = top.pager, let move = Self.move(command) else { return false }
    // Without an outline to choose from or to leave, these are the screen's own.
    if move == .open || move == .close, pager.outline == nil { return false }
    if !pager.perform(move) { notice = Self.nothing(move).map { Notice($0) } }
    top.pager = pager
    return true
  }

  private static func move(_ command: Command) -> Pager.Move? {
    switch command {
    case .up: .up
    case .down: .down
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    case .top: .top
    case .bottom: .bottom
    case .left: .left
    case .right: .right
    case .nextHeading: .nextHeading
    case .previousHeading: .previousHeading
    case .outline: .outline
    case .wrap: .wrap
    case .findNext: .findNext
    case .findPrevious: .findPrevious
    case .open: .open
    case .back: .close
    default: nil
    }
  }

  /// Why nothing moved.
  private static func nothing(_ move: Pager.Move) -> String? {
    switch move {
    case .left, .right: "Lines are wrapped here; w lets them run on."
    case .nextHeading: "There is no heading further down."
    case .previousHeading: "There is no heading further up."
    case .outline: "This text has no headings."
    case .findNext, .findPrevious: "No line has what is searched for."
    default: nil
    }
  }

  /// Opens the line in which a search is typed.
  func openSearch() {
    top.pager?.beginSearch()
    overlay = .prompt(.search, Prompt("Search:"))
  }

  /// Asks for the letter of a mark.
  func askForLetter(_ command: Command) {
    overlay = .letter(command)
    notice = Notice(
      command == .setMark
        ? "Mark this place with which letter?"
        : "To the mark of which letter? ' is the place before."
    )
  }

  /// Takes the letter of a mark.
  func pressLetter(_ key: KeyPress, _ command: Command) {
    overlay = nil
    guard case .character(let letter) = key, var pager = top.pager else { return }
    if command == .setMark {
      pager.setMark(letter)
      notice = Notice("'\(letter) comes back here.")
    } else if !pager.goToMark(letter) {
      notice = Notice("No place is marked '\(letter)'; M marks one.", .warning)
    }
    top.pager = pager
  }

  /// Opens what the screen has to read in full.
  func read() {
    guard let reading = top.reading(context) else { return }
    push(PagerScreen(reading, from: top.breadcrumb(context)))
  }
}
