/// A figure of a county by which it is seen whether work becomes better, quarter by quarter (S51).
public enum QuarterIndicator: String, ClosedVocabulary {
  /// Reports screened in, of those received.
  case screenedIn = "screened_in"
  /// Reports substantiated, of those screened in.
  case substantiated
  /// Notices to the police on time, of those due, of youth who went missing in the quarter.
  case lawEnforcementOnTime = "law_enforcement_on_time"
  /// Notices to NCMEC on time, of the same.
  case ncmecOnTime = "ncmec_on_time"
  /// Responses to which both came, of those to reports that were screened in.
  case dualResponses = "dual_responses"
  /// Minutes with both seats filled, of all.
  case coverage
  /// Workers in service at the quarter's end whose training has not expired, of all.
  case training
}

/// A run of quarters that chance alone seldom makes.
public enum QuarterRun: String, ClosedVocabulary {
  /// Six or more in a row above the median; one on it is passed over.
  case above
  /// Six or more in a row below it.
  case below
  /// Five or more in a row, each higher than the one before; an equal one is passed over.
  case rising
  /// Five or more in a row, each lower.
  case falling

  /// So many in a row on one side of the median are a run.
  public static let shift = 6
  /// So many in a row in one direction are a run.
  public static let trend = 5
}

/// A calendar quarter of which figures are made.
public struct FigureQuarter: Hashable, Sendable {
  /// `2026-Q1`.
  public let name: String
  /// Its first moment.
  public let from: Instant
  /// Its end, not part of it, or just after the moment of the figures.
  public let until: Instant
  /// Whether it is not over.
  public let isPart: Bool

  /// Whole quarters before the one that a moment is in.
  public static let count = 8

  /// The quarter of a moment and the ones before it, the oldest first.
  public static func quarters(at moment: Instant, zone: ZoneRules) -> [FigureQuarter] {
    let running = zone.localDate(of: moment).quarterStart
    return (0...count).reversed().map { back in
      let first = running.adding(months: -3 * back)
      let end = zone.firstInstant(of: first.adding(months: 3))
      return FigureQuarter(
        name: FunnelGrouping.quarter.period(of: first) ?? "", from: zone.firstInstant(of: first),
        until: min(end, moment.adding(seconds: 1)), isPart: end > moment.adding(seconds: 1))
    }
  }
}

/// One indicator of a county in one quarter: a point of a run chart.
public struct IndicatorLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The county's name.
  public let name: String
  /// What is shown.
  public let indicator: QuarterIndicator
  /// When.
  public let quarter: FigureQuarter
  /// The count of its total.
  public let share: Share
  /// The median of the whole quarters, in tenths of a percent; `nil` of none.
  public let median: Int?
  /// The run that the quarter is of.
  public let run: QuarterRun?
  /// Open improvements that name the indicator, in the quarter in which they were entered.
  public let actions: [AgendaLine]

  /// The points of one indicator of a county.
  ///
  /// - Parameters:
  ///   - points: the oldest first; a quarter that is not over is in no median and no run.
  ///   - actions: open improvements of the county that name the indicator.
  public static func series(
    _ indicator: QuarterIndicator, of county: CountyFacts,
    _ points: [(quarter: FigureQuarter, share: Share)], actions: [AgendaLine]
  ) -> [IndicatorLine] {
    let values = points.map { $0.quarter.isPart ? nil : $0.share.percentTenths }
    let median = Median.of(values.compactMap { $0 })
    let runs = Self.runs(values, median: median)
    return points.enumerated().map { place, point in
      let own = actions.filter { action in
        guard let at = action.item?.at else { return false }
        // What was entered before the first quarter stands on it.
        return at < point.quarter.until && (place == 0 || at >= point.quarter.from)
      }
      return IndicatorLine(
        county: county.fips, name: county.name, indicator: indicator, quarter: point.quarter,
        share: point.share, median: median, run: runs[place], actions: own)
    }
  }

  /// The run that each value is of; one on a side of the median before one in a direction.
  static func runs(_ values: [Int?], median: Int?) -> [QuarterRun?] {
    var runs = [QuarterRun?](repeating: nil, count: values.count)
    guard let median else { return runs }
    let known = values.enumerated().compactMap { place, value in value.map { (place, $0) } }
    func mark(_ places: [Int], _ run: QuarterRun, _ least: Int) {
      if places.count >= least { for place in places { runs[place] = run } }
    }
    for (run, sign) in [(QuarterRun.rising, 1), (.falling, -1)] {
      var places: [Int] = []
      var last: Int?
      for (place, value) in known {
        if let last, value == last { continue }
        if let last, (value - last) * sign < 0 {
          mark(places, run, QuarterRun.trend)
          places = []
        }
        places.append(place)
        last = value
      }
      mark(places, run, QuarterRun.trend)
    }
    for (run, sign) in [(QuarterRun.above, 1), (.below, -1)] {
      var places: [Int] = []
      for (place, value) in known where value != median {
        if (value - median) * sign > 0 {
          places.append(place)
        } else {
          mark(places, run, QuarterRun.shift)
          places = []
        }
      }
      mark(places, run, QuarterRun.shift)
    }
    return runs
  }
}
