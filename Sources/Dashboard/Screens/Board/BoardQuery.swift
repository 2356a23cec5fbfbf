import Domain
import Store

/// Everything that the board shows, of one snapshot.
struct BoardQuery: Query {
  /// The moment.
  let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  let counties: [String]

  private var load: LoadQuery { LoadQuery(at: at) }
  private var missing: EpisodesQuery { EpisodesQuery(at: at, counties: counties) }
  private var seats: OnCallQuery { OnCallQuery(at: at, counties: counties) }
  private var beds: PlacementsQuery { PlacementsQuery(at: at, counties: counties) }
  private var oversight: OversightQuery { OversightQuery(at: at, counties: counties) }

  var views: [String] {
    load.views + missing.views + seats.views + beds.views + oversight.views
  }

  func fetch(_ viewing: Viewing) throws -> BoardFacts {
    BoardFacts(
      load: try load.fetch(viewing), missing: try missing.fetch(viewing),
      seats: try seats.fetch(viewing), beds: BedTotals(try beds.fetch(viewing)),
      withoutOversight: try oversight.fetch(viewing).count)
  }
}

/// What the board shows.
struct BoardFacts: Sendable {
  let load: LoadFacts
  let missing: [EpisodeLine]
  let seats: [OnCallLine]
  let beds: BedTotals
  let withoutOversight: Int

  /// When anything here changes without a change to the store: a clock runs
  /// by the minute, a shift ends, a window closes.
  func nextChange(_ moment: Instant) -> Instant? {
    let minute = missing.isEmpty && beds.facilities == 0 ? nil : Headline.nextMinute(moment)
    let shift = seats.compactMap { $0.shift?.endsAt }.filter { $0 > moment }.min()
    return [minute, shift, load.nextChange].compactMap { $0 }.min()
  }
}
