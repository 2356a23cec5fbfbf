/// By what figures of missing episodes are grouped; those by time by the local day of the report's
/// receipt.
public enum EpisodeGrouping: String, ClosedVocabulary {
  case county
  case month
  case quarter
  case year
  case fiscalYear = "fiscal_year"

  /// The group of an episode: its youth's county, or a time: `2026-03`, `2026-Q1`, `2026`,
  /// `2025-26` (from 1 July).
  public func group(of episode: EpisodeFacts, zone: ZoneRules) -> String {
    let day = zone.localDate(of: episode.receivedAt)
    switch self {
    case .county: return episode.county
    case .month: return String(day.text.prefix(7))
    case .quarter: return FunnelGrouping.quarter.period(of: day) ?? ""
    case .year: return FunnelGrouping.year.period(of: day) ?? ""
    case .fiscalYear: return FunnelGrouping.fiscalYear.period(of: day) ?? ""
    }
  }
}

/// The middle of some numbers.
public enum Median {
  /// The middle number, or of an even count the mean of the two in the middle, rounded half up;
  /// `nil` of none.
  public static func of(_ numbers: [Int]) -> Int? {
    if numbers.isEmpty { return nil }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    return Rounding.halfUp(sorted[middle - 1] + sorted[middle], over: 2)
  }
}

extension EpisodeLine {
  /// Whether figures count it at a moment: received in the interval and by the moment, and not
  /// entered in error.
  func counts(from: Instant?, until: Instant?, at moment: Instant) -> Bool {
    let received = episode.receivedAt
    if state == .enteredInError || received > moment { return false }
    return (from.map { $0 <= received } ?? true) && (until.map { received < $0 } ?? true)
  }
}
