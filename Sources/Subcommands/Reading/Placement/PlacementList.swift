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
    let covered = counties.covered
    switch self {
    case .waiting:
      try PlacementsCommand.requireMatching(store, "--waiting")
      let lines = try store.read(WaitingQuery(at: at, counties: counties.chosenCodes))
      try context.print(
        PlacementListColumns.waiting, rows: lines, store: store, asOf: at, counties: covered,
        summary: PlacementListColumns.summary(of: lines))
    case .apart:
      try PlacementsCommand.requireMatching(store, "--apart")
      let lines = try store.read(SiblingsApartQuery(at: at, counties: counties.chosenCodes))
      try context.print(
        PlacementListColumns.apart, rows: lines, store: store, asOf: at, counties: covered,
        summary: PlacementListColumns.summary(of: lines))
    case .review:
      try store.require(.f3, of: "placements --review", words: "reports")
      let lines = try store.read(FacilityReviewQuery(at: at, counties: counties.chosenCodes))
      try context.print(
        PlacementListColumns.review, rows: lines, store: store, asOf: at, counties: covered,
        summary: [("facilities", .integer(lines.count))])
    case .custody:
      try PlacementsCommand.requireMatching(store, "--custody")
      let lines = try store.read(CustodyQuery(at: at, counties: counties.chosenCodes))
      try context.print(
        PlacementListColumns.custody, rows: lines, store: store, asOf: at, counties: covered,
        summary: PlacementListColumns.summary(of: lines))
    case .family:
      try PlacementsCommand.requireMatching(store, "--family")
      try store.require(.f3, of: "placements --family", words: "exploitation status")
      let lines = try store.read(FamilyShareQuery(at: at, counties: counties.chosenCodes))
      try context.print(
        PlacementListColumns.family, rows: lines, store: store, asOf: at, counties: covered,
        summary: PlacementListColumns.summary(of: lines))
    case .decisions:
      try PlacementsCommand.requireMatching(store, "--decisions")
      let lines = try store.read(DecisionsQuery(at: at, counties: counties.chosenCodes))
      try context.print(
        PlacementListColumns.decisions, rows: lines, store: store, asOf: at, counties: covered,
        summary: PlacementListColumns.summary(of: lines))
    }
    return .done
  }
}
