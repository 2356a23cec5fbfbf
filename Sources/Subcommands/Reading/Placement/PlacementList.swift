import Domain
import Presentation
import Store

/// The lists beside the facilities: who waits, who stays apart, what is to be reviewed.
enum PlacementList: String, CaseIterable {
  case waiting
  case apart
  case review

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
    }
    return .done
  }
}
