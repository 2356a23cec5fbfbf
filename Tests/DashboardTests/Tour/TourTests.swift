import Glibc
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

@Suite struct TourTests {
  private func touring(_ width: Int = 80, _ height: Int = 24) throws -> BoardDriver {
    let driver = try BoardDriver(SampleStore(), width: width, height: height, panel: nil)
    driver.type(":tour")
    driver.press(.enter)
    return driver
  }

  @Test func `six steps, each of which waits for its key`() throws {
    let driver = try touring()
    let keys: [[KeyPress]] = [
      [.tab], [.character("4")], [.enter], [.character("a"), .escape],
      [.character(":"), .escape], [.character("?")],
    ]
    #expect(Tour.steps.count == 6)
    for (place, keys) in keys.enumerated() {
      #expect(driver.text.contains("Tour, \(place + 1) of 6: press \(keys[0])"))
      // Another key does what it does and leaves the step where it is.
      driver.type("k")
      #expect(driver.program.tour?.place == place)
      for key in keys { driver.press(key) }
    }
    #expect(driver.program.tour == nil)
    driver.press(.escape)
    #expect(!driver.text.contains("Tour,"))
    #expect(driver.program.top.id == .episode)
  }

  @Test func `Esc leaves it, and it begins at the board whenever it is asked for`() throws {
    let driver = try touring()
    driver.press(.tab)
    driver.type("4")
    driver.press(.escape)
    #expect(driver.program.tour == nil)
    #expect(driver.line(22).contains("The tour is left"))
    driver.type(":tour")
    driver.press(.enter)
    #expect(driver.program.top.id == .board)
    #expect(driver.text.contains("Tour, 1 of 6"))
  }

  @Test(arguments: [(60, 20), (80, 24), (200, 60)])
  func `every sentence is whole at any size the board works at`(_ width: Int, _ height: Int)
    throws
  {
    for step in Tour.steps {
      let lines = TextLines.wrap(step.sentence, width: width)
      #expect(lines.count < Tour.height, "\(step.sentence)")
    }
    #expect(try touring(width, height).text.contains("Tour, 1 of 6"))
  }

  @Test func `it is offered once in a demonstration store, in words that any key takes away`()
    throws
  {
    let folder = try TemporaryFolder()
    let mark = TourMark(folder: folder.file("state/csecboard"))
    let store = try SampleStore()
    let first = try BoardDriver(store, panel: nil) { $0.tour = mark }
    #expect(first.line(22).contains("New here? : then 'tour'"))
    first.press(.tab)
    #expect(!first.text.contains("New here?"))
    let second = try BoardDriver(store, panel: nil) { $0.tour = mark }
    #expect(!second.text.contains("New here?"))
    var facts = stat()
    #expect(stat(mark.path, &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
  }

  @Test func `it is not offered where the mark can't be left, nor read only`() throws {
    let folder = try TemporaryFolder()
    let store = try SampleStore()
    Files.write("", to: folder.file("file"))
    let blocked = try BoardDriver(store, panel: nil) {
      $0.tour = TourMark(folder: folder.file("file/state"))
    }
    #expect(!blocked.text.contains("New here?"))
    let reading = try BoardDriver(store, panel: nil) {
      $0.tour = TourMark(folder: folder.path)
      $0.isReadOnly = true
    }
    #expect(!reading.text.contains("New here?"))
    reading.type(":tour")
    #expect(!reading.text.contains("▸ tour"))
  }
}
