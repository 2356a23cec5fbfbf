/// A figure of reports beyond the funnel itself.
public enum ReportFigure: String, ClosedVocabulary {
  case lags, identified, care, again, venues, channels, completeness, fields, aligned, submitted
  case heat

  /// The figure in words.
  public var words: String {
    switch self {
    case .lags: "days to decide"
    case .identified: "who identified it"
    case .care: "care status at identification"
    case .again: "reported again"
    case .venues: "venues"
    case .channels: "channels"
    case .completeness: "completeness"
    case .fields: "completeness by field"
    case .aligned: "before and after the opt-in"
    case .submitted: "stated by counties"
    case .heat: "county by quarter"
    }
  }

  /// By what its rows may be grouped, the usual one first; none = it has rows of its own kind.
  public var groupings: [FunnelGrouping] {
    switch self {
    case .lags, .care, .again, .completeness:
      [.county, .source, .fiscalYear, .quarter, .year, .venue, .channel, .ageBand]
    case .venues, .channels: [.quarter, .fiscalYear, .year]
    case .identified, .fields, .aligned, .submitted, .heat: []
    }
  }

  /// The count whose reports are behind a group's figure; `nil` = it is of youth, not of reports.
  public var measure: FunnelMeasure? {
    switch self {
    case .lags, .venues, .channels, .completeness, .fields, .heat: .received
    case .care, .again: .substantiated
    case .identified, .aligned, .submitted: nil
    }
  }
}

extension Role {
  /// The figures of reports that the role may have: from a part of a county's reports they would
  /// be wrong, and from counts without small ones they could be worked back.
  public var seesReportFigures: Bool { lists(.f3) && seesFunnel(by: .quarter) }

  /// By what the role may have a figure's rows grouped.
  public func groupings(of figure: ReportFigure) -> [FunnelGrouping] {
    figure.groupings.filter(seesFunnel)
  }

  /// The fields of a report of which the role sees whether they are filled.
  public var countedFields: [ReportField] {
    ReportField.allCases.filter { $0 != .reporterKind || seesWholeCounties(.f17) }
  }
}
