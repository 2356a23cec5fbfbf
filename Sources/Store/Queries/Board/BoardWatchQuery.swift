import Domain

/// What the board watches besides the caseloads: missing youth, who answers, beds, youth whom
/// nobody leads; of one snapshot.
///
/// A part that the viewer's role never sees is `nil`: an empty list would be read as nobody.
public struct BoardWatchQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]

  /// The board at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  private var episodes: EpisodesQuery { EpisodesQuery(at: at, counties: counties) }
  /// From now to midnight: who answers now, and when that may change next.
  private func restOfDay(_ zone: ZoneRules) -> RosterQuery {
    RosterQuery(
      from: at, until: zone.endOfDay(zone.localDate(of: at)), at: at, counties: counties)
  }
  private var onCall: OnCallQuery { OnCallQuery(at: at, counties: counties) }
  private var requests: RequestsQuery {
    RequestsQuery(at: at, counties: counties, waitingAlone: true)
  }
  private var oversight: OversightQuery { OversightQuery(at: at, counties: counties) }
  private func beds(_ viewer: Viewer) -> PlacementsQuery {
    // Beds are no secret, but a total is of the counties that the board names.
    PlacementsQuery(at: at, counties: counties.isEmpty ? viewer.counties : counties)
  }

  /// The views that it reads.
  public var views: [String] {
    episodes.views + onCall.views + PlacementsQuery(at: at).views + oversight.views
      + requests.views
  }

  /// What the viewer's role may see.
  public func fetch(_ viewing: Viewing) throws -> BoardWatch {
    func sees(_ group: FieldGroup) -> Bool {
      viewing.viewer.role.lists(group)
    }
    let shifts = sees(.f12) ? try restOfDay(viewing.zone).fetch(viewing) : nil
    return BoardWatch(
      at: at,
      episodes: sees(.f5) ? try episodes.fetch(viewing) : nil,
      onCall: try shifts.map { try onCall.lines(of: $0, viewing) },
      facilities: sees(.f8) ? try beds(viewing.viewer).fetch(viewing) : nil,
      withoutOversight: sees(.f1) ? try oversight.fetch(viewing) : nil,
      requests: viewing.viewer.role.seesRequests ? try requests.fetch(viewing) : nil,
      nextShiftEdge: shifts?.lazy.flatMap(\.edges).filter { $0 > at }.min())
  }
}

/// What the board watches; `nil` where the viewer's role sees nothing of it.
public struct BoardWatch: Hashable, Sendable {
  /// The moment.
  public let at: Instant
  /// Open episodes, most urgent first.
  public let episodes: [EpisodeLine]?
  /// Both seats of each county, every rank.
  public let onCall: [OnCallLine]?
  /// Facilities with their beds.
  public let facilities: [FacilityLine]?
  /// Youth without a lead agency or lead person.
  public let withoutOversight: [OversightLine]?
  /// What counties ask of one another and wait for, longest first.
  public let requests: [RequestLine]?
  /// When who answers may change next today.
  public let nextShiftEdge: Instant?

  /// When a clock or an answer falls due or is late, a bed's confirmation passes a limit, or a shift begins or
  /// ends: what is shown changes then without a change to the store.
  public var nextChange: Instant? {
    let clocks = (episodes ?? []).lazy.flatMap(\.clocks).flatMap(\.edges).filter { $0 > at }
    let beds = (facilities ?? []).lazy.flatMap(\.freshnessEdges).filter { $0 > at }
    let answers = (requests ?? []).lazy.map(\.dueAt).filter { $0 > at }
    return [clocks.min(), beds.min(), answers.min(), nextShiftEdge].compactMap { $0 }.min()
  }
}
