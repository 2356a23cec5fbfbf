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
  ]
}
