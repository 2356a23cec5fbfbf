import Domain
import Presentation
import Store
import TerminalUI

/// One's own last changes, each as its sentence, with the reason where it can't be taken back.
struct UndoList: Sendable {
  /// What a key did beyond the list.
  enum Outcome: Sendable {
    case stay, leave
    case undo(UndoableChange)
    /// It can't be taken back.
    case refused(UndoableChange, reason: String)
  }

  /// How many changes are looked at.
  static let limit = 30

  /// The changes, newest first; nil until the store has answered.
  private(set) var changes: [UndoableChange]?
  private var state = ListState()
  private var isConfirming = false

  /// Takes the store's answer; the newest change that stands and can be taken back is selected,
  /// so that one `u` after the other goes on back.
  mutating func take(_ found: [UndoableChange]) {
    changes = found
    isConfirming = false
    state = ListState(
      selection: found.firstIndex { $0.reason == nil && $0.verb != Undo.descriptor.name } ?? 0)
  }

  /// The change that Enter takes back.
  var selected: UndoableChange? {
    guard let changes, changes.indices.contains(state.selection) else { return nil }
    return changes[state.selection]
  }

  /// Reacts to a key.
  mutating func handle(_ key: KeyPress) -> Outcome {
    if isConfirming {
      isConfirming = false
      if key == .enter || key == .character("y"), let selected { return .undo(selected) }
      return .stay
    }
    if key == .escape || key == .character("q") || key == .character("u") { return .leave }
    if state.handle(key, count: changes?.count ?? 0, height: Self.limit) { return .stay }
    guard key == .enter, let selected else { return .stay }
    if let reason = selected.reason { return .refused(selected, reason: reason) }
    isConfirming = true
    return .stay
  }

  // MARK: - Drawing

  func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let theme = context.theme
    let width = min(rect.width, 110)
    let texts = (changes ?? []).map { text($0, context) }
    let foot = foot.flatMap { TextLines.wrap($0, width: max(1, width - 4)) }
    let frame = rect.centered(Size(width: width, height: max(1, texts.count) + foot.count + 3))
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(frame, style: theme.style(.borderFocused), title: "Take back what you did")
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    let room = max(1, inside.height - foot.count - 1)
    if texts.isEmpty {
      surface.write(emptyText, in: inside.row(0), style: theme.style(.muted))
    }
    var list = state
    list.ensureVisible(count: texts.count, height: room)
    for (line, index) in list.visibleRows(count: texts.count, height: room).enumerated() {
      let isSelected = index == state.selection
      let mark = isSelected ? (context.unicode ? "▸ " : "> ") : "  "
      let isPossible = changes?[index].reason == nil
      surface.write(
        mark + texts[index], in: inside.row(line),
        style: theme.style(isPossible ? .normal : .disabled))
      if isSelected { surface.restyle(inside.row(line), theme.style(.rowSelected)) }
    }
    for (line, text) in foot.enumerated() {
      surface.write(
        text, in: inside.row(inside.height - foot.count + line),
        style: theme.style(isConfirming ? .strong : .muted))
    }
  }

  private func text(_ change: UndoableChange, _ context: ScreenContext) -> String {
    let isToday = context.zone.localDate(of: change.at) == context.today
    let time =
      isToday
      ? TimeDisplay.clock(change.at, zone: context.zone)
      : TimeDisplay.dayAndClock(change.at, zone: context.zone)
    // Said at the front, as a long sentence is cut at its end.
    return "\(time)  \(change.reason == nil ? "" : "stays: ")\(change.sentence)"
  }

  private var emptyText: String {
    changes == nil ? "Being looked up…" : "You have made no change here yet."
  }

  /// What is selected, in full, and what the keys do.
  private var foot: [String] {
    guard let selected else { return ["Esc goes back"] }
    if isConfirming {
      return ["Take back: \(selected.sentence)", "Enter does it, any other key goes back."]
    }
    if let reason = selected.reason {
      return ["It can't be taken back: \(reason).", "Esc goes back"]
    }
    return ["Enter takes it back, Esc goes back"]
  }
}
