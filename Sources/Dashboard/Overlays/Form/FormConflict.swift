import Domain
import SafeText
import Store
import TerminalUI

/// What somebody else changed while a form was filled in: both values side by side, to choose from.
struct FormConflict: Hashable, Sendable {
  /// Whose value is to be.
  enum Pick: Hashable, Sendable { case mine, theirs }

  /// What a key did beyond the choice.
  enum Outcome: Hashable, Sendable {
    case stay
    /// Back to the form as it was.
    case back
    /// Send what was chosen.
    case goOn
    /// Change what was typed in a field.
    case edit(String)
    /// Nothing is to be entered any more.
    case discard
  }

  let conflict: ChangeConflict
  /// What was typed in each of the conflict's fields; nil where nothing was, or there is no such field.
  let mine: [String?]
  private(set) var picks: [Pick]
  private(set) var focus = 0

  init(_ conflict: ChangeConflict, typed: [NamedText]) {
    self.conflict = conflict
    mine = conflict.fields.map { field in typed.first { $0.name == field.name }?.text }
    picks = mine.map { $0 == nil ? .theirs : .mine }
    focus = mine.firstIndex { $0 != nil } ?? 0
  }

  /// Reacts to a key.
  mutating func handle(_ key: KeyPress) -> Outcome {
    let count = conflict.fields.count
    switch key {
    case .down, .tab, .character("j"): if count > 0 { focus = (focus + 1) % count }
    case .up, .backTab, .character("k"): if count > 0 { focus = (focus + count - 1) % count }
    case .character("m"): pick(.mine)
    case .character("t"): pick(.theirs)
    case .character("e"):
      return conflict.fields.indices.contains(focus) ? .edit(conflict.fields[focus].name) : .stay
    case .character("d"): return .discard
    case .enter: return .goOn
    case .escape: return .back
    default: break
    }
    return .stay
  }

  private mutating func pick(_ pick: Pick) {
    if mine.indices.contains(focus), mine[focus] != nil { picks[focus] = pick }
  }

  /// The fields whose typed text gives way, each with what stands there now.
  var yielded: [ConflictField] {
    zip(conflict.fields, zip(mine, picks)).filter { $1.0 != nil && $1.1 == .theirs }.map(\.0)
  }

  // MARK: - Drawing

  /// Draws the choice.
  ///
  /// - Parameter words: how a value of a field reads, with a record's name.
  func draw(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext,
    words: (_ field: String, _ text: String) -> String
  ) {
    let theme = context.theme
    let heading = TextLines.wrap(
      "\(conflict.by) changed this at \(context.zone.fullText(conflict.at))"
        + " (\(conflict.verb)). Nothing of yours was entered yet.", width: rect.width)
    var row = 0
    for line in heading {
      surface.write(line, in: rect.row(row), style: theme.style(.warning))
      row += 1
    }
    row += 1
    let columns: [Extent] = [.share(3), .share(4), .share(4), .share(4)]
    write(
      ["", "was", "is now", "yours"], in: rect.row(row).split(columns: columns, spacing: 1),
      style: theme.style(.muted), on: &surface)
    for (index, field) in conflict.fields.enumerated() {
      row += 1
      let mark = index == focus ? (context.unicode ? "▸ " : "> ") : "  "
      func shown(_ text: String) -> String { text.isEmpty ? "nothing" : words(field.name, text) }
      // The sign says in text what the choice is.
      let now = (picks[index] == .theirs ? "* " : "  ") + shown(field.isNow)
      let own = mine[index].map { (picks[index] == .mine ? "* " : "  ") + words(field.name, $0) }
      let parts = rect.row(row).split(columns: columns, spacing: 1)
      write(
        [mark + field.name, shown(field.was), now, own ?? "  not typed"], in: parts,
        style: theme.style(.normal), on: &surface)
      if index == focus { surface.restyle(rect.row(row), theme.style(.rowSelected)) }
    }
    let help = TextLines.wrap(
      "* is taken. m keeps yours, t takes theirs, e edits; Enter goes on,"
        + " d lets theirs stand and discards yours, Esc goes back.", width: rect.width)
    for (line, text) in help.enumerated() {
      surface.write(
        text, in: rect.row(rect.height - help.count + line), style: theme.style(.muted))
    }
  }

  private func write(_ texts: [String], in parts: [Rect], style: Style, on surface: inout Surface) {
    for (text, part) in zip(texts, parts) { surface.write(text, in: part, style: style) }
  }
}
