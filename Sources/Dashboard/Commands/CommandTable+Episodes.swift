extension CommandTable {
  /// One key for each thing that is done for a missing youth, about the row that is selected. The
  /// footer has those that a screen names.
  static let episodes: [CommandEntry] = [
    entry(.nextStep, "D", "Do the next step of the episode", short: "next"),
    entry(.recordNotice, "R", "Record a notice, to whoever is to be told next", short: "notice"),
    entry(.recordEffort, "F", "Record an effort to find the youth", short: "effort"),
    entry(.recordSighting, "I", "Record that the youth was seen or told of", short: "seen"),
    entry(.assignRecovery, "P", "Say which person looks for the youth", short: "who looks"),
    entry(.markLocated, "X", "Record that it is known where the youth is", short: "located"),
    entry(.recordReturn, "B", "Record that the youth is back", short: "back"),
    entry(
      .recordConversation, "C", "Record the return conversation and what led to leaving",
      short: "talk"),
    entry(.recordScreen, "Q", "Record the trafficking screening", short: "screen"),
    CommandEntry(
      .onCallHere, [.character("O")], "Who is on call now in the youth's county",
      short: "on call", group: "Missing youth", place: .episodes),
    entry(.packet, "K", "The sheet for NCMEC or law enforcement", short: "packet"),
    CommandEntry(
      .takeOnAlert, [.character("A")], "Take on the alert: who owns it until when",
      short: "take on", group: "Missing youth", place: .alerts, isChanging: true),
    CommandEntry(
      .handOverAlert, [.character("H")], "Hand the alert over to whoever takes it on next",
      short: "hand over", group: "Missing youth", place: .alerts, isChanging: true),
  ]

  private static func entry(
    _ command: Command, _ key: Character, _ summary: String, short: String
  ) -> CommandEntry {
    CommandEntry(
      command, [.character(key)], summary, short: short, group: "Missing youth", place: .episodes,
      isChanging: true)
  }
}
