import Domain
import Presentation
import Store

/// The lists beside the facilities: who waits, who stays apart, what is to be reviewed.
enum PlacementList: String, CaseIterable {
  case waiting
  case apart
  case review
  case custody
  case family
  case decisions

  /// The one that was asked for.
  static func chosen(_ arguments: ParsedArguments) -> PlacementList? {
    allCases.first { arguments.has($0.rawValue) }
  }

  func print(
    _ at: Instant, _ counties: CountyScope, _ store: BoardStore, _ context: CommandContext
  ) throws -> ExitStatus {
    let codes = counties.chosenCodes
    func show<Row: Sendable>(
      _ listing: Listing<Row>, _ lines: [Row], _ summary: [(key: String, cell: Cell)]
    ) throws {
      try context.print(
        listing, rows: lines, store: store, asOf: at, counties: counties.covered, summary: summary)
    }
    if self == .review {
      try store.require(.f3, of: "placements --review", words: "reports")
    } else {
      try PlacementsCommand.requireMatching(store, "--\(rawValue)")
    }
    switch self {
    case .waiting:
      let lines = try store.read(WaitingQuery(at: at, counties: codes))
      try show(PlacementListColumns.waiting, lines, PlacementListColumns.summary(of: lines))
    case .apart:
      let lines = try store.read(SiblingsApartQuery(at: at, counties: codes))
      try show(PlacementListColumns.apart, lines, PlacementListColumns.summary(of: lines))
    case .review:
      let lines = try store.read(FacilityReviewQuery(at: at, counties: codes))
      try show(PlacementListColumns.review, lines, [("facilities", .integer(lines.count))])
    case .custody:
      let lines = try store.read(CustodyQuery(at: at, counties: codes))
      try show(PlacementListColumns.custody, lines, PlacementListColumns.summary(of: lines))
    case .family:
      try store.require(.f3, of: "placements --family", words: "exploitation status")
      let lines = try store.read(FamilyShareQuery(at: at, counties: codes))
      try show(PlacementListColumns.family, lines, PlacementListColumns.summary(of: lines))
    case .decisions:
      let lines = try store.read(DecisionsQuery(at: at, counties: codes))
      try show(PlacementListColumns.decisions, lines, PlacementListColumns.summary(of: lines))
    }
    return .done
  }
}
