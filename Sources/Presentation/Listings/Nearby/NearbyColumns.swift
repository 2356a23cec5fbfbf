import Domain

/// The listing of `missing --nearby`: youth of other counties who may be in the viewer's.
public enum NearbyColumns {
  /// Most urgent first; the columns are the least that whoever may meet the youth needs.
  public static let listing = Listing<NearbyEpisode>(
    name: "missing", variant: "nearby",
    columns: [
      Column("episode", "Episode", priority: 1, emphasis: { _ in .strong }) {
        .key($0.line.episode.id)
      },
      Column("youth", "Youth", priority: 2) { .key($0.line.episode.youth) },
      Column("county", "County", priority: 1) { .key($0.line.episode.county) },
      Column("nearness", "Here as", priority: 2) { .code($0.nearness) },
      Column("age_band", "Age", priority: 2) { .code($0.ageBand) },
      Column("received_at", "Received", priority: 5) { .instant($0.line.episode.receivedAt) },
      Column("last_seen_at", "Last seen", priority: 5) { .instant($0.line.episode.lastSeenAt) },
      Column("elapsed_hours", "Missing, h", kind: .number, priority: 3) {
        .tenths($0.line.elapsedTenths)
      },
    ] + description + [
      Column("worker", "Worker", priority: 4) { .key($0.contact.staff) },
      Column("worker_name", "Whom to call", priority: 3) { .text($0.contact.name) },
      Column("worker_phone", "Phone", priority: 1, emphasis: { _ in .strong }) {
        .text($0.contact.phone)
      },
      Column("agency", "Agency", priority: 6) { .key($0.contact.agency) },
      Column("clocks", "Clocks", priority: 8) {
        .records($0.line.clocks.map(MissingColumns.record))
      },
    ],
    summaryKeys: ["nearby", "missing_from", "may_be_here"],
    emptyText:
      "No youth of another county is known to be missing from here, or thought to be here;"
      + " 'csecboard missing' lists your own.")

  /// The figures under the list: how many, and why they are seen here. Their own county counts them.
  public static func summary(of lines: [NearbyEpisode]) -> [(key: String, cell: Cell)] {
    [
      ("nearby", .integer(lines.count)),
      ("missing_from", .integer(lines.count { $0.nearness == .missingFrom })),
      ("may_be_here", .integer(lines.count { $0.nearness == .mayBeHere })),
    ]
  }

  /// The sentence that says what is listed.
  public static let note =
    "youth of other counties, whose own county counts them; the least that is needed to meet them"
    + " is shown, until they are located"

  private static let description: [Column<NearbyEpisode>] =
    NearbyEpisode.Description.keys.enumerated().map { place, key in
      let words = key == "photo_on" ? "photo of" : key
      return Column(key, words.prefix(1).uppercased() + words.dropFirst(), priority: 5) {
        .text($0.description.parts[place])
      }
    }
}
