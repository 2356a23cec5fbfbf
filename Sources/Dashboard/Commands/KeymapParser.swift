import Presentation
import TerminalUI

/// A fault in a keymap file.
public struct KeymapFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name as given.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The character of the line, from 1.
  public let column: Int
  /// What is wrong and what to do, in full sentences.
  public let message: String

  /// `file:line:column`.
  public var place: String { "\(file):\(line):\(column)" }
  /// `file:line:column: message`.
  public var description: String { "\(place): \(message)" }
}

/// Reads keymap files.
///
/// One statement a line; a line that begins with `#` is a comment:
/// ```
/// bind x ^X mask
/// bind board o oncall
/// unbind L
/// ```
/// A place is a screen's name or `list`; without one the keys mean the same everywhere.
public struct KeymapParser {
  private let file: String
  private var keymap: Keymap
  private var faults: [KeymapFault] = []
  /// What the file has bound so far, with the line.
  private var bound: [Keymap.Seat: Int] = [:]
  /// Where a command lost a key last.
  private var losses: [Command: (line: Int, column: Int)] = [:]
  private var line = 0

  /// A word of a line and where it begins.
  private struct Word {
    let text: String
    let column: Int
  }

  /// The keymap of a text and everything wrong with it, in the order of the lines; with a fault the
  /// keymap is not to be used.
  /// - Parameters:
  ///   - file: the name for faults.
  ///   - base: the keys that hold where the text says nothing.
  public static func parse(
    _ text: String, file: String, over base: Keymap = .standard
  ) -> (keymap: Keymap, faults: [KeymapFault]) {
    var parser = KeymapParser(file: file, keymap: base)
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      parser.line += 1
      do throws(KeymapFault) {
        try parser.read(line)
      } catch { parser.faults.append(error) }
    }
    parser.checkWaysOut()
    return (parser.keymap, parser.faults)
  }

  private init(file: String, keymap: Keymap) {
    self.file = file
    self.keymap = keymap
  }

  // MARK: - Lines

  private mutating func read(_ line: Substring) throws(KeymapFault) {
    let words = Self.words(line)
    guard let first = words.first, !first.text.hasPrefix("#") else { return }
    var rest = words.dropFirst()
    guard first.text == "bind" || first.text == "unbind" else {
      throw fault(
        first,
        "Unknown word '\(first.text)'.\(hint(first.text, ["bind", "unbind"]))"
          + " A line begins with bind, unbind or #.")
    }
    let place = takePlace(&rest)
    var command: Command?
    if first.text == "bind" { command = try takeCommand(&rest, after: first) }
    guard !rest.isEmpty else {
      throw fault(
        first, "Names no key: write '\(first.text) KEY\(command == nil ? "" : " COMMAND")'.")
    }
    for word in rest {
      try set(try key(word), at: word, in: place, to: command)
    }
  }

  private static func words(_ line: Substring) -> [Word] {
    var words: [Word] = []
    var text = ""
    for (index, character) in line.enumerated() {
      if character == " " || character == "\t" {
        if !text.isEmpty { words.append(Word(text: text, column: index + 1 - text.count)) }
        text = ""
      } else {
        text.append(character)
      }
    }
    if !text.isEmpty { words.append(Word(text: text, column: line.count + 1 - text.count)) }
    return words
  }

  /// A place is named before the keys; a word that is a key is none.
  private func takePlace(_ words: inout ArraySlice<Word>) -> Keymap.Place {
    guard let word = words.first, let place = Self.place(word.text) else { return .everywhere }
    words.removeFirst()
    return place
  }

  /// The place of a name: `list`, or a screen's.
  static func place(_ name: String) -> Keymap.Place? {
    if name == "list" { return .list }
    if name == "everywhere" { return .everywhere }
    return ScreenID.allCases.first { self.name(of: $0) == name }.map { .screen($0) }
  }

  /// A screen's name: that of the command which opens it, where one does.
  static func name(of screen: ScreenID) -> String {
    ScreenCatalog.all.first { $0.id == screen }?.command.rawValue ?? screen.rawValue.lowercased()
  }

  private func takeCommand(
    _ words: inout ArraySlice<Word>, after first: Word
  ) throws(KeymapFault) -> Command {
    guard let word = words.popLast() else {
      throw fault(first, "Names no key and no command: write 'bind KEY COMMAND'.")
    }
    guard let command = Command(rawValue: word.text) else {
      let names = Command.allCases.map(\.rawValue)
      throw fault(word, "Unknown command '\(word.text)'.\(hint(word.text, names))")
    }
    return command
  }

  private func key(_ word: Word) throws(KeymapFault) -> KeyPress {
    guard let key = KeyPress(word.text) else {
      throw fault(
        word,
        "Unknown key '\(word.text)'.\(hint(word.text, Self.keyNames))"
          + " A key is a character, ^L, M-x, F1 or a name such as PgDn.")
    }
    if case .control(let letter) = key, let sent = Self.sentAlike[letter] {
      throw fault(word, "Terminals send '\(word.text)' as \(sent): write \(sent).")
    }
    return key
  }

  private static let keyNames = [
    "Space", "Enter", "Esc", "Tab", "S-Tab", "Backspace", "Del", "Ins", "Up", "Down", "Left",
    "Right", "PgUp", "PgDn", "Home", "End",
  ]

  private static let sentAlike: [Character: String] = [
    "i": "Tab", "m": "Enter", "j": "Enter", "h": "Backspace", "[": "Esc",
  ]

  private mutating func set(
    _ key: KeyPress, at word: Word, in place: Keymap.Place, to command: Command?
  ) throws(KeymapFault) {
    let seat = Keymap.Seat(place: place, key: key)
    if let other = bound[seat] {
      throw fault(word, "'\(word.text)' is set on line \(other) already, for the same place.")
    }
    bound[seat] = line
    let places = place == .everywhere ? [place] : [place, .list, .everywhere]
    if let lost = keymap.command(for: key, in: places) { losses[lost] = (line, word.column) }
    keymap.bind(key, in: place, to: command)
  }

  // MARK: - Ways out

  /// Every screen must keep a key for help, one that goes back, and the board one that leaves: what
  /// nobody can leave or find out about would be a trap.
  private mutating func checkWaysOut() {
    for screen in ScreenID.allCases {
      let places: [Keymap.Place] = [.screen(screen), .list, .everywhere]
      for places in [places, places.filter { $0 != .list }] {
        if keymap.keys(of: .help, in: places).isEmpty { return refuse(.help, on: screen) }
        if keymap.keys(of: .back, in: places).isEmpty { return refuse(.back, on: screen) }
      }
    }
    let board: [Keymap.Place] = [.screen(.board), .list, .everywhere]
    let ways =
      keymap.keys(of: .back, in: board).filter { $0 != .escape }
      + keymap.keys(of: .quit, in: board) + keymap.keys(of: .lock, in: board)
    if ways.isEmpty { refuse(.quit, on: .board) }
  }

  private mutating func refuse(_ command: Command, on screen: ScreenID) {
    let loss = losses[command] ?? losses[.back] ?? (max(1, line), 1)
    faults.append(
      KeymapFault(
        file: file, line: loss.line, column: loss.column,
        message: "Leaves no key for '\(command.rawValue)' on the screen"
          + " '\(Self.name(of: screen))': bind another to it."))
  }

  // MARK: - Sentences

  private func fault(_ word: Word, _ message: String) -> KeymapFault {
    KeymapFault(file: file, line: line, column: word.column, message: message)
  }

  private func hint(_ word: String, _ names: [String]) -> String {
    Suggestions.closest(to: word, in: names).map { " Did you mean '\($0)'?" } ?? ""
  }
}
