/// One group of the funnel.
public struct FunnelLine: Hashable, Sendable {
  /// The group's name: a FIPS code, a period, a venue, a source.
  public let group: String
  /// By county: its name; `nil` in other groupings.
  public let countyName: String?
  /// By county: whether it reported; `nil` in other groupings.
  public let isReported: Bool?
  /// The counts, hidden ones zero; `nil` for a county that has not reported.
  public let counts: FunnelCounts?
  /// The counts that are too small to be shown to whoever may have counts only, and those that
  /// would give them away.
  public let hidden: Set<FunnelMeasure>

  /// One group.
  public init(
    group: String, countyName: String? = nil, isReported: Bool? = nil, counts: FunnelCounts?,
    hidden: Set<FunnelMeasure> = []
  ) {
    self.group = group
    self.countyName = countyName
    self.isReported = isReported
    self.counts = counts
    self.hidden = hidden
  }

  /// The line with counts hidden.
  func hiding(_ measures: Set<FunnelMeasure>) -> FunnelLine {
    FunnelLine(
      group: group, countyName: countyName, isReported: isReported,
      counts: counts?.without(measures), hidden: measures)
  }
}

/// The funnel of an interval (interface §4.6).
public struct FunnelFigures: Hashable, Sendable {
  /// One line a group, by its name.
  public let lines: [FunnelLine]
  /// All groups together.
  public let total: FunnelCounts
  /// Names of counties in scope left out, wholly or before their opt-in; sorted.
  public let notOptedIn: [String]
  /// The counts of all groups together that are hidden.
  public let hiddenOfTotal: Set<FunnelMeasure>

  /// The figures of an interval.
  public init(
    lines: [FunnelLine], total: FunnelCounts, notOptedIn: [String],
    hiddenOfTotal: Set<FunnelMeasure> = []
  ) {
    self.lines = lines
    self.total = total
    self.notOptedIn = notOptedIn
    self.hiddenOfTotal = hiddenOfTotal
  }

  /// The note that names the counties left out; `nil` where there are none.
  public var note: String? {
    notOptedIn.isEmpty ? nil : "not opted in: \(notOptedIn.joined(separator: "; "))"
  }
}
