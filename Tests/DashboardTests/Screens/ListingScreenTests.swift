import Domain
import Store
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ListingScreenTests {
  /// The listings of the contract (interface §1.1) with the screen that each is.
  private static let listings: [(name: String, screen: ScreenID)] = [
    ("caseloads", .caseloads), ("placements", .placements), ("missing", .missing),
    ("clocks", .clocks), ("oncall", .onCall), ("coverage", .coverage), ("roster", .roster),
    ("callouts", .callouts), ("reports", .reports), ("policies", .policies),
    ("policy-history", .policyHistory), ("audit", .audit), ("accounts", .accounts),
    ("imports", .imports), ("oversight", .oversight),
  ]

  @Test(arguments: listings.indices)
  func `every listing is a screen that its name opens`(_ index: Int) throws {
    let (name, screen) = Self.listings[index]
    let driver = try BoardDriver(SampleStore())
    driver.type(":\(name)")
    driver.press(.enter)
    #expect(driver.program.top.id == screen)
    #expect(driver.program.notice == nil)
    // Nobody was granted anything in the sample: its maker sees all.
    #expect(driver.program.top.grid?.rows.isEmpty == (name == "accounts"))
  }

  @Test func `every screen of the catalogue is on the list of screens, and Enter opens it`() throws
  {
    for (line, entry) in ScreenCatalog.all.filter({ $0.id != .screens }).enumerated() {
      let driver = try BoardDriver(SampleStore(), width: 120, height: 60)
      driver.type("0")
      #expect(driver.line(1).hasPrefix("All screens"))
      #expect(driver.text.contains(entry.title))
      for _ in 0..<line { driver.type("j") }
      driver.press(.enter)
      #expect(driver.program.top.id == entry.id)
    }
  }

  @Test func `the list of screens is filtered, and Esc goes back to the board`() throws {
    let driver = try BoardDriver(SampleStore())
    driver.type("0fdual")
    driver.press(.enter, .enter)
    #expect(driver.line(1).hasPrefix("Callouts › fiscal year 2026-27"))
    driver.press(.escape)
    #expect(driver.program.top.id == .board)
  }

  @Test func `each gap of coverage has a row that says NOBODY, and begins a shift`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 120, height: 40)
    driver.type(":coverage")
    driver.press(.enter)
    let opened = try store.open()
    let lines = try opened.read(
      CoverageQuery(
        from: SampleStore.noon,
        until: opened.zone.firstInstant(
          of: opened.zone.localDate(of: SampleStore.noon).adding(days: 14))))
    let gaps = lines.reduce(0) { $0 + max(1, $1.coverage.gaps.count) }
    #expect(gaps > lines.count)
    #expect(driver.program.top.grid?.rows.count == gaps)
    #expect(driver.text.contains("! NOBODY as advocate"))
    driver.type("fNOBODY")
    driver.press(.enter)
    #expect(
      driver.program.top.subject.map(\.name) == ["county", "seat", "starts_at", "ends_at"])
  }

  @Test func `callouts have the dual rate above them, of the fiscal year or of all time`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 120, height: 40)
    driver.type(":callouts")
    driver.press(.enter)
    let all = try store.open().read(
      CalloutsQuery(
        from: Instant(seconds: 0), until: SampleStore.noon.adding(seconds: 1),
        at: SampleStore.noon))
    driver.type("p")
    #expect(driver.line(1).hasPrefix("Callouts › all time"))
    #expect(driver.program.top.grid?.rows.count == all.count)
    let rate = CalloutLine.dualRate(of: all)
    #expect(
      driver.text.contains("(\(rate.count ?? -1) of \(rate.total ?? -1) screened in)"))
    driver.type("p")
    #expect(driver.line(1).hasPrefix("Callouts › fiscal year 2026-27"))
  }

  @Test func `Enter on who is on call opens the callouts, who could fill a gap, or the roster`()
    throws
  {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 40)
    driver.type("5")
    #expect(driver.line(38).contains("Enter callouts"))
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Callouts › Fresno › fiscal year"))
    driver.press(.escape, .tab)
    #expect(driver.line(38).contains("Enter who could fill it"))
    driver.press(.enter)
    #expect(driver.line(1).hasPrefix("Gap › Fresno"))
    driver.press(.escape, .tab, .enter)
    #expect(driver.line(1).hasPrefix("Roster, 14 days › "))
    #expect(driver.program.top.grid?.rows.isEmpty == false)
  }

  @Test func `the log is newest first and grows by an opening`() throws {
    let driver = try BoardDriver(SampleStore(), width: 120, height: 40)
    driver.type(":audit")
    driver.press(.enter)
    let before = driver.program.top.grid?.rows.count ?? 0
    driver.type("yabel")
    driver.press(.enter)
    #expect(driver.program.top.id == .youth)
    driver.type(":audit")
    driver.press(.enter)
    #expect(driver.program.top.grid?.rows.count == before + 1)
    #expect(driver.program.top.grid?.rows.first?.cells.contains(.text("view")) == true)
  }
}

@Suite struct ScreenRightsTests {
  private static let steward = GrantRequest(
    account: "steward", role: .dataSteward, agency: "AG-KERN-CW", counties: [])

  @Test func `a list that waits for its answer does not say that there is nothing`() throws {
    let driver = try BoardDriver(try SampleStore())
    driver.program.step([.event(.key(.character("4")))])
    #expect(driver.program.top.id == .missing)
    #expect(driver.text.contains("Being read ..."))
    #expect(!driver.text.contains("No youth is missing"))
    driver.run([])
    #expect(!driver.text.contains("Being read ..."))
    #expect(driver.program.top.grid?.rows.isEmpty == false)
  }

  @Test func `an account's counties read by their names`() throws {
    let store = try SampleStore()
    let grant = GrantRequest(
      account: "kern-lead", role: .dataSteward, agency: "AG-KERN-CW", counties: ["06029"])
    try store.open().grant(grant, now: SampleStore.noon)
    let driver = try BoardDriver(store)
    driver.type(":accounts")
    driver.press(.enter)
    let line = driver.text.split(separator: "\n").first { $0.contains("kern-lead") } ?? ""
    #expect(line.contains("Kern"))
    #expect(!line.contains("06029"))
  }

  @Test func `a screen that a role sees nothing of says why in place of an empty list`() throws {
    let store = try SampleStore()
    try store.open().grant(Self.steward, now: SampleStore.noon)
    let driver = try BoardDriver(store, actingAs: "steward")
    for key in ["2", "4", "5", "6", "7", "8", "9"] {
      driver.type(key)
      #expect(driver.text.contains("Your role (data steward) sees no "), "\(key)")
    }
    driver.type(":accounts")
    driver.press(.enter)
    #expect(driver.text.contains("Accounts are for the administrator. Your role is data steward"))
    driver.type(":imports")
    driver.press(.enter)
    #expect(!driver.text.contains("Your role"))
    #expect(driver.program.top.grid?.rows.isEmpty == false)
  }

  /// The screens that each role is told nothing is for it on: the matrix of access by screen.
  private static let refused: [Role: Set<ScreenID>] = [
    .everything: [], .caseworker: [.imports, .accounts], .supervisor: [.imports, .accounts],
    .hotline: [.imports, .accounts, .audit, .caseloads],
    .probation: [.imports, .accounts, .caseloads],
    .advocate: [.imports, .accounts, .audit, .caseloads, .openings],
    .behavioralHealth: [.imports, .accounts, .audit, .caseloads, .openings],
    .publicHealthNurse: [.imports, .accounts, .audit, .caseloads, .openings],
    .education: [
      .caseloads, .missing, .alerts, .notices, .recovery, .onCall, .placements, .bedsDue, .clocks,
      .reports,
      .roster, .coverage, .week, .month, .swaps, .shares, .schedules,
      .callouts, .responses, .handovers,
      .imports, .accounts, .audit, .openings, .oversight,
    ],
    .lawEnforcement: [
      .caseloads, .onCall, .placements, .bedsDue, .roster, .coverage, .week, .month, .swaps,
      .schedules, .shares,
      .imports, .accounts, .audit,
    ],
    .victimServices: [
      .caseloads, .onCall, .placements, .bedsDue, .roster, .coverage, .week, .month, .swaps,
      .schedules, .shares,
      .callouts, .responses, .handovers, .imports, .accounts, .audit,
      .openings, .oversight,
    ],
    // A notice and a stub are no rows of a list: the youth's own record says what there is.
    .counsel: [
      .caseloads, .onCall, .placements, .bedsDue, .roster, .coverage, .week, .month, .swaps,
      .schedules, .shares,
      .callouts, .responses, .handovers, .imports, .accounts, .audit,
      .openings, .oversight, .missing, .alerts, .notices, .recovery, .clocks,
    ],
    .placementDesk: [.caseloads, .reports, .imports, .accounts, .audit, .openings],
    .analyst: [
      .responses, .handovers,
      .alerts, .notices, .recovery, .clocks, .oversight, .imports, .accounts, .audit, .openings,
    ],
    .auditor: [.caseloads, .imports, .accounts],
    .dataSteward: [
      .plans, .planGaps, .responsibilities, .countyNotes, .agenda, .indicators, .budget, .runbook,
      .partners, .survey, .studies,
      .caseloads, .missing, .alerts, .notices, .recovery, .onCall, .placements, .bedsDue, .clocks,
      .reports,
      .oversight, .roster, .coverage, .week, .month, .swaps, .shares, .schedules,
      .callouts, .responses, .handovers, .accounts, .audit, .openings,
    ],
    .provider: [
      .plans, .planGaps, .responsibilities, .countyNotes, .agenda, .indicators, .budget, .runbook,
      .partners, .survey, .studies,
      .caseloads, .missing, .alerts, .notices, .recovery, .onCall, .clocks, .reports,
      .oversight, .roster, .coverage, .week, .month, .swaps, .shares, .schedules,
      .callouts, .responses, .handovers, .imports, .accounts, .audit, .openings,
    ],
    .administrator: [
      .plans, .planGaps, .responsibilities, .countyNotes, .agenda, .indicators, .budget, .runbook,
      .partners, .survey, .studies,
      .caseloads, .missing, .alerts, .notices, .recovery, .onCall, .placements, .bedsDue, .clocks,
      .reports,
      .oversight, .roster, .coverage, .week, .month, .swaps, .shares, .schedules,
      .callouts, .responses, .handovers, .imports,
    ],
  ]

  @Test(arguments: Role.allCases)
  func `each role is refused the screens of what it never sees, and no other`(_ role: Role) {
    let viewer = Viewer(account: "someone", role: role)
    let refused = ScreenCatalog.all.filter { $0.refusal(viewer) != nil }.map(\.id)
    let nearby: Set<ScreenID> =
      [.everything, .supervisor, .hotline, .lawEnforcement].contains(role) ? [] : [.nearby]
    let waiting: Set<ScreenID> =
      [.everything, .caseworker, .supervisor, .hotline, .probation, .placementDesk]
        .contains(role)
      ? [] : [.waiting, .requests]
    // What is behind a load is for those who see every point of it; a whole unit is no worker's.
    let loads: Set<ScreenID> =
      switch role {
      case .everything, .supervisor: []
      case .caseworker: [.workforce]
      default: [.loadWeeks, .loadAhead, .continuity, .workforce, .caseHandovers, .overrides]
      }
    let reports: Set<ScreenID> =
      [.everything, .hotline, .auditor].contains(role) ? [] : [.reportFigures, .reportHeat]
    let referrals: Set<ScreenID> =
      [.education, .placementDesk, .analyst, .dataSteward, .provider, .administrator]
        .contains(role) ? [.referrals] : []
    let some = [nearby, waiting, loads, reports, referrals].reduce(Set()) { $0.union($1) }
    #expect(Set(refused) == Self.refused[role]?.union(some))
  }

  @Test func `nothing is asked of the store for a screen that is refused`() throws {
    let store = try SampleStore()
    try store.open().grant(Self.steward, now: SampleStore.noon)
    let driver = try BoardDriver(store, actingAs: "steward")
    let asked = driver.port.fetches.count
    driver.type("5")
    driver.type(":audit")
    driver.press(.enter)
    #expect(driver.port.fetches.count == asked)
    #expect(driver.program.notice == nil)
  }

  @Test func `the list of screens says which are not for the role`() throws {
    let store = try SampleStore()
    try store.open().grant(Self.steward, now: SampleStore.noon)
    let driver = try BoardDriver(store, width: 120, height: 40, actingAs: "steward")
    driver.type("0")
    #expect(driver.lineContaining(":accounts").contains("Accounts are for the administrator."))
    #expect(driver.lineContaining(":imports").contains("Each import with its files"))
  }
}

@Suite struct CountyNameTests {
  @Test func `a list shows counties by name and its export keeps the code`() throws {
    let store = try SampleStore()
    let driver = try BoardDriver(store, width: 200, height: 60)
    for key in ["4", "9"] {
      driver.type(key)
      #expect(driver.text.contains("Kern"))
      #expect(!driver.text.contains("06029"))
    }
    driver.type("e")
    let name = try #require(store.exports().first)
    let file = String(
      decoding: Files.read(store.exportFolder + "/" + name) ?? [], as: UTF8.self)
    #expect(file.contains("06029"))
  }
}
