/// By what the funnel's rows are grouped.
public enum FunnelGrouping: String, ClosedVocabulary {
  case county
  case year
  case fiscalYear = "fiscal_year"
  case quarter
  case venue
  case source

  /// The name of the group that a local day falls in, for groupings by time:
  /// `2026`, `2025-26` (from 1 July), `2026-Q1`; `nil` for the others.
  public func period(of day: LocalDate) -> String? {
    switch self {
    case .year: return "\(day.year)"
    case .fiscalYear:
      let first = day.month >= 7 ? day.year : day.year - 1
      let last = (first + 1) % 100
      return "\(first)-\(last < 10 ? "0" : "")\(last)"
    case .quarter: return "\(day.year)-Q\((day.month + 2) / 3)"
    case .county, .venue, .source: return nil
    }
  }
}
