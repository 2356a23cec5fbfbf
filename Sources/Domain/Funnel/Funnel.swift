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

  /// Adds one report as it stood at a moment: a decision counts from its own
  /// time, or, without one, from the time of what it decides on.
  public mutating func add(_ report: ReportFacts, at moment: Instant) {
    received += 1
    let screenedAt = report.screenedAt ?? report.receivedAt
    guard let screening = report.screening, screenedAt <= moment else {
      unscreened += 1
      return
    }
    guard screening == .screenedIn else {
      evaluatedOut += 1
      return
    }
    screenedIn += 1
    guard let disposition = report.disposition, (report.disposedAt ?? screenedAt) <= moment else {
      pending += 1
      return
    }
    switch disposition {
    case .substantiated: substantiated += 1
    case .inconclusive: inconclusive += 1
    case .unfounded: unfounded += 1
    }
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
