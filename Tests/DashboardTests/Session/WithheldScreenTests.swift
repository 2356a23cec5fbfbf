import Domain
import Store
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// Two stores that differ in every value that an account may not see must show it the same screens.
@Suite struct WithheldScreenTests {
  private struct Pair {
    let one: BoardDriver
    let two: BoardDriver
    let account: String
    var screens = 0

    init(_ account: String) throws {
      let (scene, other) = (try EveryRoleScene().scene, try EveryRoleScene().scene)
      let viewer = try scene.open(as: account).viewer
      let changed = try WithheldValues.change(in: other, for: viewer)
      try #require(changed.count > 50)
      self.account = account
      one = try BoardDriver(SampleStore(scene), width: 140, height: 40, actingAs: account)
      two = try BoardDriver(SampleStore(other), width: 140, height: 40, actingAs: account)
    }

    /// Presses keys on both; compared is what stands there when all of them are pressed.
    mutating func press(_ keys: KeyPress...) {
      for key in keys {
        one.press(key)
        two.press(key)
      }
      compare("\(keys)")
    }

    mutating func type(_ text: String) {
      one.type(text)
      two.type(text)
      compare(text)
    }

    private mutating func compare(_ what: String) {
      screens += 1
      let place = zip(one.lines, two.lines).first { $0 != $1 }
      #expect(
        one.text == two.text,
        "\(account) after \(what): \(place?.0 ?? "") ≠ \(place?.1 ?? "")")
    }
  }

  /// Accounts whose roles read in unlike ways; Tests/Terminal/access.py goes through the screens as
  /// every one.
  private static let accounts = ["worker", "lead", "mentor", "detective", "analyst", "steward"]

  @Test(arguments: accounts)
  func `no screen, search, filter or list of choices tells what is withheld`(account: String) throws
  {
    var pair = try Pair(account)
    pair.type("m")
    for key in "1234567890" {
      pair.type("\(key)")
      pair.press(.enter)
      pair.press(.end, .escape)
    }
    for id in [ScreenID.roster, .callouts, .policyHistory, .imports, .accounts, .audit] {
      pair.type(":\(id.rawValue)")
      pair.press(.enter)
    }
    for words in ["sample", "y-00"] {
      for opening in ["y", ":", "/"] {
        pair.type("1\(opening)\(words)")
        pair.press(.enter)
        pair.press(.escape, .escape)
      }
    }
    for action in ["assign-case", "start-team"] {
      pair.type("1:\(action)")
      pair.press(.enter)
      pair.type("sa")
      pair.press(.tab)
      pair.type("y-0")
      pair.press(.escape, .escape)
    }
    print("screens: \(account), \(pair.screens) alike")
  }
}
