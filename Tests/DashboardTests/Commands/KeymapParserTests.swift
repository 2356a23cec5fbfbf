import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

@Suite struct KeymapParserTests {
  private static func faults(_ text: String) -> [String] {
    KeymapParser.parse(text, file: "keymap").faults.map(\.description)
  }

  @Test func `binds several keys, replaces a default, and passes over comments and blank lines`() {
    let text = "# mine\n\nbind ^X x mask\n  unbind L\nbind r redraw\r\n"
    let (keymap, faults) = KeymapParser.parse(text, file: "keymap")
    #expect(faults.isEmpty)
    #expect(
      keymap.keys(of: .mask, in: [.everywhere]) == ["m", "^X", "x"].compactMap { KeyPress($0) })
    #expect(keymap.command(for: .character("L"), in: [.everywhere]) == nil)
    #expect(keymap.command(for: .character("r"), in: [.everywhere]) == .redraw)
    #expect(keymap.keys(of: .refresh, in: [.everywhere]).isEmpty)
  }

  @Test func `a screen's key goes before a list's, and a list's before everyone's`() throws {
    let text = "bind board o oncall\nbind list o sort\nbind o oversight\nunbind caseloads o"
    let (keymap, faults) = KeymapParser.parse(text, file: "keymap")
    #expect(faults.isEmpty)
    let o = KeyPress.character("o")
    #expect(keymap.command(for: o, on: BoardScreen()) == .showOnCall)
    #expect(keymap.command(for: o, on: PoliciesScreen()) == .sort)
    #expect(keymap.command(for: o, on: YouthScreen(youth: "Y-1")) == .showOversight)
    #expect(keymap.command(for: o, on: CaseloadsScreen()) == nil)
    #expect(keymap.keys(of: .showOversight, on: BoardScreen()) == [.character("9")])
  }

  @Test func `a comment needs a line of its own, so that # can be a key`() {
    let (keymap, faults) = KeymapParser.parse("bind # mask", file: "keymap")
    #expect(faults.isEmpty)
    #expect(keymap.command(for: .character("#"), in: [.everywhere]) == .mask)
  }

  @Test(arguments: [
    (
      "bnd x mask",
      "keymap:1:1: Unknown word 'bnd'. Did you mean 'bind'? A line begins with bind,"
        + " unbind or #."
    ),
    ("# a\n bind x masc", "keymap:2:9: Unknown command 'masc'. Did you mean 'mask'?"),
    (
      "bind PgDwn mask",
      "keymap:1:6: Unknown key 'PgDwn'. Did you mean 'PgDn'? A key is a"
        + " character, ^L, M-x, F1 or a name such as PgDn."
    ),
    ("bind mask", "keymap:1:1: Names no key: write 'bind KEY COMMAND'."),
    ("bind", "keymap:1:1: Names no key and no command: write 'bind KEY COMMAND'."),
    ("unbind board", "keymap:1:1: Names no key: write 'unbind KEY'."),
    ("bind x mask\nbind x sort", "keymap:2:6: 'x' is set on line 1 already, for the same place."),
    ("bind ^M mask", "keymap:1:6: Terminals send '^M' as Enter: write Enter."),
  ])
  func `says where a line is wrong and what was meant`(_ text: String, _ expected: String) {
    #expect(Self.faults(text) == [expected])
  }

  @Test func `one key may mean two things in two places`() {
    #expect(Self.faults("bind x mask\nbind board x sort\nbind list x open").isEmpty)
  }

  @Test(arguments: [
    ("unbind Esc q", "back"), ("unbind board Esc q", "back"), ("unbind ? F1", "help"),
    ("bind ? mask\nbind F1 mask", "help"), ("unbind youth ? F1", "help"),
    ("unbind q ^C L", "quit"), ("bind board q mask\nunbind ^C L", "quit"),
  ])
  func `refuses to leave a screen without help or a way out`(_ text: String, _ command: String) {
    let faults = Self.faults(text)
    #expect(faults.count == 1)
    #expect(faults.first?.contains("Leaves no key for '\(command)'") == true, "\(faults)")
  }

  @Test func `every place and every command can be named`() {
    for screen in ScreenID.allCases {
      #expect(KeymapParser.place(KeymapParser.name(of: screen)) == .screen(screen))
      #expect(KeyPress(KeymapParser.name(of: screen)) == nil)
    }
    for command in Command.allCases {
      #expect(Self.faults("bind F9 \(command.rawValue)").isEmpty)
    }
  }

  @Test func `a random keymap that is taken keeps the program leaveable`() throws {
    var random = SeededNumbers(seed: 7)
    let store = try SampleStore(isFilled: false)
    var taken = 0
    for round in 0..<3_000 {
      let text = Self.randomKeymap(&random)
      let (keymap, faults) = KeymapParser.parse(text, file: "keymap")
      if !faults.isEmpty { continue }
      taken += 1
      // The whole program for some of them; the rule itself for all.
      if round % 60 == 0 { try Self.leave(store, keymap, text) }
      for screen in ScreenID.allCases {
        let places: [Keymap.Place] = [.screen(screen), .list, .everywhere]
        #expect(!keymap.keys(of: .back, in: places).isEmpty, "\(text)")
        #expect(!keymap.keys(of: .help, in: places).isEmpty, "\(text)")
      }
    }
    #expect(taken > 300)
  }

  private static func randomKeymap(_ random: inout SeededNumbers) -> String {
    let keys = CommandTable.all.flatMap(\.keys).map(\.description) + ["x", "z", "F7", "M-o"]
    let places = ["", "", "", "list "] + ScreenID.allCases.map { KeymapParser.name(of: $0) + " " }
    var lines: [String] = []
    for _ in 0..<random.pick(1...12) {
      let words = "\(random.one(of: places))\(random.one(of: keys))"
      let command = random.one(of: Command.allCases).rawValue
      lines.append(random.chance(50) ? "unbind \(words)" : "bind \(words) \(command)")
    }
    return lines.joined(separator: "\n")
  }

  /// Opens help and closes it, then leaves from a screen by keys alone.
  private static func leave(_ store: SampleStore, _ keymap: Keymap, _ text: String) throws {
    let driver = try BoardDriver(store) { $0.keymap = keymap }
    driver.program.run(.showPolicies)
    let help = try #require(keymap.keys(of: .help, on: driver.program.top).first)
    driver.press(help)
    #expect(driver.text.contains("Keys (type to find"), "\(text)")
    driver.press(.escape)
    let back = try #require(keymap.keys(of: .back, on: driver.program.top).first)
    driver.press(back)
    #expect(driver.program.top.id == .board, "\(text)")
    let board = driver.program.top
    let keys = [Command.back, .quit, .lock].flatMap { keymap.keys(of: $0, on: board) }
    let last = try #require(keys.first { $0 != .escape })
    driver.press(last)
    #expect(driver.program.exitStatus == 0, "\(text)")
  }
}
