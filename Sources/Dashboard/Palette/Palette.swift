import Domain
import SafeText
import Store
import TerminalUI

/// The command line with what it may mean above it.
struct Palette: Sendable {
  private(set) var prompt = Prompt("Command:")
  /// What can be done, as it stood when the palette was opened.
  private let everything: [PaletteItem]
  /// What is offered for what is typed, the likeliest first.
  private(set) var items: [PaletteItem]
  private var state = ListState()
  /// The record's kind that is being named, and the question last answered.
  private(set) var question: NamedRecordsQuery?
  /// Lines entered before, the newest last.
  private let history: [String]
  /// The place in the history of the line shown; nil = the line is typed.
  private var recalled: Int?

  /// What a key did beyond the palette.
  enum Outcome: Sendable {
    case stay, leave
    case run(PaletteItem, typed: String)
    /// Nothing is called so.
    case unknown(String)
  }

  init(on screen: any Screen, history: [String], _ context: ScreenContext) {
    everything = PaletteItems.all(on: screen, context)
    items = everything
    self.history = history
  }

  /// What is typed.
  var text: String { prompt.field.text }

  /// The line that Enter does.
  var selected: PaletteItem? {
    items.indices.contains(state.selection) ? items[state.selection] : nil
  }

  // MARK: - Typing

  /// Reacts to a key.
  mutating func handle(_ key: KeyPress, _ context: ScreenContext) -> Outcome {
    switch key {
    case .escape: return .leave
    case .enter: return enter(context)
    case .tab: complete(context)
    case .up, .control("p"): goUp(context)
    case .down, .control("n"): goDown(context)
    case .pageUp: state.page(by: -1, count: items.count, height: Self.mostRows)
    case .pageDown: state.page(by: 1, count: items.count, height: Self.mostRows)
    // Going back over an empty line leaves it, as in every program with such a line.
    case .backspace where text.isEmpty: return .leave
    default:
      prompt.field.handle(key)
      typed(context)
    }
    return .stay
  }

  /// Puts pasted text into the line; a line feed in it is a blank, never Enter.
  mutating func paste(_ text: String, _ context: ScreenContext) {
    prompt.field.insert(text)
    typed(context)
  }

  private mutating func enter(_ context: ScreenContext) -> Outcome {
    guard let selected else { return text.isEmpty ? .leave : .unknown(text) }
    if case .name(let target) = selected.doing {
      set("\(target.rawValue) ", context)
      return .stay
    }
    if text.isEmpty, state.selection == 0 { return .leave }
    return .run(selected, typed: selected.name)
  }

  /// Takes the selected line's name, with the blank that a record's name follows.
  private mutating func complete(_ context: ScreenContext) {
    guard let selected else { return }
    let waits = PaletteTarget(rawValue: selected.name) != nil
    set(selected.name + (waits ? " " : ""), context)
  }

  private mutating func set(_ text: String, _ context: ScreenContext) {
    prompt.field = TextField(text)
    typed(context)
  }

  private mutating func typed(_ context: ScreenContext) {
    recalled = nil
    offer(context)
  }

  private mutating func offer(_ context: ScreenContext) {
    state = ListState()
    if let (target, rest) = PaletteItems.target(in: text) {
      let asked = NamedRecordsQuery(
        target.kind, text: rest, at: context.moment, counties: scope(of: target, context))
      // What was found before stays in sight until the store has answered.
      if question?.kind != asked.kind { items = standing(target, rest) }
      question = asked
      return
    }
    question = nil
    items = PaletteItems.matching(text, of: everything)
  }

  /// A restriction to a county chooses among all of the viewer's.
  private func scope(of target: PaletteTarget, _ context: ScreenContext) -> [String] {
    if target != .county { return context.counties }
    return context.sessionCounties.isEmpty
      ? context.viewer.counties.sorted() : context.sessionCounties
  }

  private func standing(_ target: PaletteTarget, _ rest: String) -> [PaletteItem] {
    target == .county && "all".hasPrefix(rest.lowercased()) ? [PaletteItems.allCounties] : []
  }

  /// Takes what the store found; an answer to what is no longer typed is passed over.
  mutating func take(_ found: [NamedRecord], for asked: NamedRecordsQuery, _ context: ScreenContext)
  {
    guard asked == question, let (target, rest) = PaletteItems.target(in: text) else { return }
    items = PaletteItems.records(found, as: target, context) + standing(target, rest)
    state.ensureVisible(count: items.count, height: Self.mostRows)
  }

  // MARK: - The list and the history

  /// Up the list; from its first line back through what was entered before.
  private mutating func goUp(_ context: ScreenContext) {
    guard recalled != nil || state.selection == 0 else {
      return state.move(by: -1, count: items.count)
    }
    let place = (recalled ?? history.count) - 1
    guard history.indices.contains(place) else { return }
    set(history[place], context)
    recalled = place
  }

  private mutating func goDown(_ context: ScreenContext) {
    guard let place = recalled else { return state.move(by: 1, count: items.count) }
    guard history.indices.contains(place + 1) else { return set("", context) }
    set(history[place + 1], context)
    recalled = place + 1
  }

  // MARK: - Drawing

  private static let mostRows = 12

  /// Draws the list at the bottom of a rectangle, over what is there.
  func drawList(in rect: Rect, on surface: inout Surface, _ context: ScreenContext) {
    let theme = context.theme
    let rows = max(1, min(items.count, min(Self.mostRows, rect.height - 2)))
    let height = min(rect.height, rows + 2)
    guard height >= 3, rect.width >= 20 else { return }
    let frame = Rect(x: rect.x, y: rect.maxY - height, width: rect.width, height: height)
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(frame, style: theme.style(.borderFocused), title: heading)
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    guard !items.isEmpty else {
      surface.write(emptyText, in: inside.row(0), style: theme.style(.muted))
      return
    }
    var list = state
    list.ensureVisible(count: items.count, height: inside.height)
    let widths = columnWidths(inside.width)
    for (line, index) in list.visibleRows(count: items.count, height: inside.height).enumerated() {
      draw(
        items[index], isSelected: index == state.selection, widths: widths, in: inside.row(line),
        on: &surface, context)
    }
  }

  private var heading: String {
    let place = items.isEmpty ? "" : " (\(state.selection + 1) of \(items.count))"
    return "Enter does it, Tab takes the name" + place
  }

  private var emptyText: String {
    question == nil
      ? "Nothing is called so. Fewer letters find more; Esc leaves."
      : "None is found among what you may see, or a few letters more are needed."
  }

  /// Columns of the name and of the keys.
  private func columnWidths(_ width: Int) -> (name: Int, keys: Int) {
    func widest(_ texts: [String]) -> Int {
      texts.map { DisplayWidth.of(TextGuard.clean($0)) }.max() ?? 0
    }
    return (
      min(widest(items.map(\.name)), max(14, width / 2)),
      min(widest(items.map(\.keys)), max(0, width / 6))
    )
  }

  private func draw(
    _ item: PaletteItem, isSelected: Bool, widths: (name: Int, keys: Int), in rect: Rect,
    on surface: inout Surface, _ context: ScreenContext
  ) {
    let theme = context.theme
    let mark = isSelected ? (context.unicode ? "▸ " : "> ") : "  "
    var line = StyledText(mark)
    let isUsable = item.reason == nil
    line.append(
      TextGuard.pad(TextGuard.truncate(item.name, columns: widths.name), columns: widths.name),
      theme.style(isUsable ? .strong : .disabled))
    let keys = TextGuard.truncate(item.keys, columns: widths.keys)
    if widths.keys > 0 {
      line.append("  " + TextGuard.pad(keys, columns: widths.keys), theme.style(.helpKey))
    }
    // Why it can't be used counts for more than what it would do.
    let words = item.reason.map { "not now: \($0)" } ?? item.summary
    line.append("  " + words, theme.style(isUsable ? .help : .disabled))
    surface.write(line, at: rect.origin, maxWidth: rect.width)
    if isSelected { surface.restyle(rect, theme.style(.rowSelected)) }
  }

  /// Draws the line that is typed; answers where the cursor stands.
  mutating func drawLine(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) -> Point? {
    prompt.draw(in: rect, on: &surface, theme: context.theme)
  }
}
