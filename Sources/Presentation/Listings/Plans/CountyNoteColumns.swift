import Domain

/// The listing of `county-notes`: what counties know, by topic.
public enum CountyNoteColumns {
  /// One row a topic, or a wording of one.
  public static let listing = Listing<CountyNote>(
    name: "county-notes",
    columns: [
      Column("county", "County", priority: 2) { .key($0.county) },
      Column(
        "topic", "Topic", priority: 1, emphasis: { $0.isCurrent ? .strong : .muted }
      ) { .text($0.topic) },
      Column(
        "text", "What to know", priority: 1, emphasis: { $0.isCurrent ? .normal : .muted }
      ) { .text($0.text) },
      Column("author", "By", priority: 3) { .text($0.author) },
      Column("at", "Since", priority: 3) { .instant($0.at) },
      Column("version", "Wording", kind: .number, priority: 5) { .integer($0.version) },
      Column("current", "Current", priority: 6) { .boolean($0.isCurrent) },
    ],
    summaryKeys: ["topics", "wordings"],
    emptyText: "Nothing is noted of a county here. Press a and choose note-county: what whoever"
      + " comes next must know.")

  /// How many topics there are, and how many wordings are shown.
  public static func summary(of notes: [CountyNote]) -> [(key: String, cell: Cell)] {
    [
      ("topics", .integer(notes.count(where: \.isCurrent))), ("wordings", .integer(notes.count)),
    ]
  }
}
