import SafeText
import TerminalUI

/// The line above the last: what can be pressed here, from the one table of commands.
struct FooterLine {
  let screen: any Screen

  func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    var x = rect.x
    for entry in entries(context) {
      guard let short = entry.short, Availability.applies(entry, to: screen) else { continue }
      let isQuit = entry.command == .back && screen.id == .board
      let keys = context.keymap.keys(of: entry.command, on: screen)
      // On the board Esc stays, so that nobody leaves it by one Esc too many.
      guard let key = keys.first(where: { !isQuit || $0 != .escape })?.description else { continue }
      let word = isQuit ? "quit" : entry.command == .open ? screen.opens : short
      let width = DisplayWidth.of(key) + 1 + DisplayWidth.of(word)
      guard x + width <= rect.maxX else { continue }
      x += surface.write(
        key, at: Point(x: x, y: rect.y), style: context.theme.style(.helpKey))
      x += surface.write(
        " " + word + "  ", at: Point(x: x, y: rect.y),
        style: context.theme.style(.muted), maxWidth: rect.maxX - x)
    }
  }

  /// Commands about what is selected are named by the screens that are for them.
  private let subjects: Set<CommandEntry.Place> = [.episodes, .alerts, .youth, .places, .people]

  /// How to get help, in and out; what the screen is for; then what every screen has.
  private func entries(_ context: ScreenContext) -> [CommandEntry] {
    let all = CommandTable.entries(isReadOnly: context.isReadOnly)
    let own = screen.footer.compactMap { command in all.first { $0.command == command } }
    let first: [Command] = [.help, .open, .back]
    return all.filter { first.contains($0.command) } + own
      + all.filter {
        !first.contains($0.command) && !screen.footer.contains($0.command)
          && !subjects.contains($0.place)
      }
  }
}
