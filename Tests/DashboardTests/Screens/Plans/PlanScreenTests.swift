import Domain
import Exchange
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct PlanScreenTests {
  /// Kern's plan of 2026-27, which has one of the year before.
  private func kern(
    _ width: Int = 100, _ height: Int = 30, of store: SampleStore? = nil
  ) throws -> BoardDriver {
    let driver = try BoardDriver(store ?? SampleStore(), width: width, height: height)
    driver.type(":plans")
    driver.press(.enter)
    let rows = driver.text.split(separator: "\n").filter { $0.contains("20") && $0.contains("-2") }
    let place = try #require(rows.firstIndex { $0.contains("Kern") && $0.contains("2026-27") })
    for _ in 0..<(place - (rows.firstIndex { $0.contains("X not received") } ?? 0)) {
      driver.press(.down)
    }
    driver.press(.enter)
    return driver
  }

  private func crumbs(_ driver: BoardDriver) -> [String] {
    driver.program.top.breadcrumb(driver.program.context)
  }

  @Test func `the plan is rendered to be read, and its source is one key away`() throws {
    let driver = try kern()
    #expect(driver.text.contains("! lacks Missing-youth protocol, Budget (empty)"))
    #expect(driver.text.contains("Invented for the sample. The plan says who does what"))
    #expect(!driver.text.contains("## Steering") && !driver.text.contains("|---|"))
    driver.type("x")
    #expect(driver.text.contains("## Steering committee") && driver.text.contains("|---|---|---|"))
    driver.type("x")
    #expect(!driver.text.contains("## Steering"))
  }

  @Test func `the years and the counties turn by one key, at the section that is read`() throws {
    let driver = try kern()
    driver.type("]]]]")
    let heading = driver.line(6)
    driver.type("<")
    #expect(crumbs(driver).last == "2025-26")
    #expect(driver.text.contains(heading))
    driver.type("<")
    #expect(driver.line(22 + 6) == "There is no earlier year.")
    driver.type(">{")
    #expect(crumbs(driver).last == "2026-27")
    #expect(driver.text.contains("submitted"))
    driver.type("}}")
    #expect(driver.text.contains("X not received"))
    #expect(driver.text.contains("None of another year was either."))
  }

  @Test func `d compares with the year before, and says where there are not two`() throws {
    let driver = try kern(100, 80)
    driver.type("d")
    #expect(driver.text.contains("Missing-youth protocol: removed"))
    #expect(driver.text.contains("Budget: changed"))
    driver.press(.escape)
    driver.type("<d")
    #expect(driver.text.contains("There is nothing to compare it with"))
  }

  @Test func `d again holds the plan against another county's, which turns by one key`() throws {
    let driver = try kern(100, 80)
    driver.type("dd")
    #expect(crumbs(driver) == ["County plans", "Fresno to Kern", "2026-27"])
    #expect(driver.text.contains("sections with other words,"))
    #expect(driver.text.contains("in that of Fresno alone"))
    #expect(driver.text.contains("Missing-youth protocol: in the other alone"))
    driver.type("}")
    #expect(driver.text.contains("There is no further plan of 2026-27 that way."))
    driver.type("d")
    #expect(crumbs(driver) == ["County plans", "Kern", "2025-26 to 2026-27"])
    #expect(driver.text.contains("Missing-youth protocol: removed"))
  }

  @Test func `a search takes a regular expression, or what is none as it stands`() throws {
    let driver = try kern()
    driver.type("/wi.hin \\d+ \\w+")
    driver.press(.enter)
    #expect(driver.text.contains("in line 1 of "))
    driver.press(.escape)
    driver.type("/24/7")
    driver.press(.enter)
    #expect(driver.text.contains("'24/7' in line 1 of 2"))
    driver.press(.escape)
    driver.type("/(open")
    driver.press(.enter)
    #expect(driver.text.contains("no line has '(open'"))
  }

  @Test func `a link to another section is followed, and the place before is found again`() throws {
    let store = try SampleStore()
    let path = store.exportFolder + "/06029-2026-27.md"
    Files.write(
      """
      ---
      county: 06029
      fiscal_year: 2026-27
      status: draft
      ---
      See [how we train](#training--drills) and [money](#budget), or [nothing](#nowhere).

      \(Array(repeating: "Words.", count: 60).joined(separator: "\n\n"))

      ## Training & drills
      Twelve places.

      ## Budget
      Go [up](#training--drills).

      """, to: path)
    _ = try BundleImport(store: store.open(), now: SampleStore.noon)
      .run([ImportInput(path: path, kind: .plans)])
    let driver = try kern(80, 24, of: store)
    driver.type(";")
    #expect(driver.text.contains("A link to 'Training & drills'; Enter goes there."))
    driver.press(.enter)
    #expect(driver.text.contains("Twelve places."))
    driver.type("''")
    #expect(driver.text.contains("See how we train"))
    driver.type(";;")
    #expect(driver.text.contains("A link to 'Budget'; Enter goes there."))
    driver.type(";")
    #expect(driver.text.contains("A link to 'nowhere', which is no section here."))
    driver.press(.enter)
    #expect(driver.text.contains("No section here is named 'nowhere'."))
    driver.type(";")
    #expect(driver.text.contains("Go up"))
    driver.type(";")
    #expect(driver.text.contains("There is no link to another section from here on."))
  }

  @Test func `Y copies the section that is read, without its heading`() throws {
    let driver = try kern()
    driver.type("]]Y")
    #expect(driver.terminal.copied.last?.hasPrefix("The committee meets") == true)
    #expect(driver.text.contains("of Steering committee."))
  }

  @Test func `words are found while they are typed, and Enter opens the plan at the line`() throws {
    let driver = try BoardDriver(SampleStore(), width: 100, height: 30)
    driver.type("i\"lived through\" expl*")
    #expect(driver.lineContaining("Fresno").contains("Steering committee"))
    driver.press(.enter, .enter)
    #expect(driver.program.top.id == .plan)
    #expect(crumbs(driver)[0] == "County plans")
    #expect(driver.text.contains("'lived through' in line"))
    driver.press(.escape, .escape)
    #expect(driver.program.top.id == .planSearch)
  }

  @Test func `wide screens list the headings beside the text`() throws {
    let driver = try kern(140, 30)
    #expect(driver.line(7).hasPrefix("▸ "))
    driver.type("]]")
    #expect(driver.lineContaining("▸ ").contains("Steering committee"))
  }
}
