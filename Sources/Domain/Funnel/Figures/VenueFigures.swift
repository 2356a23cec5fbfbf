/// Where exploitation was reported to take place, period by period (S66).
public struct VenueFigures: Hashable, Sendable {
  /// The period's name; empty for all together.
  public let period: String
  /// Reports received.
  public let received: Int
  /// How many of each venue; an empty one is `unknown`.
  public let counts: [ReportVenue: Int]
  /// Whether the share of private places moved against the period listed before.
  public let trend: Trend?

  /// How a share moved; what two counted periods can't say stays unsaid.
  public enum Trend: String, Hashable, Sendable {
    case rising, level, falling
  }

  /// Places behind a door that is not open to everybody.
  public static let privateVenues: [ReportVenue] = [.privateHome, .hotel]

  /// One venue, of all reports of the period: those of unknown venue are among them.
  public func share(_ venue: ReportVenue) -> Share {
    Share(count: counts[venue] ?? 0, total: received, of: "received")
  }

  /// Private places together, of all reports of the period.
  public var privateShare: Share {
    Share(
      count: Self.privateVenues.reduce(0) { $0 + (counts[$1] ?? 0) }, total: received,
      of: "received")
  }

  /// The periods that have a report, and all together.
  public static func lines(
    _ reports: [CountedReport], by grouping: FunnelGrouping, in span: ReportSpan
  ) -> (lines: [VenueFigures], total: VenueFigures) {
    var lines: [VenueFigures] = []
    for group in span.groups(reports, by: grouping) {
      lines.append(VenueFigures(group.name, group.reports, after: lines.last?.privateShare))
    }
    return (lines, VenueFigures("", reports.filter(span.includes), after: nil))
  }

  private init(_ period: String, _ reports: [CountedReport], after former: Share?) {
    self.period = period
    received = reports.count
    var counts: [ReportVenue: Int] = [:]
    for report in reports {
      counts[ReportVenue(stored: report.recorded.venue ?? "") ?? .unknown, default: 0] += 1
    }
    self.counts = counts
    let own = Self.privateVenues.reduce(0) { $0 + (counts[$1] ?? 0) }
    trend = former.flatMap { share in
      guard let count = share.count, let total = share.total, total > 0 else { return nil }
      // Fractions are compared whole: rounded percents would hide a move.
      let (now, before) = (own * total, count * reports.count)
      return now > before ? .rising : now < before ? .falling : .level
    }
  }
}

/// By which way reports came, period by period.
public struct ChannelFigures: Hashable, Sendable {
  /// The period's name.
  public let period: String
  /// The way, as it was recorded; an empty one is `unknown`.
  public let channel: String
  /// Reports that came by it, of all of the period.
  public let share: Share

  /// One line a period and way, in the order of both.
  public static func lines(
    _ reports: [CountedReport], by grouping: FunnelGrouping, in span: ReportSpan
  ) -> [ChannelFigures] {
    span.groups(reports, by: grouping).flatMap { group in
      Dictionary(grouping: group.reports) { $0.group(by: .channel, zone: span.zone) }
        .sorted { $0.key < $1.key }.map { channel, some in
          ChannelFigures(
            period: group.name, channel: channel,
            share: Share(count: some.count, total: group.reports.count, of: "received"))
        }
    }
  }
}
