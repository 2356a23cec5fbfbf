extension CommandTable {
  /// What is done to find a place for a youth.
  static let placement: [CommandEntry] = [
    CommandEntry(
      .match, [.character("V")], "Find a place for the youth: facilities ranked, with the reasons",
      short: "find a place", group: "Placement", place: .youth, isChanging: true),
    CommandEntry(
      .confirmUnchanged, [.character("+")],
      "Confirm the selected facility's beds as they were, and go to the next",
      short: "unchanged", group: "Placement", place: .beds, isChanging: true),
    CommandEntry(
      .holdBed, [.character("z")], "Hold a bed of the selected facility for the youth",
      short: "hold a bed", group: "Placement", place: .places, isChanging: true),
  ]
}
