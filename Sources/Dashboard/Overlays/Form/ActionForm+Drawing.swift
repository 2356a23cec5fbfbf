import Domain
import SafeText
import TerminalUI

extension ActionForm {
  /// The most choices seen at once.
  static let choiceRows = 5

  /// One row of the form's body.
  private enum Line: Hashable {
    case field(Int)
    case help(String)
    case choice(Int)
  }

  /// Draws the form; answers where the cursor stands.
  mutating func draw(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) -> Point? {
    let theme = context.theme
    let height = fields.count + Self.choiceRows + 8
    let frame = rect.centered(Size(width: 76, height: height))
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(frame, style: theme.style(.borderFocused), title: descriptor.summary)
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    if let conflict, stage == .conflict {
      conflict.draw(in: inside, on: &surface, context) { name, text in
        descriptor.field(named: name).map { words(text, $0, context) } ?? text
      }
      return nil
    }
    let message = message(context).flatMap { TextLines.wrap($0, width: inside.width) }
      .suffix(stage == .confirming ? 12 : 6)
    let room = inside.inset(bottom: message.count)
    let cursor = drawBody(in: room, on: &surface, context)
    let foot = inside.inset(top: max(0, inside.height - message.count))
    for (line, text) in message.enumerated() {
      surface.write(text, in: foot.row(line), style: theme.style(messageRole))
    }
    return stage == .typing ? cursor : nil
  }

  private mutating func drawBody(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) -> Point? {
    let lines = lines(width: rect.width, context)
    let start = lines.firstIndex(of: .field(focus)) ?? 0
    let end =
      start + 1 + lines[(start + 1)...].prefix { if case .field = $0 { false } else { true } }.count
    // The field that is typed in and what stands under it stay in sight.
    let first = max(0, min(start, end - rect.height))
    let labelWidth = (descriptor.fields.map { $0.name.count }.max() ?? 0) + 2
    var cursor: Point?
    for (row, line) in lines.dropFirst(first).prefix(rect.height).enumerated() {
      let area = rect.row(row)
      switch line {
      case .field(let index):
        let point = drawField(index, in: area, labelWidth: labelWidth, on: &surface, context)
        if index == focus { cursor = point }
      case .help(let text):
        surface.write(text, in: area.inset(left: 4), style: context.theme.style(.muted))
      case .choice(let index): drawChoice(index, in: area.inset(left: 4), on: &surface, context)
      }
    }
    return cursor
  }

  /// The fields, with help and choices under the one that is typed in.
  private func lines(width: Int, _ context: ScreenContext) -> [Line] {
    fields.indices.flatMap { index -> [Line] in
      guard index == focus, stage == .typing else { return [.field(index)] }
      let help = TextLines.wrap(FieldHelp.text(field), width: max(1, width - 4))
      let shown = min(Self.choiceRows, choices.count)
      let first = min(max(0, (chosen ?? 0) - shown + 1), choices.count - shown)
      // What is being typed needs its width; what is understood of it stands below.
      let understood = errors[field.name] == nil ? aside(index, context) : nil
      return [.field(index)] + (understood.map { [.help("= " + $0)] } ?? [])
        + help.map { .help($0) }
        + (first..<first + shown).map { .choice($0) }
    }
  }

  // MARK: - Rows

  private mutating func drawField(
    _ index: Int, in rect: Rect, labelWidth: Int, on surface: inout Surface,
    _ context: ScreenContext
  ) -> Point? {
    let theme = context.theme
    let field = descriptor.fields[index]
    let isFocused = index == focus
    let label = TextGuard.pad(field.name + (field.isRequired ? " *" : ""), columns: labelWidth)
    surface.write(label, in: rect, style: theme.style(isFocused ? .promptLabel : .muted))
    let error = errors[field.name]
    let isTyped = isFocused && stage == .typing
    let aside = error.map { "! " + $0 } ?? (isTyped ? nil : aside(index, context))
    let area = rect.inset(left: labelWidth + 1)
    let parts =
      aside == nil
      ? [area] : area.split(columns: [.share(error == nil ? 3 : 2), .share(4)], spacing: 1)
    let role: ThemeRole = error != nil ? .fieldError : isFocused ? .fieldFocused : .field
    let cursor = fields[index].draw(in: parts[0], on: &surface, style: theme.style(role))
    if let aside {
      surface.write(aside, in: parts[1], style: theme.style(error == nil ? .muted : .critical))
    }
    return cursor
  }

  /// What was understood of a field: a time in full, the record of a key.
  private func aside(_ index: Int, _ context: ScreenContext) -> String? {
    let field = descriptor.fields[index]
    let text = fields[index].text
    if text.isEmpty { return nil }
    if let kind = field.recordKind {
      let record = records[RecordKey(kind: kind, key: FieldReading.trimmed(text))]
      return record?.choice(kind, isMasked: context.isMasked)
    }
    let reading = context.reading
    guard let value = try? reading.read(text, field).value else { return nil }
    return reading.readback(value)
  }

  private func drawChoice(
    _ index: Int, in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) {
    let choice = choices[index]
    let isChosen = index == chosen
    let mark = isChosen ? (context.unicode ? "▸ " : "> ") : "  "
    let width = choices.map { DisplayWidth.of(TextGuard.clean($0.text)) }.max() ?? 0
    let key = TextGuard.pad(choice.text, columns: min(width, rect.width / 2))
    surface.write(mark + key + "  " + choice.words, in: rect, style: context.theme.style(.help))
    if isChosen { surface.restyle(rect, context.theme.style(.rowSelected)) }
  }

  // MARK: - The message

  private var messageRole: ThemeRole {
    if stage == .confirming { return .strong }
    return failure == nil ? .muted : .critical
  }

  private func message(_ context: ScreenContext) -> [String] {
    switch stage {
    case .sending: return ["Being entered…"]
    case .conflict: return []
    case .confirming:
      return [sentence(context)] + effect + ["Enter does it, any other key goes back."]
    case .typing:
      if let failure { return [failure, "What is typed stays; ^S sends it again."] }
      let list = choices.isEmpty ? "" : "^N ^P choose from the list, "
      return ["\(list)Enter goes on, ^S checks, Esc leaves and keeps what is typed."]
    }
  }
}
