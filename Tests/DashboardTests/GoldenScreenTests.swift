import Glibc
import TerminalUI
import Testing

/// Whole screens against text files beside this one. `CSECBOARD_RECORD=1` writes them anew, to be
/// read by a person before they are kept.
@Suite struct GoldenScreenTests {
  private static let sizes = [(1, 1), (60, 20), (80, 24), (200, 60)]

  @Test(arguments: sizes.indices)
  func `the board at each size`(_ index: Int) throws {
    let (width, height) = Self.sizes[index]
    let driver = try BoardDriver(SampleStore(), width: width, height: height, panel: nil)
    try Self.expect(driver.text, "board-\(width)x\(height)")
  }

  @Test(arguments: sizes.indices)
  func `each level of the caseloads at each size`(_ index: Int) throws {
    let (width, height) = Self.sizes[index]
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    driver.type("2")
    try Self.expect(driver.text, "counties-\(width)x\(height)")
    driver.press(.enter)
    try Self.expect(driver.text, "units-\(width)x\(height)")
    driver.press(.enter)
    try Self.expect(driver.text, "workers-\(width)x\(height)")
    driver.press(.enter)
    try Self.expect(driver.text, "cases-\(width)x\(height)")
    driver.press(.enter)
    try Self.expect(driver.text, "youth-\(width)x\(height)")
  }

  @Test(arguments: sizes.indices)
  func `policies, help, the menu and a form at each size`(_ index: Int) throws {
    let (width, height) = Self.sizes[index]
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    driver.type("3")
    try Self.expect(driver.text, "policies-\(width)x\(height)")
    driver.type("?")
    try Self.expect(driver.text, "help-\(width)x\(height)")
    driver.press(.escape)
    driver.type("a")
    try Self.expect(driver.text, "menu-\(width)x\(height)")
    driver.press(.enter)
    try Self.expect(driver.text, "form-\(width)x\(height)")
  }

  @Test(arguments: sizes.indices)
  func `who is on call, placements and reports at each size`(_ index: Int) throws {
    let (width, height) = Self.sizes[index]
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    driver.type("5")
    try Self.expect(driver.text, "oncall-\(width)x\(height)")
    driver.type("6")
    try Self.expect(driver.text, "placements-\(width)x\(height)")
    driver.type("8")
    try Self.expect(driver.text, "reports-\(width)x\(height)")
    driver.type("bb")
    try Self.expect(driver.text, "reports-by-year-\(width)x\(height)")
  }

  @Test(arguments: sizes.indices)
  func `missing youth, an episode, clocks, oversight and a search at each size`(_ index: Int)
    throws
  {
    let (width, height) = Self.sizes[index]
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    driver.type("4")
    try Self.expect(driver.text, "missing-\(width)x\(height)")
    driver.press(.enter)
    try Self.expect(driver.text, "episode-\(width)x\(height)")
    driver.type("7")
    try Self.expect(driver.text, "clocks-\(width)x\(height)")
    driver.type("9")
    try Self.expect(driver.text, "oversight-\(width)x\(height)")
    driver.type("yabel")
    try Self.expect(driver.text, "search-\(width)x\(height)")
  }

  @Test(arguments: sizes.indices)
  func `alerts, a packet, notices and recovery at each size`(_ index: Int) throws {
    let (width, height) = Self.sizes[index]
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    driver.type("!")
    try Self.expect(driver.text, "alerts-\(width)x\(height)")
    driver.type("K")
    try Self.expect(driver.text, "packet-\(width)x\(height)")
    for name in ["notices", "recovery"] {
      driver.type(":\(name)")
      driver.press(.enter)
      try Self.expect(driver.text, "\(name)-\(width)x\(height)")
    }
  }

  @Test(arguments: sizes.indices)
  func `the list of screens, coverage, callouts and the log at each size`(_ index: Int) throws {
    let (width, height) = Self.sizes[index]
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    driver.type("0")
    try Self.expect(driver.text, "screens-\(width)x\(height)")
    for name in ["coverage", "roster", "callouts"] {
      driver.type(":\(name)")
      driver.press(.enter)
      try Self.expect(driver.text, "\(name)-\(width)x\(height)")
    }
  }

  @Test(arguments: sizes.indices)
  func `county plans, one to read, its changes and a search at each size`(_ index: Int) throws {
    let (width, height) = Self.sizes[index]
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    for name in ["plan-gaps", "plans"] {
      driver.type(":\(name)")
      driver.press(.enter)
      try Self.expect(driver.text, "\(name)-\(width)x\(height)")
    }
    driver.press(.down, .enter)
    try Self.expect(driver.text, "plan-\(width)x\(height)")
    driver.type("]]]x")
    try Self.expect(driver.text, "plan-source-\(width)x\(height)")
    driver.type("d")
    try Self.expect(driver.text, "plan-changes-\(width)x\(height)")
    driver.type("iadvocate")
    try Self.expect(driver.text, "plan-search-\(width)x\(height)")
  }

  @Test(arguments: sizes.indices)
  func `a policy, the board as a page and an outline at each size`(_ index: Int) throws {
    let (width, height) = Self.sizes[index]
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    driver.type("v")
    try Self.expect(driver.text, "page-\(width)x\(height)")
    driver.type("o")
    try Self.expect(driver.text, "outline-\(width)x\(height)")
    driver.press(.escape)
    driver.type("3v")
    try Self.expect(driver.text, "policy-\(width)x\(height)")
  }

  @Test func `an empty store says why and what to do`() throws {
    let driver = try BoardDriver(SampleStore(isFilled: false), panel: nil)
    try Self.expect(driver.text, "empty-80x24")
  }

  @Test func `the board without colour and without Unicode`() throws {
    let driver = try BoardDriver(
      SampleStore(), capabilities: TerminalCapabilities(colorCount: 0, unicode: false))
    try Self.expect(driver.text, "board-plain-80x24")
  }

  @Test func `the styles of the board`() throws {
    let driver = try BoardDriver(SampleStore())
    let map = driver.terminal.last?.styleMap.joined(separator: "\n") ?? ""
    try Self.expect(map, "board-80x24.styles")
  }

  /// Holds a screen against its file.
  static func expect(_ text: String, _ name: String) throws {
    let path = Files.root + "/Tests/DashboardTests/Golden/\(name).txt"
    if getenv("CSECBOARD_RECORD") != nil { Files.write(text + "\n", to: path) }
    let bytes = try #require(Files.read(path), "no \(name).txt")
    #expect(text + "\n" == String(decoding: bytes, as: UTF8.self), "\(name)")
  }
}
