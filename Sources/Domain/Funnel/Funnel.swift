/// What the funnel needs of one report.
public struct ReportFacts: Hashable, Sendable {
  /// When it came in.
  public var receivedAt: Instant
  /// Whether it is looked into; `nil` = not decided.
  public var screening: ScreeningDecision?
  /// When that was decided; `nil` = unknown, then it counts from the receipt.
  public var screenedAt: Instant?
  /// What was found; `nil` = pending.
  public var disposition: Disposition?
  /// When that was found; `nil` = unknown, then it counts from the screening.
  public var disposedAt: Instant?

  /// One report.
  public init(
    receivedAt: Instant, screening: ScreeningDecision?, screenedAt: Instant? = nil,
    disposition: Disposition? = nil, disposedAt: Instant? = nil
  ) {
    self.receivedAt = receivedAt
    self.screening = screening
    self.screenedAt = screenedAt
    self.disposition = disposition
    self.disposedAt = disposedAt
  }
}

/// How far a report has come.
public enum ReportStage: Hashable, Sendable {
  /// Not decided.
  case unscreened
  /// Not to be looked into.
  case evaluatedOut
  /// Screened in, and nothing found yet.
  case pending
  /// Screened in and found.
  case found(Disposition)

  /// The stage in one word.
  public var text: String {
    switch self {
    case .unscreened: "unscreened"
    case .evaluatedOut: "evaluated_out"
    case .pending: "pending"
    case .found(let disposition): disposition.rawValue
    }
  }
}

extension ReportFacts {
  /// How far the report had come at a moment: a decision counts from its own time, or, without
  /// one, from the time of what it decides on (interface §4.7).
  public func stage(at moment: Instant) -> ReportStage {
    let screenedAt = screenedAt ?? receivedAt
    guard let screening, screenedAt <= moment else { return .unscreened }
    guard screening == .screenedIn else { return .evaluatedOut }
    guard let disposition, (disposedAt ?? screenedAt) <= moment else { return .pending }
    return .found(disposition)
  }

  /// From when it counts as substantiated; `nil` = it is not, or not by the moment.
  public func substantiatedAt(by moment: Instant) -> Instant? {
    guard stage(at: moment) == .found(.substantiated) else { return nil }
    return disposedAt ?? screenedAt ?? receivedAt
  }
}

/// The counts of one group of reports and the rates between them (S9–S12,
/// interface §4.6): each rate names its own denominator.
public struct FunnelCounts: Hashable, Sendable {
  /// Reports received.
  public private(set) var received = 0
  /// Those to be looked into.
  public private(set) var screenedIn = 0
  /// Those not to be.
  public private(set) var evaluatedOut = 0
  /// Those not decided.
  public private(set) var unscreened = 0
  /// Of the screened in: enough evidence that exploitation likely occurred.
  public private(set) var substantiated = 0
  /// Of the screened in: not enough to say.
  public private(set) var inconclusive = 0
  /// Of the screened in: unfounded.
  public private(set) var unfounded = 0
  /// Of the screened in: not found yet.
  public private(set) var pending = 0

  /// No reports.
  public init() {}

  /// Adds one report as it stood at a moment.
  public mutating func add(_ report: ReportFacts, at moment: Instant) {
    received += 1
    switch report.stage(at: moment) {
    case .unscreened: unscreened += 1
    case .evaluatedOut: evaluatedOut += 1
    case .pending: pending += 1
    case .found(let disposition):
      switch disposition {
      case .substantiated: substantiated += 1
      case .inconclusive: inconclusive += 1
      case .unfounded: unfounded += 1
      }
    }
    screenedIn = substantiated + inconclusive + unfounded + pending
  }

  /// The counts with some taken out, so that they go nowhere.
  func without(_ measures: Set<FunnelMeasure>) -> FunnelCounts {
    var counts = self
    for measure in measures {
      switch measure {
      case .received: counts.received = 0
      case .screenedIn: counts.screenedIn = 0
      case .evaluatedOut: counts.evaluatedOut = 0
      case .unscreened: counts.unscreened = 0
      case .substantiated: counts.substantiated = 0
      case .inconclusive: counts.inconclusive = 0
      case .unfounded: counts.unfounded = 0
      case .pending: counts.pending = 0
      }
    }
    return counts
  }

  /// Screened in of received.
  public var screenedInOfReceived: Share {
    Share(count: screenedIn, total: received, of: "received")
  }

  /// Substantiated of screened in.
  public var substantiatedOfScreenedIn: Share {
    Share(count: substantiated, total: screenedIn, of: "screened_in")
  }

  /// Inconclusive of screened in.
  public var inconclusiveOfScreenedIn: Share {
    Share(count: inconclusive, total: screenedIn, of: "screened_in")
  }

  /// Substantiated of received: the other published denominator (S12).
  public var substantiatedOfReceived: Share {
    Share(count: substantiated, total: received, of: "received")
  }
}
