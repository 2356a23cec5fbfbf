import Domain
import TerminalUI

/// Which commands mean something where, and why one cannot be used now.
enum Availability {
  /// Whether help and footer of a screen name the command.
  static func applies(_ entry: CommandEntry, to screen: any Screen) -> Bool {
    switch entry.place {
    case .everywhere: true
    case .lists: screen.grid != nil
    case .exportable: screen.grid != nil || screen.sheet != nil
    case .episodes: screen.selectedEpisode != nil
    case .alerts: screen.selectedEpisode?.alert != nil
    case .youth: names(screen).contains("youth")
    case .places: names(screen).isSuperset(of: ["youth", "facility"])
    case .cases: names(screen).contains("case")
    case .units: screen.selectedUnit != nil
    case .people: names(screen).contains("staff")
    case .beds: names(screen) == ["facility"]
    case .plans: screen.isPlan
    case .panels: screen.hasPanels
    case .groupings: screen.hasGroupings
    case .paper: screen is UnitPlanScreen
    case .periods: screen.hasPeriods
    case .texts: screen.pager != nil
    case .choosing: screen.grid != nil || screen.pager?.outline != nil || screen.hasLink
    case .scrolled: screen.grid != nil || screen.pager != nil
    }
  }

  /// What an action on the screen would be about.
  private static func names(_ screen: any Screen) -> Set<String> {
    Set(screen.subject.map(\.name))
  }

  private static func searched(_ screen: any Screen) -> String {
    screen.pager?.search ?? screen.grid?.search ?? ""
  }

  /// Why a command can't be used now, or what it opens not be seen by this viewer.
  static func why(
    _ command: Command, on screen: any Screen, _ context: ScreenContext
  ) -> String? {
    if let reason = reason(command, on: screen, context) { return reason }
    let entry = ScreenCatalog.all.first { $0.command == command }
    return entry?.refusal(context.viewer)
  }

  /// `2, 8 and :callouts`.
  private static func list(_ screens: [Command], _ key: (Command) -> String) -> String {
    let names = screens.map(key)
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  /// Why a command does nothing now; nil where it can be used.
  static func reason(
    _ command: Command, on screen: any Screen, _ context: ScreenContext
  ) -> String? {
    guard let entry = CommandTable.entry(command) else { return nil }
    let key = context.keymap.name(of:)
    if !applies(entry, to: screen) {
      switch entry.place {
      case .choosing: return "There is nothing to choose here; \(key(.outline)) lists the headings."
      case .texts:
        return "There is no text here; \(key(.read)) reads the selected row in full."
      // Their forms can be filled in from anywhere; the palette has them by the action's name.
      case .episodes, .alerts, .places: break
      case .cases: return "No case is selected here; \(key(.showCaseloads)) shows the caseloads."
      case .units: return "No unit is selected here; \(key(.showCaseloads)) shows the caseloads."
      case .people:
        return "No worker is selected here; \(key(.showCaseloads)) shows the caseloads."
      case .beds: return "No beds are selected here; \(key(.showPlacements)) lists them."
      case .youth: return "Nothing selected here is about one youth; \(key(.findYouth)) finds one."
      case .plans: return "No county plan is open here; \(key(.showPlans)) lists them."
      case .lists, .scrolled, .exportable:
        return "There is no list here; \(key(.showCaseloads)) shows the caseloads."
      case .paper: return "No unit is on paper here; \(key(.unitPlan)) puts one on it."
      case .groupings:
        let grouped: [Command] = [
          .showCaseloads, .showReports, .showClocks, .showAlerts, .showNotices, .showRecovery,
        ]
        return "Only the screens of \(list(grouped, key)) are grouped."
      case .periods:
        let dated: [Command] = [.showReports, .showCallouts, .showNotices, .showRecovery]
        return "Only the screens of \(list(dated, key)) have a fiscal year."
      default: return "There is one list here; the board has several (\(key(.showBoard)))."
      }
    }
    if entry.isChanging, context.isReadOnly { return "This session is read only." }
    if let reason = episodeReason(command, on: screen, context) { return reason }
    switch command {
    case .confirmUnchanged where !ConfirmBeds.descriptor.permits(context.viewer.role):
      return "'\(ConfirmBeds.descriptor.name)' is not for the role \(context.viewer.role.words)."
    case .export
    where screen.page(context) == nil && screen.sheet == nil && screen.grid?.shown.isEmpty ?? true:
      return "There is no row to write."
    case .whoSees where !context.viewer.role.seesWhoSees:
      return "Who can see a youth is for supervisors and auditors to know."
    case .whoSees where !screen.subject.contains { $0.name == "youth" }:
      return "Nothing selected here is about one youth; \(key(.findYouth)) finds one."
    case .searchPlans where !context.viewer.role.lists(.f15):
      return "Your role (\(context.viewer.role.words)) sees no county plans."
    case .match where !context.viewer.role.matches:
      return "Your role (\(context.viewer.role.words)) looks for a place for nobody."
    case .nextWorker where !context.viewer.role.seesUnitLoads,
      .unitPlan where !context.viewer.role.seesUnitLoads,
      .relief where !context.viewer.role.seesUnitLoads:
      return "Your role (\(context.viewer.role.words)) gives out no cases."
    case .tour where !context.isDemo:
      return "The tour is for a demonstration store; 'csecboard demo' makes one."
    case .read where screen.reading(context) == nil: return "There is nothing to read in full."
    case .mask where context.isReadOnly && context.isMasked:
      return "Names are shown with an entry in the log, and this session is read only."
    case .export where context.isReadOnly, .exportJSON where context.isReadOnly:
      return "A file is written with an entry in the log, and this session is read only."
    case .exportJSON where screen.grid?.shown.isEmpty ?? true: return "There is no row to write."
    case .unmarkAll where screen.grid?.marked.isEmpty ?? true:
      return "No row is marked; t marks one."
    case .findNext where searched(screen).isEmpty, .findPrevious where searched(screen).isEmpty:
      return "Nothing is searched for yet; \(key(.search)) begins."
    default: return nil
    }
  }
}
