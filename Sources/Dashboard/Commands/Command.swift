/// Everything that a key or the palette can do, by the name the palette takes.
enum Command: String, CaseIterable, Sendable {
  case up, down, left, right
  case pageUp = "page-up"
  case pageDown = "page-down"
  case top, bottom, open, back, quit
  case nextPanel = "next-panel"
  case previousPanel = "previous-panel"
  case showBoard = "board"
  case showCaseloads = "caseloads"
  case showPolicies = "policies"
  case showMissing = "missing"
  case showOnCall = "oncall"
  case showPlacements = "placements"
  case showClocks = "clocks"
  case showReports = "reports"
  case showOversight = "oversight"
  case showRoster = "roster"
  case showCoverage = "coverage"
  case showCallouts = "callouts"
  case showPolicyHistory = "policy-history"
  case showImports = "imports"
  case showAccounts = "accounts"
  case showAudit = "audit"
  case showOpenings = "breakglass"
  case showAlerts = "alerts"
  case showNotices = "notices"
  case showRecovery = "recovery"
  case showNearby = "nearby"
  case showScreens = "screens"
  case findYouth = "youth"
  case whoSees = "who-sees"
  case sort, reverse, filter, search
  case groupBy = "group-by"
  case period
  case findNext = "find-next"
  case findPrevious = "find-previous"
  case formerScreen = "screen-before"
  case columns, mark
  case unmarkAll = "unmark-all"
  case exportJSON = "export-json"
  case read, outline, wrap
  case nextHeading = "next-heading"
  case previousHeading = "previous-heading"
  case setMark = "set-mark"
  case goToMark = "go-to-mark"
  // Named as the actions are whose forms they open.
  case takeOnAlert = "acknowledge-alert"
  case handOverAlert = "hand-over-alert"
  case nextStep = "next-step"
  case recordNotice = "record-notice"
  case recordEffort = "record-effort"
  case recordSighting = "record-sighting"
  case assignRecovery = "assign-recovery"
  case markLocated = "mark-located"
  case recordReturn = "record-return"
  case recordConversation = "record-conversation"
  case recordScreen = "record-screen"
  case onCallHere = "oncall-here"
  case packet
  case match
  case holdBed = "hold-bed"
  case act, undo, export, mask, refresh, redraw, help, palette, suspend, tour
  case lock = "leave"
}
