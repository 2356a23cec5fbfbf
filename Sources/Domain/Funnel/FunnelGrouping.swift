/// By what the funnel's rows are grouped.
public enum FunnelGrouping: String, ClosedVocabulary {
  case county
  case year
  case fiscalYear = "fiscal_year"
  case quarter
  case venue
  case source
  case channel
  case ageBand = "age_band"

  /// The name of the group that a local day falls in, for groupings by time:
  /// `2026`, `2025-26` (from 1 July), `2026-Q1`; `nil` for the others.
  public func period(of day: LocalDate) -> String? {
    switch self {
    case .year: return "\(day.year)"
    case .fiscalYear: return FiscalYear(of: day).text
    case .quarter: return "\(day.year)-Q\((day.month + 2) / 3)"
    case .county, .venue, .source, .channel, .ageBand: return nil
    }
  }
}

extension AgeBand {
  /// The band of somebody born on a day, on another; without a birth date, or before it, `unknown`.
  public static func words(bornOn: LocalDate?, on day: LocalDate) -> String {
    guard let bornOn, bornOn <= day else { return "unknown" }
    return words(years: bornOn.wholeYears(until: day))
  }
}

extension LocalDate {
  /// The 1 July on or before the day: where its fiscal year begins.
  public var fiscalYearStart: LocalDate {
    LocalDate(year: month >= 7 ? year : year - 1, month: 7, day: 1) ?? self
  }
}
