import TerminalUI

/// Six steps through the board of a demonstration store: each says a thing and waits for its key.
struct Tour: Hashable, Sendable {
  /// One step.
  struct Step: Hashable, Sendable {
    /// What there is to know, and what to press, `KEY` standing for the key as bound now.
    let sentence: String
    /// The command that ends the step.
    let command: Command
  }

  /// The steps, from what is looked at to what is done and where help is.
  static let steps = [
    Step(
      sentence: "The board shows what is most urgent first and keeps itself up to date, here with"
        + " invented youth. Press KEY to go from list to list.",
      command: .nextPanel),
    Step(
      sentence: "Every screen has a key of its own; 0 lists them all. Press KEY for the youth"
        + " missing from care, the most urgent clock first.",
      command: .showMissing),
    Step(
      sentence: "Lists are sorted with s, narrowed with f and searched with /. Press KEY to open"
        + " the youth selected: the clocks, and all that was done.",
      command: .open),
    Step(
      sentence: "What happens is entered in forms: a notice, an effort, beds, an assignment. Press"
        + " KEY to see them; Esc comes back and nothing is entered.",
      command: .act),
    Step(
      sentence: "Any command, screen, action, county, unit, worker or youth is found by its name."
        + " Press KEY, type a few letters, and leave with Esc.",
      command: .palette),
    Step(
      sentence: "Each screen has its keys on the line below, and all of them in its help. Press"
        + " KEY; with that the tour is over, and ':tour' begins it again.",
      command: .help),
  ]

  /// The place of the step, from 0.
  private(set) var place = 0

  /// The step that waits.
  var step: Step { Self.steps[place] }

  /// Takes notice of a command; whether the tour is over with it.
  mutating func note(_ command: Command) -> Bool {
    guard command == step.command else { return false }
    if place + 1 == Self.steps.count { return true }
    place += 1
    return false
  }

  /// Lines that it takes above the keys.
  static let height = 4

  /// Draws the step above the line of keys.
  func draw(in rect: Rect, key: String, on surface: inout Surface, _ context: ScreenContext) {
    guard !rect.isEmpty else { return }
    let theme = context.theme
    surface.fill(rect, style: theme.style(.help))
    let title = "Tour, \(place + 1) of \(Self.steps.count): press \(key); Esc leaves"
    surface.write(title, in: rect.row(0), style: theme.style(.accent))
    let sentence = step.sentence.split(separator: "KEY", maxSplits: 1)
      .joined(separator: key)
    for (line, text) in TextLines.wrap(sentence, width: rect.width).enumerated()
    where line + 1 < rect.height {
      surface.write(text, in: rect.row(line + 1), style: theme.style(.help))
    }
  }
}
