/// The screens that a number key opens; to add one, a folder beside this file and a line here.
enum ScreenCatalog {
  /// A screen's command, its name in the tabs, and how it is made.
  struct Entry: Sendable {
    let id: ScreenID
    let command: Command
    let title: String
    let make: @Sendable () -> any Screen
  }

  /// In the order of their keys.
  static let all = [
    Entry(id: .board, command: .showBoard, title: "Board") { BoardScreen() },
    Entry(id: .caseloads, command: .showCaseloads, title: "Caseloads") { CaseloadsScreen() },
    Entry(id: .policies, command: .showPolicies, title: "Policies") { PoliciesScreen() },
  ]
}
