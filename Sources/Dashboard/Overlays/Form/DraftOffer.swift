import Domain
import Presentation
import TerminalUI

/// A draft found when its action is opened: go on with it, discard it, or begin anew beside it.
struct DraftOffer: Sendable {
  let draft: Draft
  let descriptor: ChangeDescriptor
  /// What is selected on the screen beneath, for a form begun anew.
  let subject: [NamedText]

  /// `A draft of report-missing from 14:02 is kept`, with the day where it is another.
  static func words(_ draft: Draft, _ context: ScreenContext) -> String {
    let isToday = context.zone.localDate(of: draft.at) == context.zone.localDate(of: context.now)
    let time =
      isToday
      ? TimeDisplay.clock(draft.at, zone: context.zone)
      : TimeDisplay.local(draft.at, zone: context.zone)
    return "A draft of \(draft.action) from \(time) is kept"
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let theme = context.theme
    var text = Self.words(draft, context) + "."
    if draft.isSent {
      text += " It was on its way when the session ended: look first whether it was entered."
    }
    let width = min(70, rect.width)
    let lines =
      TextLines.wrap(text, width: max(1, width - 4))
      + [
        "", "Enter  go on with it", "n      begin anew, and keep it", "d      discard it",
        "Esc    leave it",
      ]
    let frame = rect.centered(Size(width: width, height: lines.count + 2))
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(frame, style: theme.style(.borderFocused), title: descriptor.summary)
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    for (row, line) in lines.enumerated() {
      surface.write(line, in: inside.row(row), style: theme.style(.normal))
    }
  }
}
