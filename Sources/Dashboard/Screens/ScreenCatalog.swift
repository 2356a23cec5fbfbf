import Domain

/// The screens that a command opens; to add one, a folder beside this file and a line here.
enum ScreenCatalog {
  /// A screen's command, its name, who may see it, and how it is made.
  struct Entry: Sendable {
    let id: ScreenID
    let command: Command
    let title: String
    /// The title in the tabs where there is little room; nil = it has no tab.
    var short: String?
    /// Why a viewer may not see it; nil where they may.
    var refusal: @Sendable (Viewer) -> String? = { _ in nil }
    /// What a role that may have counts only is given counts of in place of rows.
    var counted: CountedSubject?
    /// The screen of one county alone, where it is opened from a row that is of one.
    var ofCounty: (@Sendable (String) -> any Screen)?
    let make: @Sendable () -> any Screen

    /// The screen as a viewer sees it: rows, or counts.
    func screen(for viewer: Viewer) -> any Screen {
      guard let counted, viewer.role.counts(counted.group) else { return make() }
      return CountScreens.screen(counted, id: id, title: title)
    }
  }

  /// Those with a tab first, in the order of their keys.
  static let all = tabs + others

  /// Those with a number of their own.
  static let tabs = [
    Entry(id: .board, command: .showBoard, title: "Board", short: "Board") { BoardScreen() },
    Entry(
      id: .caseloads, command: .showCaseloads, title: "Caseloads", short: "Load",
      refusal: ScreenRights.weighs, counted: .caseloads
    ) { CaseloadsScreen() },
    Entry(id: .policies, command: .showPolicies, title: "Policies", short: "Pol") {
      PoliciesScreen()
    },
    Entry(
      id: .missing, command: .showMissing, title: "Missing", short: "Miss",
      refusal: ScreenRights.seesOrCounts(.f5, "missing youth"), counted: .missing
    ) { MissingScreens.list() },
    Entry(
      id: .onCall, command: .showOnCall, title: "On call", short: "Call",
      refusal: ScreenRights.sees(.f12, "rosters")
    ) { OnCallScreen() },
    Entry(
      id: .placements, command: .showPlacements, title: "Beds", short: "Beds",
      refusal: ScreenRights.sees(.f8, "beds")
    ) { PlacementsScreen() },
    Entry(
      id: .clocks, command: .showClocks, title: "Clocks", short: "Clk",
      refusal: ScreenRights.sees(.f5, "missing youth")
    ) { MissingScreens.clocks() },
    Entry(
      id: .reports, command: .showReports, title: "Reports", short: "Rep",
      refusal: ScreenRights.seesOrCounts(.f3, "reports")
    ) { ReportsScreen() },
    Entry(
      id: .oversight, command: .showOversight, title: "Oversight", short: "Lead",
      refusal: ScreenRights.sees(.f1, "youth")
    ) { ResponseScreens.oversight() },
  ]

  /// Those opened by name or from the list of all.
  private static let others = [
    Entry(
      id: .roster, command: .showRoster, title: "Roster",
      refusal: ScreenRights.sees(.f12, "rosters")
    ) { RosterScreens.roster() },
    Entry(
      id: .coverage, command: .showCoverage, title: "Coverage",
      refusal: ScreenRights.sees(.f12, "rosters")
    ) { RosterScreens.coverage() },
    Entry(
      id: .callouts, command: .showCallouts, title: "Callouts",
      refusal: ScreenRights.seesOrCounts(.f13, "callouts"), counted: .callouts
    ) { RosterScreens.callouts() },
    Entry(
      id: .reportFigures, command: .showReportFigures, title: "Figures of reports",
      refusal: ScreenRights.seesWholeReports
    ) { ReportFiguresScreen() },
    Entry(
      id: .reportHeat, command: .showReportHeat, title: "Counties by quarter",
      refusal: ScreenRights.seesWholeReports
    ) { ReportHeatScreen() },
    Entry(
      id: .responses, command: .showResponses, title: "Responses",
      refusal: ScreenRights.sees(.f13, "callouts")
    ) { DutyScreens.responses() },
    Entry(
      id: .bedsDue, command: .showBedsDue, title: "To confirm",
      refusal: ScreenRights.sees(.f8, "beds")
    ) { PlacementsScreen(.bedsDue) },
    Entry(
      id: .waiting, command: .showWaiting, title: "Waiting", refusal: ScreenRights.places
    ) { PlacementListScreens.waiting() },
    Entry(
      id: .week, command: .showWeek, title: "Week",
      refusal: ScreenRights.sees(.f12, "rosters")
    ) { DutyScreens.hours(.week) },
    Entry(
      id: .month, command: .showMonth, title: "Four weeks",
      refusal: ScreenRights.sees(.f12, "rosters")
    ) { DutyScreens.hours(.month) },
    Entry(
      id: .swaps, command: .showSwaps, title: "Swaps",
      refusal: ScreenRights.sees(.f12, "rosters")
    ) { DutyScreens.swaps() },
    Entry(
      id: .schedules, command: .showSchedules, title: "Schedules",
      refusal: ScreenRights.sees(.f12, "rosters")
    ) { RosterScreens.schedules() },
    Entry(
      id: .handovers, command: .showHandovers, title: "Handovers",
      refusal: ScreenRights.sees(.f13, "callouts")
    ) { DutyScreens.handovers() },
    Entry(
      id: .shares, command: .showShares, title: "Duty shared out",
      refusal: ScreenRights.sees(.f12, "rosters")
    ) { DutyScreens.shares() },
    Entry(id: .policyHistory, command: .showPolicyHistory, title: "Policies, all ever") {
      LedgerScreens.policyHistory()
    },
    Entry(
      id: .imports, command: .showImports, title: "Imports",
      refusal: ScreenRights.only(
        [.dataSteward, .everything], "What came in from files is for data stewards to see.")
    ) { LedgerScreens.imports() },
    Entry(
      id: .accounts, command: .showAccounts, title: "Accounts",
      refusal: ScreenRights.only(
        [.administrator, .everything], "Accounts are for the administrator.")
    ) { LedgerScreens.accounts() },
    Entry(
      id: .audit, command: .showAudit, title: "Log",
      refusal: ScreenRights.sees(.f18, "log")
    ) { LedgerScreens.audit() },
    Entry(
      id: .openings, command: .showOpenings, title: "Life safety",
      refusal: ScreenRights.seesOpenings
    ) { OpeningScreens.list() },
    Entry(
      id: .alerts, command: .showAlerts, title: "Alerts",
      refusal: ScreenRights.sees(.f5, "missing youth")
    ) { AlertsScreen.list() },
    Entry(
      id: .notices, command: .showNotices, title: "Notices",
      refusal: ScreenRights.sees(.f5, "missing youth")
    ) { RecoveryScreens.notices() },
    Entry(
      id: .recovery, command: .showRecovery, title: "Recovery",
      refusal: ScreenRights.sees(.f5, "missing youth")
    ) { RecoveryScreens.recovery() },
    Entry(
      id: .nearby, command: .showNearby, title: "Nearby", refusal: ScreenRights.seesNearby
    ) { NearbyScreen.list() },
    Entry(
      id: .plans, command: .showPlans, title: "Plans",
      refusal: ScreenRights.sees(.f15, "county plans")
    ) { PlanScreens.list() },
    Entry(
      id: .planGaps, command: .showPlanGaps, title: "Plan gaps",
      refusal: ScreenRights.sees(.f15, "county plans")
    ) { PlanScreens.gaps() },
    Entry(
      id: .responsibilities, command: .showResponsibilities, title: "Who leads",
      refusal: ScreenRights.sees(.f15, "county plans")
    ) { PlanScreens.responsibilities() },
    Entry(
      id: .countyNotes, command: .showCountyNotes, title: "County notes",
      refusal: ScreenRights.sees(.f15, "county plans")
    ) { PlanScreens.notes() },
    Entry(
      id: .agenda, command: .showAgenda, title: "Agenda",
      refusal: ScreenRights.sees(.f15, "county plans")
    ) { AgendaScreens.agenda() },
    Entry(
      id: .indicators, command: .showIndicators, title: "By quarter",
      refusal: ScreenRights.sees(.f15, "county plans")
    ) { AgendaScreens.indicators() },
    Entry(
      id: .budget, command: .showBudget, title: "Budgets",
      refusal: ScreenRights.sees(.f15, "county plans")
    ) { AgendaScreens.budget() },
    Entry(
      id: .runbook, command: .showRunbook, title: "Protocol",
      refusal: ScreenRights.sees(.f15, "county plans"),
      ofCounty: { RunbookScreens.runbook(county: $0) }
    ) { RunbookScreens.runbook() },
    Entry(
      id: .partners, command: .showPartners, title: "Partners",
      refusal: ScreenRights.sees(.f15, "county plans")
    ) { RunbookScreens.partners() },
    Entry(
      id: .referrals, command: .showReferrals, title: "Referrals",
      refusal: ScreenRights.sees(.f3, "exploitation status, which referrals tell of")
    ) { RequestScreens.referrals() },
    Entry(
      id: .requests, command: .showRequests, title: "Requests",
      refusal: ScreenRights.seesRequests
    ) { RequestScreens.list() },
    Entry(
      id: .survey, command: .showSurvey, title: "Survey",
      refusal: ScreenRights.sees(.f15, "county plans")
    ) { SurveyScreens.list() },
    Entry(
      id: .studies, command: .showStudies, title: "Studies",
      refusal: ScreenRights.sees(.f15, "county plans")
    ) { StudyScreens.list() },
    Entry(
      id: .loadWeeks, command: .showLoadWeeks, title: "13 weeks", refusal: ScreenRights.weighsRows
    ) { LoadScreens.weeks() },
    Entry(
      id: .loadAhead, command: .showLoadAhead, title: "14 days ahead",
      refusal: ScreenRights.weighsRows
    ) { LoadScreens.ahead() },
    Entry(
      id: .continuity, command: .showContinuity, title: "Continuity",
      refusal: ScreenRights.weighsRows
    ) { LoadScreens.continuity() },
    Entry(
      id: .workforce, command: .showWorkforce, title: "Workforce",
      refusal: ScreenRights.seesUnits
    ) { LoadScreens.workforce() },
    Entry(
      id: .caseHandovers, command: .showCaseHandovers, title: "Cases handed over",
      refusal: ScreenRights.weighsRows
    ) { LoadScreens.handovers() },
    Entry(
      id: .overrides, command: .showOverrides, title: "Overrides",
      refusal: ScreenRights.weighsRows
    ) { LoadScreens.overrides() },
    Entry(id: .screens, command: .showScreens, title: "All screens") { ScreenListScreen() },
  ]

  /// Why a viewer may not see a screen; nil where they may.
  static func refusal(of id: ScreenID, for viewer: Viewer) -> String? {
    all.first { $0.id == id }?.refusal(viewer)
  }
}
