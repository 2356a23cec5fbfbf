import Domain
import SafeText
import TerminalUI

/// The fields of one action, filled in by hand, checked field by field, confirmed, and sent.
///
/// It is kept whole when it is left or when sending fails: nothing typed is ever lost (R14).
struct ActionForm: Sendable {
  /// Where the form stands.
  enum Stage: Hashable, Sendable { case typing, confirming, sending }

  let descriptor: ChangeDescriptor
  private(set) var fields: [TextField]
  private(set) var focus = 0
  private(set) var errors: [String: String] = [:]
  /// A failure that belongs to no field.
  private(set) var failure: String?
  private(set) var stage = Stage.typing

  /// What a key did beyond the form.
  enum Outcome: Hashable, Sendable { case stay, leave, send }

  /// An empty form, filled from what is selected.
  init(_ descriptor: ChangeDescriptor, subject: [NamedText]) {
    self.descriptor = descriptor
    fields = descriptor.fields.map { field in
      TextField(subject.first { $0.name == field.name }?.text ?? "")
    }
    focus = fields.firstIndex { $0.isEmpty } ?? 0
  }

  /// The texts of the fields that are not empty.
  var texts: [NamedText] {
    zip(descriptor.fields, fields).filter { !FieldReading.trimmed($1.text).isEmpty }
      .map { NamedText(name: $0.name, text: $1.text) }
  }

  /// Takes what came of sending; the form stays with its fields.
  mutating func fail(_ problem: Problem) {
    stage = .typing
    if let field = problem.field,
      let place = descriptor.fields.firstIndex(where: { $0.name == field.field })
    {
      errors[field.field] = field.reason
      focus = place
    } else {
      failure = problem.sentence
    }
  }

  /// Puts pasted text into the field.
  mutating func paste(_ text: String) {
    guard stage == .typing, fields.indices.contains(focus) else { return }
    fields[focus].insert(text)
  }

  /// Reacts to a key.
  mutating func handle(_ key: KeyPress, reading: FieldReading) -> Outcome {
    switch stage {
    case .sending: return key == .escape ? .leave : .stay
    case .confirming:
      if key == .enter || key == .character("y") {
        stage = .sending
        return .send
      }
      stage = .typing
      return .stay
    case .typing: return type(key, reading)
    }
  }

  private mutating func type(_ key: KeyPress, _ reading: FieldReading) -> Outcome {
    switch key {
    case .escape: return .leave
    case .tab, .down: turn(by: 1)
    case .backTab, .up: turn(by: -1)
    case .enter where focus + 1 < fields.count: turn(by: 1)
    case .enter, .control("s"): check(reading)
    case .control("n"): choose(by: 1)
    case .control("p"): choose(by: -1)
    default:
      if fields[focus].handle(key) { errors[descriptor.fields[focus].name] = nil }
    }
    return .stay
  }

  private mutating func turn(by step: Int) {
    focus = (focus + step + fields.count) % fields.count
  }

  /// The next choice of a closed vocabulary.
  private mutating func choose(by step: Int) {
    let names: [String]
    switch descriptor.fields[focus].kind {
    case .term(let terms): names = terms
    case .boolean: names = ["yes", "no"]
    default: return
    }
    let place = names.firstIndex(of: fields[focus].text).map { $0 + step } ?? (step > 0 ? 0 : -1)
    fields[focus] = TextField(names[(place + names.count) % names.count])
  }

  private mutating func check(_ reading: FieldReading) {
    failure = nil
    errors = [:]
    for (field, text) in zip(descriptor.fields, fields) {
      do throws(FieldProblem) {
        let entry = try field.entry(text.text, reading: reading)
        if field.isRequired, entry == .empty { errors[field.name] = "is needed" }
      } catch { errors[field.name] = error.reason }
    }
    if let place = descriptor.fields.firstIndex(where: { errors[$0.name] != nil }) {
      focus = place
    } else {
      stage = .confirming
    }
  }
}

// MARK: - Drawing

extension ActionForm {
  /// Draws the form; answers where the cursor stands.
  mutating func draw(
    in rect: Rect, on surface: inout Surface, _ context: ScreenContext
  ) -> Point? {
    let theme = context.theme
    let frame = rect.centered(Size(width: 74, height: fields.count + 6))
    surface.fill(frame, style: theme.style(.help))
    surface.drawBox(frame, style: theme.style(.borderFocused), title: descriptor.summary)
    let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
    let labelWidth = (descriptor.fields.map { $0.name.count }.max() ?? 0) + 2
    let room = max(1, inside.height - 3)
    let first = max(0, focus - room + 1)
    var cursor: Point?
    for (line, index) in (first..<min(fields.count, first + room)).enumerated() {
      let point = drawField(
        index, in: inside.row(line), labelWidth: labelWidth, on: &surface, theme)
      if index == focus { cursor = point }
    }
    let message = inside.inset(top: max(0, inside.height - 3))
    for (line, text) in TextLines.wrap(self.message, width: inside.width).prefix(3).enumerated() {
      surface.write(text, in: message.row(line), style: theme.style(messageRole))
    }
    return stage == .typing ? cursor : nil
  }

  private mutating func drawField(
    _ index: Int, in rect: Rect, labelWidth: Int, on surface: inout Surface, _ theme: Theme
  ) -> Point? {
    let field = descriptor.fields[index]
    let isFocused = index == focus
    let label = TextGuard.pad(field.name + (field.isRequired ? " *" : ""), columns: labelWidth)
    surface.write(label, in: rect, style: theme.style(isFocused ? .promptLabel : .muted))
    let error = errors[field.name]
    let area = rect.inset(left: labelWidth + 1)
    let parts = error == nil ? [area] : area.split(columns: [.share(2), .share(3)], spacing: 1)
    let role: ThemeRole = error != nil ? .fieldError : isFocused ? .fieldFocused : .field
    let cursor = fields[index].draw(in: parts[0], on: &surface, style: theme.style(role))
    if let error {
      surface.write("! " + error, in: parts[1], style: theme.style(.critical))
    }
    return cursor
  }

  private var messageRole: ThemeRole {
    if stage == .confirming { return .strong }
    return failure == nil ? .muted : .critical
  }

  private var message: String {
    switch stage {
    case .sending: return "Being entered…"
    case .confirming:
      let said = texts.map { "\($0.name) \($0.text)" }.joined(separator: ", ")
      return "\(descriptor.summary) With \(said). Enter does it, any other key goes back."
    case .typing:
      if let failure { return failure }
      let field = descriptor.fields[focus]
      if case .term(let names) = field.kind {
        return "\(field.help) One of \(names.joined(separator: ", ")) (^N next)."
      }
      return "\(field.help) Enter goes on, ^S checks, Esc leaves and keeps what is typed."
    }
  }
}
