import SafeText
import TerminalUI

/// The keys of the screen as bound now, what each does and why it can't be used; typing narrows
/// them, and finds commands that belong to other screens too.
struct HelpBox: Sendable {
  /// One command.
  struct Line: Sendable {
    let entry: CommandEntry
    /// As bound now; `:name` where no key does it.
    let keys: String
    /// Whether the screen has what the command is about.
    let applies: Bool
    let reason: String?
  }

  private var prompt = Prompt("Find:")
  private var offset = 0
  let lines: [Line]
  /// Rows that fitted when last drawn.
  private var height = 10
  /// Lines there were when last drawn.
  private var count = 0

  init(on screen: any Screen, _ context: ScreenContext) {
    lines = CommandTable.entries(isReadOnly: context.isReadOnly).map { entry in
      let keys = context.keymap.keyNames(of: entry.command, on: screen)
      return Line(
        entry: entry, keys: keys.isEmpty ? ":\(entry.command.rawValue)" : keys,
        applies: Availability.applies(entry, to: screen),
        reason: Availability.why(entry.command, on: screen, context))
    }
  }

  /// Reacts to a key; whether help stays open.
  mutating func handle(_ key: KeyPress) -> Bool {
    switch key {
    case .escape, .enter: return false
    case .character("q") where prompt.field.isEmpty: return false
    case .character("?") where prompt.field.isEmpty: return false
    case .down, .control("n"): offset += 1
    case .up, .control("p"): offset -= 1
    case .pageDown: offset += max(1, height - 1)
    case .pageUp: offset -= max(1, height - 1)
    case .home: offset = 0
    case .end: offset = count
    default:
      if prompt.field.handle(key) { offset = 0 }
    }
    offset = min(max(0, offset), max(0, count - height))
    return true
  }

  /// Puts pasted text into the line that narrows.
  mutating func paste(_ text: String) {
    prompt.field.insert(text)
    offset = 0
  }

  /// The commands that are shown: those of the screen, or every one that fits what is typed.
  var shown: [Line] {
    let typed = prompt.field.text.split(separator: " ")
    guard !typed.isEmpty else { return lines.filter(\.applies) }
    let name = typed.joined(separator: "-")
    return lines.filter { line in
      if line.keys.split(separator: " ").contains(where: { $0 == name }) { return true }
      let match = FuzzyMatch(name, in: line.entry.command.rawValue)
      return match.map { $0.kind != .inOrder } ?? false
        || PaletteItems.describes(line.entry.summary, typed)
    }
  }

  /// The lines of the box, wrapped, each group under its heading.
  private func rows(_ width: Int, _ theme: Theme) -> [StyledText] {
    let shown = shown
    let keyWidth = lines.map { DisplayWidth.of(TextGuard.clean($0.keys)) }.max() ?? 0
    var rows: [StyledText] = []
    for group in CommandTable.groups {
      let lines = shown.filter { $0.entry.group == group }
      if lines.isEmpty { continue }
      if !rows.isEmpty { rows.append("") }
      rows.append(StyledText(group, theme.style(.title)))
      for line in lines { rows += text(of: line, keyWidth: keyWidth, width: width, theme) }
    }
    return rows
  }

  /// The keys and the sentence, and below it why the command can't be used now.
  private func text(of line: Line, keyWidth: Int, width: Int, _ theme: Theme) -> [StyledText] {
    let room = max(10, width - keyWidth - 4)
    let words = TextLines.wrap(line.entry.summary, width: room).map { ($0, ThemeRole.help) }
    let reason =
      line.reason.map {
        TextLines.wrap("not now: \($0)", width: room).map { ($0, ThemeRole.disabled) }
      }
      ?? []
    return (words + reason).enumerated().map { index, part in
      var text = StyledText("  ")
      text.append(
        TextGuard.pad(index == 0 ? line.keys : "", columns: keyWidth), theme.style(.helpKey))
      text.append("  " + part.0, theme.style(part.1))
      return text
    }
  }

  // MARK: - Drawing

  /// Draws the box over a rectangle; answers where the cursor stands.
  mutating func draw(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) -> Point? {
    let theme = context.theme
    let frame = rect.centered(Size(width: min(rect.width, 100), height: rect.height))
    guard frame.width >= 20, frame.height >= 5 else { return nil }
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(
      frame, style: theme.style(.borderFocused), title: "Keys (type to find, Esc closes)")
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    let cursor = prompt.draw(in: inside.row(0), on: &surface, theme: theme)
    let area = inside.inset(top: 2)
    let rows = rows(area.width, theme)
    count = rows.count
    height = area.height
    offset = min(offset, max(0, count - height))
    if rows.isEmpty {
      surface.write("No command is about that.", in: area.row(0), style: theme.style(.muted))
    }
    for (index, row) in rows.dropFirst(offset).prefix(height).enumerated() {
      surface.write(row, at: Point(x: area.x, y: area.y + index), maxWidth: area.width)
    }
    if count > height {
      let foot = Rect(x: frame.x + 2, y: frame.maxY - 1, width: frame.width - 4, height: 1)
      surface.write(
        " \(min(offset + height, count))/\(count) ", in: foot, style: theme.style(.muted),
        alignment: .trailing)
    }
    return cursor
  }
}
