import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

/// Plays the most common tasks on the real program and looks for what was wanted.
@Suite struct CommonTaskTests {
  /// More keys than this for a task of every day, and a default key is wrong.
  private static let mostKeys = 13

  @Test(arguments: CommonTask.all)
  func `the task is done with the keys that the manual names`(_ task: CommonTask) throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 100, height: 30, panel: nil)
    var passed = [Self.title(driver)]
    for key in task.keys {
      driver.press(key)
      if passed.last != Self.title(driver) { passed.append(Self.title(driver)) }
    }
    #expect(passed == task.screens)
    #expect(task.keys.count <= Self.mostKeys)
    let isDone = try #require(Self.goals[task.name], "no goal is known for '\(task.name)'")
    #expect(try isDone(driver, store), "\(driver.text)")
  }

  @Test func `each task has a goal`() {
    #expect(CommonTask.all.count == 23)
    #expect(Set(CommonTask.all.map(\.name)) == Set(Self.goals.keys))
  }

  @Test func `csecboard(1) has each task with its keys, their number and the screens`() throws {
    let bytes = try #require(Files.read(Files.root + "/man/csecboard.1"))
    let page = String(decoding: bytes, as: UTF8.self)
    let section = try #require(page.split(separator: ".\\\" BEGIN TASKS\n").last)
    let documented = section.split(separator: ".\\\" END TASKS").first
    let expected = CommonTask.all.map(\.manualEntry).joined(separator: "\n")
    #expect(documented.map(String.init) == ".Bl -tag -width Ds\n\(expected)\n.El\n")
  }

  private static func title(_ driver: BoardDriver) -> String {
    driver.program.top.breadcrumb(driver.program.context).first ?? ""
  }

  private typealias Goal = @Sendable (BoardDriver, SampleStore) throws -> Bool

  private static let goals: [String: Goal] = [
    "Who answers tonight, and on which phone": { driver, _ in
      driver.text.contains("NOBODY") && driver.text.contains("661-555-0112")
        && driver.text.contains("661-555-0119")
    },
    "Whom to call about a youth whose name is half known": { driver, _ in
      driver.lineContaining("Y-0001").contains("661-555-0111")
    },
    "Report a youth missing from care": { _, store in
      try openEpisodes(store).contains { $0.youth == "Y-0004" && $0.receivedAt == SampleStore.noon }
    },
    "Why the fullest unit is over, and which cases to hand over": { driver, _ in
      driver.text.contains("on paper") && driver.text.contains("100 %; ")
        && driver.lines.contains { $0.contains("W-") && $0.contains("! over") }
    },
    "Why the fullest worker is over, and who could take what": { driver, _ in
      driver.text.contains("140.4 % X blocked") && driver.text.contains("Could go to")
        && driver.text.contains("No plan within the rules brings everyone to 100 %")
        && driver.lineContaining("C-0029").contains("not designated")
    },
    "Which counties have no current plan": { driver, _ in
      driver.lineContaining("X not received").contains("Sacramento 2026-27")
    },
    "Which plans lack a missing-youth protocol": { driver, _ in
      driver.lineContaining("Missing-youth protocol").contains("2026-27")
    },
    "Who leads on youth without an open case": { driver, _ in
      driver.lineContaining("youth without case").contains("no lead")
        && driver.lines.allSatisfy { !$0.contains("screening") }
    },
    "Whether our 24/7 promise is borne out": { driver, _ in
      driver.lineContaining("24/7 response").contains("X not borne out")
        && driver.lineContaining("24/7 response").contains("39.2 %")
    },
    "What changed in the plan since last year": { driver, _ in
      driver.text.contains("Steering committee: changed")
    },
    "Record the notice that is latest": { _, store in
      let late = try openEpisodes(store).first { $0.id == "M-0004" }
      return late?.notices.contains { $0.party == .parentsGuardiansTribe } ?? false
    },
    "Confirm a facility's beds": { driver, store in
      let chosen = try #require(driver.program.top.grid?.selectedID)
      let lines = try store.open().read(PlacementsQuery(at: SampleStore.noon))
      let line = lines.first { $0.facility == chosen }
      return line?.beds.occupied == 1 && line?.confirmedAt == SampleStore.noon
    },
    "Which workers are over capacity": { driver, _ in
      let bands = driver.lines.filter { $0.contains("W-") }.prefix(5)
      return bands.first?.contains("blocked") == true && bands.contains { $0.contains("over") }
        && bands.last?.contains("room") == true
    },
    "Assign the case that has no worker": { driver, store in
      let figures = try store.open().read(CaseloadQuery(at: SampleStore.noon))
      return driver.text.contains("Done: give case C-0034")
        && figures.cases.contains { $0.caseID == "C-0034" && $0.worker == "W-302" }
    },
    "What is due next, and what is late": { driver, _ in
      driver.text.contains("late") && driver.text.contains("due soon")
    },
    "Open beds in one county": { driver, _ in
      driver.lines.filter { $0.contains("F-") }.allSatisfy { $0.contains("Kern") }
        && driver.text.contains("F-KERN-1")
    },
    "Take on, at 3 a.m., the alert that is first": { _, store in
      try store.open().read(AlertsQuery(at: SampleStore.noon)).first?.owner?.owner == "tester"
    },
    "Who is on call where a youth is missing": { driver, _ in
      driver.program.top.id == .onCall && driver.line(1).contains("Fresno")
    },
    "The sheet for law enforcement": { driver, _ in
      driver.text.contains("REPORT TO LAW ENFORCEMENT")
    },
    "The right open bed, its reasons, a hold and what to say on the phone": { driver, _ in
      driver.text.contains("a bed is held for Y-0003 until")
        && driver.text.contains("+25  trained for CSE")
        && driver.text.contains("We look for a bed for a youth: ")
    },
    "What share of screened-in reports was substantiated, of how many, in which dates": {
      driver, store in
      let year = try store.open().read(
        FunnelQuery(
          by: .county, from: TestZone.zone.firstInstant(of: fiscalYear), until: nil,
          at: SampleStore.noon)
      ).total
      return driver.text.contains("2026-07-01 to 2026-11-20: ")
        && driver.text.replacing("\n", with: " ").contains(
          " of \(year.screenedIn) screened in")
    },
    "The substantiated reports behind that share, in one county": { driver, _ in
      driver.line(1).contains("substantiated › fiscal year 2026-27")
        && driver.program.top.grid?.rows.allSatisfy {
          $0.cells.contains(.text(Disposition.substantiated.rawValue))
        } ?? false
    },
    "The board as a page for the morning meeting": { driver, store in
      store.exports().count == 1 && driver.text.contains("The board is in")
    },
  ]

  private static var fiscalYear: LocalDate {
    LocalDate(daysSinceEpoch: 20_635)
  }

  private static func openEpisodes(_ store: SampleStore) throws -> [EpisodeFacts] {
    try store.open().read(EpisodesQuery(at: SampleStore.noon)).map(\.episode)
  }
}
