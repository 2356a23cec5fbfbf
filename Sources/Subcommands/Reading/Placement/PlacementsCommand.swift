import Domain
import Presentation
import Store

/// `placements`: facilities and their open beds, where a youth may be placed, and needs unmet.
enum PlacementsCommand: Subcommand {
  static let descriptor = CommandDescriptor(
    name: "placements", summary: "facilities and open beds, and where a youth may be placed",
    options: [
      OptionSpec(
        "for", valueName: "YOUTH", help: "ranks the facilities for one youth, with the reasons"),
      OptionSpec(
        "call", valueName: "FACILITY",
        help: "with --for: what to say and to ask when that facility is called"),
      OptionSpec("group", help: "with --for: places for the youth's whole sibling group"),
      OptionSpec(
        "history", valueName: "FACILITY", help: "what was said of one facility's beds and licence"),
      OptionSpec("unmet", help: "counts the needs that no facility met"),
      OptionSpec("waiting", help: "youth for whom no place was found since their last stay"),
      OptionSpec("apart", help: "siblings who stay in different places"),
      OptionSpec("review", help: "facilities where youth stayed when reports came in"),
      OptionSpec("custody", help: "youth in a hospital or in custody, which is no placement"),
      OptionSpec("family", help: "of youth with exploitation, how many live in a family"),
      OptionSpec("decisions", help: "why youth were placed where they were"),
    ],
    help: [
      "Shows the beds of each facility as last confirmed, less those held since. A confirmation is"
        + " stale after 12 hours for beds staffed round the clock and after 72 for others;"
        + " 'csecboard policies' shows the limits.",
      "Stale and unconfirmed beds are shown and never counted; the summary says how many"
        + " facilities the total leaves out.",
      "With --for, the facilities that may take the youth come first, by score, then distance; then"
        + " those that may not, each with every criterion that it fails. Opening it is entered in"
        + " the audit log first. Nothing is placed: whoever places the youth decides. --call prints"
        + " what to say and to ask on the phone, without the youth's name or history.",
      "Where no facility is eligible the need is recorded as unmet, once a youth and day: when it is"
        + " asked of the present and of every county, by a role that places youth. --unmet counts"
        + " such needs by county, criterion, age, gender and size of sibling group; 'alone' counts"
        + " those that a facility would have met but for that criterion.",
    ],
    examples: [
      .init("csecboard placements --county Kern", "The facilities of one county."),
      .init("csecboard placements --for Y-0001", "Where one youth may be placed, and why."),
      .init("csecboard placements --for Y-0001 --call F-1", "A sheet to read out on the phone."),
      .init("csecboard placements --history F-1", "Who confirmed its beds, and when."),
      .init("csecboard placements --unmet -f csv", "What was lacking, for a spreadsheet."),
    ])
  static let uses: GlobalUse = [.asOf, .county, .user, .clock]
  /// Looking for a place is entered in the log; the lists are not.
  static func writes(_ arguments: ParsedArguments) -> Bool { arguments.value("for") != nil }

  static func run(
    _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let youth = arguments.value("for")
    if let facility = arguments.value("history") {
      return try printHistory(of: facility, arguments, context)
    }
    let lists = (["unmet"] + PlacementList.allCases.map(\.rawValue)).filter { arguments.has($0) }
    if let list = lists.first, youth != nil || lists.count > 1 {
      throw UsageError.badValue(
        option: "--\(list)", reason: "Is a list of its own, of all youth; it goes alone.")
    }
    let store = try context.openStore()
    try store.require(.f8, of: "placements", words: "beds")
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let facility = arguments.value("call")
    for option in ["call", "group"]
    where youth == nil
      && (arguments.has(option) || arguments.value(option) != nil)
    {
      throw UsageError.badValue(option: "--\(option)", reason: "It goes with --for YOUTH.")
    }
    if let youth {
      return try printMatch(
        of: youth, isGroup: arguments.has("group"), calling: facility, at, counties, store, context)
    }
    if arguments.has("unmet") { return try printUnmet(at, counties, store, context) }
    if let list = PlacementList.chosen(arguments) {
      return try list.print(at, counties, store, context)
    }
    // Beds are no secret, but a total is of the counties that the answer names.
    let lines = try store.read(PlacementsQuery(at: at, counties: counties.covered))
    let totals = BedTotals(lines)
    try context.print(
      PlacementColumns.listing, rows: lines, store: store, asOf: at, counties: counties.covered,
      summary: PlacementColumns.summary(of: totals),
      notes: [PlacementColumns.note(on: totals)].compactMap { $0 }
        + (try context.noteOnDefaults(.bedLimit, "limits of age", counties, store, at)))
    return .done
  }

  private static func printMatch(
    of youth: String, isGroup: Bool, calling facility: String?, _ at: Instant,
    _ counties: CountyScope,
    _ store: BoardStore,
    _ context: CommandContext
  ) throws -> ExitStatus {
    try requireMatching(store, "--for")
    let now = try context.now(store)
    try store.noteOpening(ofYouth: youth, now: now)
    let match = try store.read(
      MatchQuery(youth: youth, at: at, counties: counties.chosenCodes, isGroup: isGroup))
    if let facility {
      guard let line = match.lines.first(where: { $0.line.facility == facility }) else {
        throw CommandFailure.unknownKey(kind: "facilities", key: facility)
      }
      try context.out.write(
        CallSheet(line, of: match, zone: store.zone)
          .text(width: context.environment.width ?? 78, isDemo: store.isDemo))
      return .done
    }
    // A look at another time, or at some of the counties, says nothing of what is lacking now.
    let isWhole = context.global.asOf == nil && counties.chosen == nil && !isGroup
    let wasRecorded = try isWhole && store.recordUnmet(match, now: now)
    let isRecorded = match.isRecorded || wasRecorded
    try context.print(
      MatchColumns.listing, rows: match.lines, store: store, asOf: at, counties: counties.covered,
      summary: MatchColumns.summary(of: match, isRecorded: isRecorded),
      notes: MatchColumns.notes(on: match, isRecorded: isRecorded)
        + (try context.noteOnDefaults(.match, "points", counties, store, at)))
    return .done
  }

  private static func printUnmet(
    _ at: Instant, _ counties: CountyScope, _ store: BoardStore, _ context: CommandContext
  ) throws -> ExitStatus {
    try requireMatching(store, "--unmet")
    let needs = try store.read(UnmetNeedsQuery(at: at, counties: counties.chosenCodes))
    let note = store.viewer.role.home == .counties ? nil : "you see the needs of your own youth"
    try context.print(
      UnmetColumns.listing, rows: UnmetLine.lines(of: needs), store: store, asOf: at,
      counties: counties.covered, summary: UnmetColumns.summary(of: needs),
      notes: store.viewer.role == .everything ? [] : [note].compactMap { $0 })
    return .done
  }

  private static func printHistory(
    of facility: String, _ arguments: ParsedArguments, _ context: CommandContext
  ) throws -> ExitStatus {
    let others =
      ["for", "call"].filter { arguments.value($0) != nil }
      + (["group", "unmet"] + PlacementList.allCases.map(\.rawValue)).filter { arguments.has($0) }
    if !others.isEmpty {
      throw UsageError.badValue(option: "--history", reason: "Is of one facility; it goes alone.")
    }
    let store = try context.openStore()
    try store.require(.f8, of: "placements --history", words: "beds")
    let at = try context.asOf(store)
    let events = try store.read(FacilityHistoryQuery(facility: facility, at: at))
    try context.print(
      FacilityHistoryColumns.listing, rows: events, store: store, asOf: at,
      counties: try context.counties(store).covered,
      summary: FacilityHistoryColumns.summary(of: events))
    return .done
  }

  static func requireMatching(_ store: BoardStore, _ option: String) throws {
    if store.viewer.role.matches { return }
    throw CommandFailure(
      .notPermitted, what: "placements \(option)",
      why: "Your role (\(store.viewer.role.words)) looks for a place for nobody.")
  }
}
