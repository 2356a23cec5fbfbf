import SafeText

/// A labelled field on one line, such as `Search: `, with a message after it when input is wrong.
public struct Prompt: Hashable, Sendable {
  /// What is asked for, with its colon.
  public var label: String
  /// What is typed.
  public var field: TextField
  /// What is wrong, or a hint; shown at the right where there is room.
  public var message: String
  /// Whether the message is a fault.
  public var isError: Bool

  /// A prompt.
  public init(
    _ label: String, field: TextField = TextField(), message: String = "", isError: Bool = false
  ) {
    self.label = label
    self.field = field
    self.message = message
    self.isError = isError
  }

  /// Draws the prompt in the top row of a rectangle.
  ///
  /// The field keeps at least half of the width; the message gives way first, then the label.
  /// - Returns: where the cursor stands, or nil in an empty rectangle.
  @discardableResult
  public mutating func draw(in rect: Rect, on surface: inout Surface, theme: Theme) -> Point? {
    guard !rect.isEmpty else { return nil }
    let line = rect.row(0)
    surface.fill(line, style: theme.style(.prompt))
    let room = min(DisplayWidth.of(TextGuard.clean(label)), line.width / 2)
    let short = TextGuard.truncate(label, columns: room)
    surface.write(short, at: line.origin, style: theme.style(.promptLabel))
    let left = room == 0 ? 0 : room + 1
    let wanted = DisplayWidth.of(TextGuard.clean(message))
    let right = message.isEmpty || wanted + 1 > (line.width - left) / 2 ? 0 : wanted + 1
    if right > 0 {
      let area = Rect(x: line.maxX - wanted, y: line.y, width: wanted, height: 1)
      surface.write(message, in: area, style: theme.style(isError ? .fieldError : .muted))
    }
    let area = line.inset(left: min(left, line.width - 1), right: right)
    return field.draw(in: area, on: &surface, style: theme.style(.fieldFocused))
  }
}
