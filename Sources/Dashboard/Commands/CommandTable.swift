import TerminalUI

/// One command: its sentence, its default keys, where it applies, whether it changes anything.
///
/// Footer, help, palette, keymap and manual read this. To add a command: a case of ``Command``, an
/// entry here, its line in csecboard(1) (a test prints what is missing), and in
/// ``Availability/reason(_:on:_:)`` why it can't be used where it applies but can't.
struct CommandEntry: Sendable {
  /// What a command needs so that it means something.
  enum Place: Sendable {
    case everywhere, lists, panels, groupings, paper, periods, texts, scrolled, choosing, exportable
    /// What is selected is about a missing episode, or is an alert of one.
    case episodes, alerts
    /// What is selected is about one youth.
    case youth
    /// What is selected is a facility for a youth.
    case places
    /// What is selected is a case.
    case cases
    /// What is selected is a unit, or of one.
    case units
    /// What is selected is a person, or of one.
    case people
    /// What is selected is a facility's beds.
    case beds
    /// A county's plan is being read.
    case plans
  }

  let command: Command
  let summary: String
  /// The word in the footer; nil keeps it out of there.
  let short: String?
  let keys: [KeyPress]
  let group: String
  let place: Place
  /// Whether it begins a change of the store, or something that must be entered in the log.
  let isChanging: Bool

  init(
    _ command: Command, _ keys: [KeyPress], _ summary: String, short: String? = nil,
    group: String, place: Place = .everywhere, isChanging: Bool = false
  ) {
    self.command = command
    self.keys = keys
    self.summary = summary
    self.short = short
    self.group = group
    self.place = place
    self.isChanging = isChanging
  }

  /// The default keys as the manual names them: `s`, `Down j`; `:name` where only the palette has
  /// the command.
  var keyNames: String {
    keys.isEmpty
      ? ":\(command.rawValue)" : keys.map(\.description).joined(separator: " ")
  }
}

/// The one table of commands.
enum CommandTable {
  /// In the order of help; the footer takes those with a short word in the same order.
  static let all = general + episodes + placement + caseloads + plans

  private static let general: [CommandEntry] = [
    CommandEntry(
      .help, [.character("?"), .function(1)], "Show the keys of this screen; type to find one",
      short: "help", group: "Program"),
    CommandEntry(
      .open, [.enter], "Open what is selected", short: "open", group: "Moving", place: .choosing),
    CommandEntry(
      .back, [.escape, .character("q")], "Go back; on the board q quits",
      short: "back", group: "Moving"),
    CommandEntry(.nextPanel, [.tab], "Next panel", short: "panel", group: "Moving", place: .panels),
    CommandEntry(
      .sort, [.character("s")], "Sort by the next column", short: "sort",
      group: "Lists", place: .lists),
    CommandEntry(
      .filter, [.character("f")],
      "Show only rows that contain what you type, or for which it is true",
      short: "filter", group: "Lists", place: .lists),
    CommandEntry(
      .outline, [.character("o")], "List the headings of the text; Enter goes to one",
      short: "outline", group: "Texts", place: .texts),
    CommandEntry(
      .search, [.character("/")], "Go to the row or line that contains what you type",
      short: "search", group: "Lists", place: .scrolled),
    CommandEntry(
      .act, [.character("a")], "Act: assign a case, record a status, and so on",
      short: "act", group: "Doing", isChanging: true),
    CommandEntry(
      .undo, [.character("u")], "Take back one of your last changes", group: "Doing",
      isChanging: true),
    CommandEntry(
      .mask, [.character("m")], "Show names, or mask them again", short: "names",
      group: "Doing", isChanging: true),
    CommandEntry(
      .export, [.character("e")],
      "Write this view as CSV, the board and a packet as a page, into the current folder for you"
        + " alone",
      short: "export",
      group: "Doing", place: .exportable, isChanging: true),
    CommandEntry(
      .exportJSON, [.character("E")], "Write this list as JSON in the same way", group: "Doing",
      place: .lists),
    CommandEntry(
      .palette, [.character(":")], "Find any command, screen, action or record by its name",
      short: "command",
      group: "Program"),
    CommandEntry(.up, [.up, .character("k")], "Up", group: "Moving"),
    CommandEntry(.down, [.down, .character("j")], "Down", group: "Moving"),
    CommandEntry(.pageUp, [.pageUp, .control("b")], "A page up", group: "Moving"),
    CommandEntry(
      .pageDown, [.pageDown, .control("f"), .character(" ")], "A page down",
      group: "Moving"),
    CommandEntry(.top, [.home, .character("g")], "To the beginning", group: "Moving"),
    CommandEntry(.bottom, [.end, .character("G")], "To the end", group: "Moving"),
    CommandEntry(
      .left, [.left, .character("h")], "Further left", group: "Moving",
      place: .scrolled),
    CommandEntry(
      .right, [.right, .character("l")], "Further right", group: "Moving",
      place: .scrolled),
    CommandEntry(
      .formerScreen, [.character("-")], "To the screen before, and back again", group: "Moving"),
    CommandEntry(.previousPanel, [.backTab], "Previous panel", group: "Moving", place: .panels),
    CommandEntry(.showBoard, [.character("1")], "The board", group: "Screens"),
    CommandEntry(.showCaseloads, [.character("2")], "Weighted caseloads", group: "Screens"),
    CommandEntry(
      .showPolicies, [.character("3")], "Policies in force and where they come from",
      group: "Screens"),
    CommandEntry(
      .showMissing, [.character("4")], "Missing youth, most urgent first", group: "Screens"),
    CommandEntry(
      .showOnCall, [.character("5")], "Who answers now, and the gaps ahead", group: "Screens"),
    CommandEntry(.showPlacements, [.character("6")], "Facilities and open beds", group: "Screens"),
    CommandEntry(.showClocks, [.character("7")], "Every clock that runs", group: "Screens"),
    CommandEntry(
      .showReports, [.character("8")], "Reports, screening and what was found",
      group: "Screens"),
    CommandEntry(
      .showOversight, [.character("9")], "Youth without a lead agency or person",
      group: "Screens"),
    CommandEntry(
      .showScreens, [.character("0")], "Every screen there is, to choose from", group: "Screens"),
    CommandEntry(
      .showReportFigures, [.character("%")],
      "Days to decide, care status, reported again, venues, completeness of reports",
      group: "Screens"),
    CommandEntry(
      .showReportHeat, [.character("*")], "Counties by quarter, as a map of reports",
      group: "Screens"),
    CommandEntry(.showRoster, [], "Shifts of the next 14 days, by county", group: "Screens"),
    CommandEntry(
      .showCoverage, [], "Minutes covered by both seats in 14 days, and each gap",
      group: "Screens"),
    CommandEntry(
      .showCallouts, [], "Responses in person, and how many were dual", group: "Screens"),
    CommandEntry(
      .showResponses, [], "Responses at work, and whom each seat calls next", group: "Screens"),
    CommandEntry(
      .showBedsDue, [], "Beds to be confirmed again, the most overdue first", group: "Screens"),
    CommandEntry(
      .showWaiting, [], "Youth for whom no place was found, longest first", group: "Screens"),
    CommandEntry(
      .showWeek, [], "Both seats of seven days, hour by hour, gaps hatched", group: "Screens"),
    CommandEntry(
      .showMonth, [], "Both seats of four weeks, hour by hour, gaps hatched", group: "Screens"),
    CommandEntry(
      .showSwaps, [], "Shifts that people ask one another to take over", group: "Screens"),
    CommandEntry(
      .showSchedules, [], "What stands for a time before what else is planned", group: "Screens"),
    CommandEntry(
      .showHandovers, [], "Duties handed over, with what was open then", group: "Screens"),
    CommandEntry(
      .showShares, [], "Hours on call of each person, nights and weekends", group: "Screens"),
    CommandEntry(
      .showPolicyHistory, [], "Every policy there ever was, with who approved it",
      group: "Screens"),
    CommandEntry(.showImports, [], "Each import with its files and counts", group: "Screens"),
    CommandEntry(.showAccounts, [], "Who may see what, since when", group: "Screens"),
    CommandEntry(
      .showAudit, [], "The log: writes, refusals and openings, newest first", group: "Screens"),
    CommandEntry(
      .showOpenings, [], "Records opened for life safety, until each is reviewed",
      group: "Screens"),
    CommandEntry(
      .showAlerts, [.character("!")], "Alerts of missing youth, and who has taken each on",
      group: "Screens"),
    CommandEntry(.showNotices, [], "How timely notices were, and what is late", group: "Screens"),
    CommandEntry(
      .showRecovery, [], "How long youth were away, and what waits after a return",
      group: "Screens"),
    CommandEntry(
      .showNearby, [], "Missing youth of other counties who may be here, and whom to call",
      group: "Screens"),
    CommandEntry(
      .whoSees, [.character("W")], "Who can see this youth, and why", group: "Screens",
      isChanging: true),
    CommandEntry(
      .findYouth, [.character("y")], "Find a youth by key, initials, name or its sound",
      short: "youth", group: "Screens"),
    CommandEntry(
      .reverse, [.character("S")], "Turn the order round", group: "Lists",
      place: .lists),
    CommandEntry(
      .groupBy, [.character("b")], "Group by something else, or show clocks of one state",
      short: "by", group: "Lists",
      place: .groupings),
    CommandEntry(
      .period, [.character("p")], "Show another period: fiscal year or all time; 14 to 90 days",
      short: "period",
      group: "Lists", place: .periods),
    CommandEntry(
      .columns, [.character("c")], "Choose the columns, their order and the sort", group: "Lists",
      place: .lists),
    CommandEntry(
      .mark, [.character("t")],
      "Mark the row, or take its mark away; a then acts on all that are marked",
      group: "Lists", place: .lists),
    CommandEntry(.unmarkAll, [.character("T")], "Unmark all rows", group: "Lists", place: .lists),
    CommandEntry(
      .findNext, [.character("n")], "Next row or line found", group: "Lists", place: .scrolled),
    CommandEntry(
      .findPrevious, [.character("N")], "Former row or line found", group: "Lists",
      place: .scrolled),
    CommandEntry(
      .read, [.character("v")], "Read the selected row, or the board as a page, in full",
      group: "Texts"),
    CommandEntry(
      .nextHeading, [.character("]")], "To the next heading", group: "Texts", place: .texts),
    CommandEntry(
      .previousHeading, [.character("[")], "To the heading before", group: "Texts",
      place: .texts),
    CommandEntry(
      .setMark, [.character("M")], "Mark this place with a letter", group: "Texts",
      place: .texts),
    CommandEntry(
      .goToMark, [.character("'")], "Go to the mark of a letter; twice, to the place before",
      group: "Texts", place: .texts),
    CommandEntry(
      .wrap, [.character("w")], "Wrap long lines, or let them run past the edge", short: "wrap",
      group: "Texts", place: .texts),
    CommandEntry(
      .refresh, [.character("r")], "Read again, and forget the marks of changed rows",
      group: "Program"),
    CommandEntry(
      .tour, [], "Show the board in six steps, in a demonstration store", group: "Program",
      isChanging: true),
    CommandEntry(.redraw, [.control("l")], "Draw the screen anew", group: "Program"),
    CommandEntry(.suspend, [.control("z")], "Stop until 'fg'", group: "Program"),
    CommandEntry(.lock, [.character("L")], "Blank the screen and leave", group: "Program"),
    CommandEntry(.quit, [.control("c")], "Quit", group: "Program"),
  ]

  /// The groups in the order of help.
  static let groups = [
    "Moving", "Lists", "Texts", "Doing", "Missing youth", "Placement", "Caseloads",
    "County plans", "Screens",
    "Program",
  ]

  /// The commands of a session: one that is read only has none that writes, an entry in the log
  /// included. Footer, help, palette and keys all take them from here.
  static func entries(isReadOnly: Bool) -> [CommandEntry] {
    isReadOnly ? all.filter { !$0.isChanging } : all
  }

  /// The entry of a command.
  static func entry(_ command: Command) -> CommandEntry? {
    all.first { $0.command == command }
  }
}
