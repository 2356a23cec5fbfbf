/// The screens that a number key opens; to add one, a folder beside this file and a line here.
enum ScreenCatalog {
  /// A screen's command, its name in the tabs, and how it is made.
  struct Entry: Sendable {
    let id: ScreenID
    let command: Command
    let title: String
    /// The title where there is little room.
    let short: String
    let make: @Sendable () -> any Screen
  }

  /// In the order of their keys.
  static let all = [
    Entry(id: .board, command: .showBoard, title: "Board", short: "Board") { BoardScreen() },
    Entry(id: .caseloads, command: .showCaseloads, title: "Caseloads", short: "Load") {
      CaseloadsScreen()
    },
    Entry(id: .policies, command: .showPolicies, title: "Policies", short: "Pol") {
      PoliciesScreen()
    },
    Entry(id: .missing, command: .showMissing, title: "Missing", short: "Miss") {
      MissingScreens.list()
    },
    Entry(id: .onCall, command: .showOnCall, title: "On call", short: "Call") {
      OnCallScreen()
    },
    Entry(id: .placements, command: .showPlacements, title: "Beds", short: "Beds") {
      PlacementsScreen()
    },
    Entry(id: .clocks, command: .showClocks, title: "Clocks", short: "Clk") {
      MissingScreens.clocks()
    },
    Entry(id: .reports, command: .showReports, title: "Reports", short: "Rep") {
      ReportsScreen()
    },
    Entry(id: .oversight, command: .showOversight, title: "Oversight", short: "Lead") {
      ResponseScreens.oversight()
    },
  ]
}
