extension CommandTable {
  /// What is done about a load.
  static let caseloads: [CommandEntry] = [
    CommandEntry(
      .nextWorker, [.character("J")], "Who may take the case on next, and why others may not",
      short: "next worker", group: "Caseloads", place: .cases),
    CommandEntry(
      .unitPlan, [.character("U")],
      "The unit on paper: the fewest cases to hand over so that nobody is over, and what if",
      short: "on paper", group: "Caseloads", place: .units),
    CommandEntry(
      .planPercent, [.character("^")],
      "Type the percent that nobody of the unit on paper is to be above, 1 to 500",
      short: "percent", group: "Caseloads", place: .paper),
    CommandEntry(
      .relief, [.character("=")],
      "Why the worker carries so much, who could take each case on, and which should go",
      short: "what would help", group: "Caseloads", place: .people),
    CommandEntry(
      .showLoadWeeks, [.character("(")], "What each worker carried in the last 13 weeks",
      group: "Screens"),
    CommandEntry(
      .showLoadAhead, [.character(")")],
      "What changes by itself in the next 14 days: points that end, hearings, leave",
      group: "Screens"),
    CommandEntry(
      .showContinuity, [.character("&")], "How many primary workers each youth had in 12 months",
      group: "Screens"),
    CommandEntry(
      .showWorkforce, [.character("#")],
      "Consolidation, continuity, posts and turnover, by county or unit", group: "Screens"),
    CommandEntry(
      .showCaseHandovers, [],
      "Cases that changed hands in 12 months, with what the next worker was told",
      group: "Screens"),
    CommandEntry(
      .showOverrides, [], "Points that supervisors overrode, until when", group: "Screens"),
  ]
}
