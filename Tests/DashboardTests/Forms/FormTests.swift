import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct FormTests {
  /// The board with an empty form of an action.
  private func opening(_ action: String, on driver: BoardDriver) throws {
    let descriptor = try #require(ChangeCatalog.descriptor(named: action))
    driver.program.openForm(descriptor, subject: [])
    driver.run([])
  }

  private func opened(_ action: String) throws -> BoardDriver {
    let driver = try BoardDriver(SampleStore())
    try opening(action, on: driver)
    return driver
  }

  // MARK: - Times

  @Test func `a spoken time is read back in full as it is typed, and written out when left`() throws
  {
    let driver = try opened("report-missing")
    driver.press(.tab)
    driver.type("yesterday 23:40")
    #expect(driver.text.contains("= Thu 2026-11-19 23:40 PST, 12 h 20 min ago"))
    driver.press(.tab)
    #expect(driver.lineContaining("received_at").contains("2026-11-19 23:40"))
    #expect(!driver.lineContaining("received_at").contains("yesterday"))
  }

  @Test func `a time that is not understood says what would read as one leaves the field`() throws {
    let driver = try opened("report-missing")
    driver.press(.tab)
    driver.type("soon")
    #expect(!driver.lineContaining("received_at").contains("!"))
    driver.press(.tab)
    #expect(driver.lineContaining("received_at").contains("! 'soon' is not understood"))
  }

  @Test func `an open weekday lies behind for a report and ahead for a shift`() throws {
    let driver = try opened("put-shift")
    driver.press(.tab, .tab, .tab, .tab)
    driver.type("fri 5pm")
    #expect(driver.text.contains("= Fri 2026-11-20 17:00 PST, in 5 h"))
    try opening("report-missing", on: driver)
    driver.press(.tab)
    driver.type("fri 5pm")
    #expect(driver.text.contains("= Fri 2026-11-13 17:00 PST, 6 d 19 h ago"))
  }

  @Test func `a relative time means what it meant when it was typed, however late it is sent`()
    throws
  {
    let driver = try opened("report-missing")
    driver.type("Y-0002")
    driver.press(.tab)
    driver.type("2h ago")
    driver.press(.tab)
    driver.wait(100)
    driver.press(.control("s"))
    #expect(driver.text.contains("told at Fri 2026-11-20 10:00 PST"))
  }

  // MARK: - Help and choices

  @Test func `limits and help stand under the field that is typed in`() throws {
    let driver = try opened("confirm-beds")
    driver.press(.tab)
    #expect(driver.text.contains("From 0 to 10000."))
    driver.type("12x")
    driver.press(.tab)
    #expect(driver.lineContaining("occupied").contains("! '12x' is not a whole number"))
  }

  @Test func `workers are offered as one types, masked, and ^N takes one`() throws {
    let driver = try opened("assign-case")
    driver.press(.tab)
    driver.type("larch")
    #expect(driver.lineContaining("W-301").contains("SWL, Intake, Sacramento"))
    #expect(!driver.text.contains("Sample Worker Larch"))
    driver.press(.control("n"))
    #expect(driver.lineContaining("staff *").contains("W-301"))
    driver.press(.control("n"))
    #expect(driver.lineContaining("staff *").contains("larch"))
  }

  @Test func `names in the list show in full once they are unmasked`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("m")
    try opening("assign-case", on: driver)
    driver.press(.tab)
    driver.type("larch")
    #expect(driver.lineContaining("W-301").contains("Sample Worker Larch"))
  }

  @Test func `terms narrow as one types and go round with ^N`() throws {
    let driver = try opened("record-status")
    driver.press(.tab)
    driver.type("cl")
    driver.press(.control("n"))
    #expect(driver.lineContaining("status *").contains("clear"))
    driver.press(.control("u"), .control("n"))
    #expect(driver.lineContaining("status *").contains("at_risk"))
    driver.press(.control("n"))
    #expect(driver.lineContaining("status *").contains("possible"))
  }

  @Test func `a county is found by its name`() throws {
    let driver = try opened("record-report")
    driver.type("fres")
    driver.press(.control("n"))
    #expect(driver.lineContaining("county *").contains("06019"))
    #expect(driver.text.contains("= Fresno"))
  }

  // MARK: - The sentence

  @Test func `what will happen is said before with names, and after in the same words`() throws {
    let driver = try opened("place-stay")
    driver.type("Y-0002")
    driver.press(.tab)
    driver.type("F-KERN-1")
    driver.press(.control("s"))
    let sentence = "lace Y-0002 (SB) in Sample House One (F-KERN-1) from now."
    #expect(driver.text.contains("P" + sentence))
  }

  @Test func `a sensitive text is never in the sentence`() throws {
    let driver = try opened("assign-case")
    driver.type("C-0034")
    driver.press(.tab)
    driver.type("W-302")
    driver.press(.tab, .tab, .tab)
    driver.type("carefully")
    driver.press(.control("s"))
    #expect(driver.text.contains("handover as typed."))
    driver.press(.enter)
    #expect(driver.line(22).hasPrefix("Done: give case C-0034"))
    #expect(!driver.text.contains("carefully"))
  }

  @Test func `a field that the store refuses has the cursor and the reason`() throws {
    let driver = try opened("put-shift")
    driver.type("06029")
    driver.press(.tab)
    driver.type("child_welfare")
    driver.press(.tab, .tab)
    driver.type("W-101")
    driver.press(.tab)
    driver.type("tomorrow 8")
    driver.press(.tab)
    driver.type("tomorrow 7")
    driver.press(.control("s"), .enter)
    #expect(driver.lineContaining("ends_at").contains("! must be later than starts_at"))
  }

  @Test func `every change has a form that draws at the least size`() throws {
    let driver = try BoardDriver(SampleStore(), width: 60, height: 20)
    for descriptor in ChangeCatalog.descriptors where descriptor.name != Undo.descriptor.name {
      driver.program.openForm(descriptor, subject: [])
      driver.run([])
      for _ in descriptor.fields {
        #expect(driver.terminal.cursor != nil, "\(descriptor.name)")
        driver.press(.tab)
      }
      driver.press(.escape)
    }
  }
}
