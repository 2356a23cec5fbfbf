import Domain
import Store

/// Everything that the board shows, of one snapshot.
struct BoardQuery: Query {
  /// The moment.
  let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  let counties: [String]
  /// The caseloads that an earlier session kept, for the first frame; nil = read them anew.
  var kept: CaseloadSnapshot?

  private var load: LoadQuery { LoadQuery(at: at, counties: counties) }
  private var watch: BoardWatchQuery { BoardWatchQuery(at: at, counties: counties) }

  var views: [String] { (kept == nil ? load.views : load.viewsBesideFigures) + watch.views }

  func fetch(_ viewing: Viewing) throws -> BoardFacts {
    BoardFacts(load: try caseloads(viewing), watch: try watch.fetch(viewing))
  }

  private func caseloads(_ viewing: Viewing) throws -> LoadFacts {
    guard let kept else { return try load.fetch(viewing) }
    return try load.facts(of: kept.figures, at: kept.at, viewing)
  }
}

/// What the board shows.
struct BoardFacts: Sendable {
  let load: LoadFacts
  let watch: BoardWatch

  /// When anything here changes without a change to the store.
  var nextChange: Instant? { [load.nextChange, watch.nextChange].compactMap { $0 }.min() }
}
