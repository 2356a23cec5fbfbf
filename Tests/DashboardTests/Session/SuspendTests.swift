import TerminalUI
import Testing

@testable import Dashboard

@Suite struct SuspendTests {
  /// The keys that open each thing that lies over a screen and takes keys of its own.
  private static let overlays = [
    "a form": ":assign\n", "the palette": ":", "a line": "/", "help": "?",
  ]

  @Test(arguments: overlays.keys.sorted())
  func `the key that stops the program does so in`(overlay: String) throws {
    let driver = try BoardDriver(SampleStore())
    var stops = 0
    driver.program.suspend = { stops += 1 }
    driver.press(.tab)
    for key in Self.overlays[overlay] ?? "" {
      driver.press(key == "\n" ? .enter : .character(key))
    }
    #expect(driver.program.overlay != nil)
    driver.press(.control("z"))
    #expect(stops == 1)
    #expect(driver.program.overlay != nil, "what was open is there when it goes on")
  }

  @Test func `a letter that stops the program is text where text is typed`() throws {
    let driver = try BoardDriver(SampleStore())
    var stops = 0
    driver.program.suspend = { stops += 1 }
    driver.program.context.keymap = KeymapParser.parse("bind x suspend", file: "keymap").keymap
    driver.type("/x")
    #expect(stops == 0)
    driver.press(.escape)
    driver.type("x")
    #expect(stops == 1)
  }
}
