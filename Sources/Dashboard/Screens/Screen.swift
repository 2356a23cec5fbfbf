import Domain
import Presentation
import Store
import TerminalUI

/// Which screen.
enum ScreenID: String, CaseIterable, Sendable {
  case board, caseloads, policies, missing, onCall, placements, clocks, reports, oversight
  case roster, coverage, callouts, policyHistory, imports, accounts, audit, screens
  case openings, sight, nearby, match, alerts, notices, recovery
  case responses, swaps, schedules, handovers, shares, week, month
  case bedsDue, waiting, facility
  case plans, planGaps, responsibilities, countyNotes, agenda, budget, runbook, partners
  case referrals, requests, indicators, survey, studies
  case youth, episode, packet, gap, paste, search, text, nextWorker, unitPlan, relief
  case loadWeeks, loadAhead, continuity, workforce, caseHandovers, overrides
  case policyTrial
  case reportList, reportFigures, reportHeat
  case plan
  case planChanges = "plan-changes"
  case planSearch = "plan-search"
}

/// One screen: state, the question it asks, what it does by commands, how it draws.
///
/// A value. It never waits, reads no clock and touches no store.
protocol Screen: Sendable {
  /// The question's type.
  associatedtype Request: Query
  /// Which screen.
  var id: ScreenID { get }
  /// Where the user is, from the outermost.
  func breadcrumb(_ context: ScreenContext) -> [String]
  /// What is asked; a changed value is asked again.
  func request(_ context: ScreenContext) -> Request
  /// The youth whose record it opens, until the opening is entered in the log.
  var opening: String? { get }
  /// Takes the answer.
  mutating func receive(_ value: Request.Value, _ context: ScreenContext)
  /// Reacts to a command that the program does not handle itself.
  mutating func update(_ command: Command, _ context: ScreenContext) -> [Effect]
  /// Draws the content; mutating because a list learns its height.
  mutating func draw(in rect: Rect, on surface: inout Surface, _ context: ScreenContext)
  /// The grid that has the keyboard, if one has.
  var grid: Grid? { get set }
  /// The text that has the keyboard, if one has.
  var pager: Pager? { get set }
  /// What there is to read in full: the selected row, or the whole screen.
  func reading(_ context: ScreenContext) -> Reading?
  /// What an action would be about: field names and keys.
  var subject: [NamedText] { get }
  /// The county that what is selected is of, a FIPS code; nil where it is of none or of several.
  var selectedCounty: String? { get }
  /// The missing episode that is selected, if one is.
  var selectedEpisode: SelectedEpisode? { get }
  /// The unit that is selected, or of which what is selected is.
  var selectedUnit: SelectedUnit? { get }
  /// Commands that the footer names ahead of those of every screen.
  var footer: [Command] { get }
  /// The sheet that is shown, to be written into a file.
  var sheet: PacketSheet? { get }
  /// When the answer stops being right without a change to the store; nil = not before tomorrow.
  var nextChange: Instant? { get }
  /// Whether Tab goes to another list of the screen.
  var hasPanels: Bool { get }
  /// Whether its rows can be grouped otherwise.
  var hasGroupings: Bool { get }
  /// Whether it can show the present fiscal year or all time.
  var hasPeriods: Bool { get }
  /// Whether a county's plan is being read.
  var isPlan: Bool { get }
  /// Whether a link in the text is selected.
  var hasLink: Bool { get }
  /// What Enter opens, as the footer says it.
  var opens: String { get }
  /// The whole screen as a page of text, where it is more than one list.
  func page(_ context: ScreenContext) -> BoardPage?
}

/// A unit, named within its county.
struct SelectedUnit: Hashable, Sendable {
  /// The county, a FIPS code.
  let county: String
  /// The unit; nil for the workers without one.
  let unit: String?
}

extension Screen {
  var opening: String? { nil }
  var pager: Pager? {
    get { nil }
    set { _ = newValue }
  }
  func reading(_ context: ScreenContext) -> Reading? { grid?.reading }
  var subject: [NamedText] { [] }
  var selectedCounty: String? {
    selectedEpisode?.county ?? subject.first { $0.name == "county" }?.text
  }
  var selectedEpisode: SelectedEpisode? { nil }
  var selectedUnit: SelectedUnit? { nil }
  var footer: [Command] { [] }
  var sheet: PacketSheet? { nil }
  var nextChange: Instant? { nil }
  var hasPanels: Bool { false }
  var hasGroupings: Bool { false }
  var hasPeriods: Bool { false }
  var isPlan: Bool { false }
  var hasLink: Bool { false }
  var opens: String { "open" }
  func page(_ context: ScreenContext) -> BoardPage? { nil }

  /// Takes notice that names are masked or shown.
  mutating func noteMasking(_ context: ScreenContext) {
    guard var grid else { return }
    grid.noteMasking(context)
    self.grid = grid
  }

  /// The question with its type put away.
  func fetch(_ context: ScreenContext) -> Fetch { Fetch(request(context), opening: opening) }

  /// Takes an answer of whatever type; another screen's is passed over.
  mutating func take(_ value: any Sendable, _ context: ScreenContext) {
    guard let value = value as? Request.Value else { return }
    receive(value, context)
  }
}
