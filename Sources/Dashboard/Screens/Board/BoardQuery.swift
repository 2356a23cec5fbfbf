import Domain
import Store

/// Everything that the board shows, of one snapshot.
struct BoardQuery: Query {
  /// The moment.
  let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  let counties: [String]

  private var load: LoadQuery { LoadQuery(at: at) }
  private var watch: BoardWatchQuery { BoardWatchQuery(at: at, counties: counties) }

  var views: [String] { load.views + watch.views }

  func fetch(_ viewing: Viewing) throws -> BoardFacts {
    BoardFacts(load: try load.fetch(viewing), watch: try watch.fetch(viewing))
  }
}

/// What the board shows.
struct BoardFacts: Sendable {
  let load: LoadFacts
  let watch: BoardWatch

  /// When anything here changes without a change to the store.
  var nextChange: Instant? { [load.nextChange, watch.nextChange].compactMap { $0 }.min() }
}
