/// A recorded status: a row of `cse_status.csv`, in force from `from` to before `until`.
public struct StatusRow: Hashable, Sendable {
  /// One of ``ExploitationStatus/recordable``.
  public var status: ExploitationStatus
  /// What it rests on.
  public var basis: StatusBasis
  /// The first instant at which it holds.
  public var from: Instant
  /// The first instant at which it no longer holds; nil while it holds on.
  public var until: Instant?

  /// Makes the row.
  public init(
    status: ExploitationStatus, basis: StatusBasis, from: Instant, until: Instant? = nil
  ) {
    self.status = status
    self.basis = basis
    self.from = from
    self.until = until
  }
}

/// A completed screening: a row of `screenings.csv`.
public struct ScreeningRow: Hashable, Sendable {
  /// The tool's name as it was given, as `cse_it`.
  public var tool: String
  /// The tool's version as it was given, as `2.0`.
  public var version: String
  /// The total; nil where only the band is known.
  public var score: Int?
  /// The band as it was given; read only where there is no total.
  public var band: String?
  /// The local day of the screening.
  public var screenedOn: LocalDate

  /// Makes the row.
  public init(
    tool: String, version: String, score: Int?, band: String? = nil, screenedOn: LocalDate
  ) {
    self.tool = tool
    self.version = version
    self.score = score
    self.band = band
    self.screenedOn = screenedOn
  }

  /// The band, of the tool `cse_it` in version `2.0` only; nil for others or where it is unknown.
  ///
  /// Source: interface §4.1, §4.7.
  public var countedBand: ScreeningBand? {
    guard counts else { return nil }
    if let score { return ScreeningBand(total: score) }
    return band.flatMap { ScreeningBand(stored: $0) }
  }

  /// Whether the tool and version are those whose band counts.
  var counts: Bool {
    guard version == "2.0" else { return false }
    return tool == "cse_it" || tool.lowercased() == "cse_it"
  }
}

/// A report that names the youth, as far as it can be an indicator.
public struct ReportIndicator: Hashable, Sendable {
  /// When the report came.
  public var receivedAt: Instant
  /// The decision; nil while there is none.
  public var screening: ScreeningDecision?
  /// When it was decided; nil where unknown, and then the decision counts from `receivedAt`.
  public var screenedAt: Instant?

  /// Makes the indicator.
  public init(receivedAt: Instant, screening: ScreeningDecision?, screenedAt: Instant? = nil) {
    self.receivedAt = receivedAt
    self.screening = screening
    self.screenedAt = screenedAt
  }

  /// Whether the report was in and its screening in was known at the instant.
  func isIndicator(at instant: Instant) -> Bool {
    screening == .screenedIn && receivedAt <= instant && (screenedAt ?? receivedAt) <= instant
  }
}

/// A circumstance of the youth, in force from `from` to before `until`.
public struct FlagRow: Hashable, Sendable {
  /// The circumstance.
  public var flag: YouthFlag
  /// The first instant at which it holds.
  public var from: Instant
  /// The first instant at which it no longer holds; nil while it holds on.
  public var until: Instant?

  /// Makes the row.
  public init(flag: YouthFlag, from: Instant, until: Instant? = nil) {
    self.flag = flag
    self.from = from
    self.until = until
  }
}

/// The times of one missing episode.
public struct EpisodeSpan: Hashable, Sendable {
  /// When the agency learned that the youth was missing.
  public var receivedAt: Instant
  /// When the youth returned; nil where there is no return.
  public var returnedAt: Instant?
  /// When the youth was screened after the return.
  public var screenedAt: Instant?
  /// When the youth was debriefed after the return.
  public var debriefedAt: Instant?
  /// When the episode was closed.
  public var closedAt: Instant?

  /// Makes the span.
  public init(
    receivedAt: Instant, returnedAt: Instant? = nil, screenedAt: Instant? = nil,
    debriefedAt: Instant? = nil, closedAt: Instant? = nil
  ) {
    self.receivedAt = receivedAt
    self.returnedAt = returnedAt
    self.screenedAt = screenedAt
    self.debriefedAt = debriefedAt
    self.closedAt = closedAt
  }
}

/// A stay of the youth in a facility, from `from` to before `until`.
public struct StaySpan: Hashable, Sendable {
  /// When the stay began.
  public var from: Instant
  /// When it ended; nil while it goes on.
  public var until: Instant?
  /// The facility's type.
  public var facilityType: FacilityType
  /// The facility's county, a FIPS code.
  public var facilityCounty: String

  /// Makes the span.
  public init(
    from: Instant, until: Instant? = nil, facilityType: FacilityType, facilityCounty: String
  ) {
    self.from = from
    self.until = until
    self.facilityType = facilityType
    self.facilityCounty = facilityCounty
  }
}

/// Everything on a youth that a case's weight reads, rows in any order.
public struct YouthEvidence: Hashable, Sendable {
  /// Recorded statuses.
  public var statuses: [StatusRow]
  /// Screenings, of any tool.
  public var screenings: [ScreeningRow]
  /// Reports that name the youth.
  public var reports: [ReportIndicator]
  /// Circumstances.
  public var flags: [FlagRow]
  /// Missing episodes.
  public var episodes: [EpisodeSpan]
  /// Stays in facilities.
  public var stays: [StaySpan]
  /// The county responsible for the youth, a FIPS code.
  public var county: String
  /// The key of the youth's sibling group; nil without one.
  public var siblingGroup: String?

  /// Makes the evidence; what is left out is empty.
  public init(
    county: String, siblingGroup: String? = nil, statuses: [StatusRow] = [],
    screenings: [ScreeningRow] = [], reports: [ReportIndicator] = [], flags: [FlagRow] = [],
    episodes: [EpisodeSpan] = [], stays: [StaySpan] = []
  ) {
    self.statuses = statuses
    self.screenings = screenings
    self.reports = reports
    self.flags = flags
    self.episodes = episodes
    self.stays = stays
    self.county = county
    self.siblingGroup = siblingGroup
  }
}
