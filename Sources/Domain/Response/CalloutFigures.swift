/// Responses of one county or quarter: how many were dual, and how long they took (D§6.4, S29, S30).
public struct CalloutFigures: Hashable, Sendable {
  /// What responses are grouped by.
  public enum Grouping: String, ClosedVocabulary {
    case county
    /// Quarter of the calendar year of the opening, by local date.
    case quarter
  }

  /// The county's FIPS code, or the quarter as `2026-Q1`.
  public let group: String
  /// Responses opened.
  public let responses: Int
  /// Those to which both came.
  public let dual: Int
  /// Dual ones of those to reports that were screened in.
  public let dualRate: Share
  /// Minutes from the opening until child welfare was there: the median, in tenths.
  public let childWelfareMedian: Int?
  /// Minutes from the opening until the advocate was there: the median, in tenths.
  public let advocateMedian: Int?
  /// Minutes between the first and the second there: the median, in tenths.
  public let betweenMedian: Int?
  /// How the last offer of an advocate was answered, of those that were offered one.
  public let offers: [ResponseOutcome: Int]

  /// Responses in which an advocate was offered.
  public var offered: Int { offers.values.reduce(0, +) }

  /// The share of offers whose last answer was one of the three; a later or declined offer stays in
  /// the total (S30).
  public func share(of outcome: ResponseOutcome) -> Share {
    Share(count: offers[outcome] ?? 0, total: offered, of: "offered")
  }

  /// Groups some responses; a group without one has no row.
  ///
  /// - Parameter offers: the last answer to an offer, by response.
  public static func groups(
    of lines: [CalloutLine], offers: [String: ResponseOutcome], by grouping: Grouping,
    zone: ZoneRules
  ) -> [CalloutFigures] {
    Dictionary(grouping: lines) { line in
      switch grouping {
      case .county: line.county
      case .quarter:
        FunnelGrouping.quarter.period(of: zone.localDate(of: line.openedAt)) ?? ""
      }
    }
    .map { CalloutFigures($0.key, $0.value, offers) }
    .sorted { $0.group < $1.group }
  }

  private init(_ group: String, _ lines: [CalloutLine], _ answers: [String: ResponseOutcome]) {
    self.group = group
    responses = lines.count
    dual = lines.count(where: \.isDual)
    dualRate = CalloutLine.dualRate(of: lines)
    childWelfareMedian = Median.of(
      lines.compactMap { $0.minutes(to: $0.cwsArrivedAt) }.map { $0 * 10 })
    advocateMedian = Median.of(
      lines.compactMap { $0.minutes(to: $0.advocateArrivedAt) }.map { $0 * 10 })
    betweenMedian = Median.of(
      lines.compactMap { line in
        guard let one = line.cwsArrivedAt, let other = line.advocateArrivedAt else { return nil }
        return Int(abs(one.seconds - other.seconds) / 60) * 10
      })
    offers = lines.reduce(into: [:]) { counts, line in
      if let answer = answers[line.id] { counts[answer, default: 0] += 1 }
    }
  }
}
