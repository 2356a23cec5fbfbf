import Domain
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct PrivacyTests {
  /// One column of a file of the sample bundle, and its keys beside it.
  private static func column(_ name: String, of file: String) -> [(key: String, text: String)] {
    let bytes = Files.read(Files.root + "/sampledata/\(file).csv") ?? []
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let column = lines[0].split(separator: ",").firstIndex { $0 == name } ?? 0
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return (cells[0], cells[column])
    }
  }

  /// Every name of a youth, of a place where one may live, and of a person on staff, but those on
  /// the roster: who answers at night must be called by name.
  private static let names: [String] = {
    let onCall = Set(column("staff", of: "shifts").map(\.text))
    let staff = column("name", of: "staff").filter { !onCall.contains($0.key) }
    return (column("name", of: "youth") + column("name", of: "facilities") + staff).map(\.text)
  }()

  /// The keys that walk every screen, each level of it.
  private static let walk: [KeyPress] =
    [.tab, .tab, .tab]
    + Array(repeating: .enter, count: 3) + [.escape, .escape, .escape]
    + [.character("2"), .down, .enter, .enter, .enter, .enter, .end]
    + [.character("3"), .character("?"), .escape, .character("a"), .enter, .escape, .escape]
    + [.character("4"), .enter, .enter, .character("5"), .character("6"), .character("7"), .enter]
    + [.character("8"), .character("9"), .enter, .character("0")]
    + ["coverage", "roster", "callouts", "imports", "accounts", "audit", "policy-history"]
    .flatMap { [.character(":")] + $0.map { .character($0) } + [.enter, .enter, .end] }
    + [.character("y")] + "sample".map { .character($0) } + [.down, .enter, .end]

  @Test(arguments: [(80, 24), (200, 60)])
  func `no name is on any screen until it is asked for`(_ width: Int, _ height: Int) throws {
    let driver = try BoardDriver(SampleStore(), width: width, height: height)
    #expect(Self.names.count > 40)
    for key in Self.walk {
      driver.press(key)
      let text = driver.text
      for name in Self.names { #expect(!text.contains(name), "\(name) after \(key)") }
    }
  }

  @Test func `m shows names and masks them again`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.press(.enter)
    #expect(driver.text.contains("SWJ"))
    driver.type("m")
    #expect(driver.text.contains("Sample Worker Juniper"))
    #expect(driver.text.contains("NAMES SHOWN"))
    driver.type("m")
    #expect(!driver.text.contains("Juniper"))
  }

  @Test func `a filter finds no name that is masked`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120)
    driver.press(.enter)
    driver.type("fjuniper")
    #expect(driver.line(1).contains("0 of 2 rows"))
  }

  @Test func `two minutes without a key blank the screen, a key shows it again with names masked`()
    throws
  {
    let driver = try BoardDriver(SampleStore())
    driver.type("m")
    driver.wait(119)
    #expect(driver.text.contains("Fresno"))
    driver.wait(1)
    #expect(!driver.text.contains("Fresno"))
    #expect(driver.text.contains("blank after 2 min without a key"))
    driver.type("x")
    #expect(driver.text.contains("Fresno"))
    #expect(driver.program.context.isMasked)
  }

  @Test func `fifteen minutes without a key end the program and leave nothing on the screen`()
    throws
  {
    let driver = try BoardDriver(SampleStore())
    driver.wait(899)
    #expect(driver.program.exitStatus == nil)
    driver.wait(1)
    #expect(driver.program.exitStatus == 0)
    #expect(driver.text.allSatisfy { $0 == "\n" || $0 == " " })
  }

  @Test func `what was typed outlives the blank screen`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("a")
    driver.press(.enter)
    driver.type("C-0034")
    driver.wait(130)
    #expect(!driver.text.contains("C-0034"))
    driver.type("x")
    #expect(driver.lineContaining("case *").contains("C-0034"))
  }
}
