import Domain
import Store
import TerminalUI

extension Program {
  /// Opens the palette.
  func openPalette() {
    overlay = .palette(Palette(on: top, history: paletteHistory, context))
  }

  /// Reacts to a key in the palette.
  func pressInPalette(_ key: KeyPress, _ palette: Palette) {
    var palette = palette
    let before = palette.question
    switch palette.handle(key, context) {
    case .stay: keep(palette, before)
    case .leave: overlay = nil
    case .unknown(let text):
      overlay = nil
      notice = Notice(
        "Nothing is called '\(text)'; \(keyName(.help)) shows all there is.", .warning)
    case .run(let item, let typed):
      overlay = nil
      if paletteHistory.last != typed { paletteHistory.append(typed) }
      run(item)
    }
  }

  /// Puts pasted text into the palette's line.
  func pasteInPalette(_ text: String, _ palette: Palette) {
    var palette = palette
    let before = palette.question
    palette.paste(text, context)
    keep(palette, before)
  }

  /// Keeps the palette open, and asks the store where something else is to be completed.
  private func keep(_ palette: Palette, _ before: NamedRecordsQuery?) {
    overlay = .palette(palette)
    if let question = palette.question, question != before { port.look(Fetch(question)) }
  }

  /// Takes what was found for what is being typed; a failure leaves the line as it is.
  func takeLooked(_ fetched: Fetched) {
    if case .form(let form) = overlay { return takeLooked(fetched, form) }
    guard case .palette(var palette) = overlay,
      let asked = fetched.fetch.query as? NamedRecordsQuery,
      case .success(let value) = fetched.result, let found = value as? [NamedRecord]
    else { return }
    palette.take(found, for: asked, context)
    overlay = .palette(palette)
  }

  private func run(_ item: PaletteItem) {
    // A command says itself why it can't be used, a screen why it can't be seen.
    if case .command(let command) = item.doing { return run(command) }
    if let reason = item.reason {
      notice = Notice(reason, .warning)
      return
    }
    switch item.doing {
    case .command: break
    case .action(let action): openForm(action, subject: top.subject)
    case .name: break
    case .allCounties: restrict(to: context.sessionCounties, saying: "Every county again.")
    case .record(.county, let record):
      restrict(
        to: [record.key], saying: "Only \(record.name ?? record.key); 'county all' ends it.")
    case .record(let target, let record):
      if let screen = Self.screen(of: record, as: target) { push(screen) }
    }
  }

  /// The screen that shows a record.
  private static func screen(
    of record: NamedRecord, as target: PaletteTarget
  ) -> (any Screen)? {
    switch target {
    case .county: nil
    case .unit: record.county.map { CaseloadsScreen(county: $0, unit: .some(record.key)) }
    case .worker: record.county.map { CaseloadsScreen(county: $0, worker: record.key) }
    case .youth, .case: record.youth.map { YouthScreen(youth: $0) }
    case .facility: record.county.map { PlacementsScreen(county: $0, facility: record.key) }
    }
  }

  /// Restricts every screen to some of the session's counties.
  private func restrict(to counties: [String], saying words: String) {
    context.counties = counties
    noteScreenChange()
    notice = Notice(words)
  }

  /// How to name a command's key in a sentence, as bound now.
  func keyName(_ command: Command) -> String { context.keymap.name(of: command) }

  /// The key that leaves the board: one that goes back, but for Esc.
  var leaveKey: String {
    context.keymap.keys(of: .back, on: top).first { $0 != .escape }?.description ?? keyName(.quit)
  }
}

extension Program {
  /// Opens help.
  func openHelp() { overlay = .help(HelpBox(on: top, context)) }

  /// Reacts to a key in help.
  func pressInHelp(_ key: KeyPress, _ box: HelpBox) {
    var box = box
    overlay = box.handle(key) ? .help(box) : nil
  }
}
