/// A field of a report that is to be filled once its time has come (S15).
public enum ReportField: String, CaseIterable, Sendable {
  case youth, reporterKind = "reporter_kind", venue, channel, benefit
  case screenedAt = "screened_at"
  case response
  case disposedAt = "disposed_at"
  case careStatus = "care_status"

  /// Which reports it is asked of.
  public var of: String {
    switch self {
    case .youth, .reporterKind, .venue, .channel, .benefit: "received"
    case .screenedAt: "screened"
    case .response: "screened_in"
    case .disposedAt: "disposed"
    case .careStatus: "identified"
    }
  }

  /// Whether a report of that stage has to have it.
  ///
  /// - Parameter isFirst: whether it is the youth's first substantiated one.
  func isAsked(at stage: ReportStage, isFirst: Bool) -> Bool {
    switch self {
    case .youth, .reporterKind, .venue, .channel, .benefit: true
    case .screenedAt: stage != .unscreened
    case .response: FunnelMeasure.screenedIn.includes(stage)
    case .disposedAt: if case .found = stage { true } else { false }
    case .careStatus: isFirst
    }
  }

  /// What a report has there; `nil` = it is blank.
  func value(_ report: CountedReport) -> String? {
    switch self {
    case .youth: report.youth
    case .reporterKind: report.recorded.source
    case .venue: report.recorded.venue
    case .channel: report.recorded.channel
    case .benefit: report.recorded.benefit
    case .screenedAt: report.facts.screenedAt.map { "\($0.seconds)" }
    case .response: report.recorded.response
    case .disposedAt: report.facts.disposedAt.map { "\($0.seconds)" }
    case .careStatus: report.recorded.care?.rawValue
    }
  }
}

/// How often one field is filled.
public struct FieldFigures: Hashable, Sendable {
  /// The field.
  public let field: ReportField
  /// Reports that have it, of those that should.
  public let filled: Share
  /// Those of the filled that say `unknown`.
  public let unknown: Int

  /// Those that lack it.
  public var blank: Int { (filled.total ?? 0) - (filled.count ?? 0) }

  /// One line a field.
  ///
  /// - Parameter fields: those that the viewer sees.
  public static func lines(
    _ reports: [CountedReport], fields: [ReportField], in span: ReportSpan
  ) -> [FieldFigures] {
    let first = Set(span.identifications(reports).map(\.id))
    let counted = reports.filter(span.includes)
    return fields.map { field in
      let asked = counted.filter {
        field.isAsked(at: $0.facts.stage(at: span.at), isFirst: first.contains($0.id))
      }
      let values = asked.compactMap(field.value)
      return FieldFigures(
        field: field, filled: Share(count: values.count, total: asked.count, of: field.of),
        unknown: values.count { $0 == "unknown" })
    }
  }
}

/// How complete the reports of one group are: each has the share of its fields that are filled.
public struct CompletenessFigures: Hashable, Sendable {
  /// The group's name; empty for all together.
  public let group: String
  /// Reports that have every field, of all.
  public let whole: Share
  /// The mean of the reports' shares in tenths of percent; `nil` = no report.
  public let meanTenths: Int?
  /// The field that is blank most often, `nil` = none is.
  public let worst: Blank?

  /// How many reports lack a field.
  public struct Blank: Hashable, Sendable {
    /// The field.
    public let field: ReportField
    /// The reports.
    public let count: Int
  }

  /// The groups, and all together.
  public static func lines(
    _ reports: [CountedReport], by grouping: FunnelGrouping, fields: [ReportField],
    in span: ReportSpan
  ) -> (lines: [CompletenessFigures], total: CompletenessFigures) {
    let first = Set(span.identifications(reports).map(\.id))
    func figures(_ group: String, _ reports: [CountedReport]) -> CompletenessFigures {
      CompletenessFigures(group, reports, fields: fields, first: first, at: span.at)
    }
    return (
      span.groups(reports, by: grouping).map { figures($0.name, $0.reports) },
      figures("", reports.filter(span.includes))
    )
  }

  private init(
    _ group: String, _ reports: [CountedReport], fields: [ReportField], first: Set<String>,
    at moment: Instant
  ) {
    self.group = group
    var (whole, tenths) = (0, 0)
    var blanks: [ReportField: Int] = [:]
    for report in reports {
      let stage = report.facts.stage(at: moment)
      let asked = fields.filter { $0.isAsked(at: stage, isFirst: first.contains(report.id)) }
      let blank = asked.filter { $0.value(report) == nil }
      for field in blank { blanks[field, default: 0] += 1 }
      if blank.isEmpty { whole += 1 }
      tenths += Rounding.halfUp(1_000 * (asked.count - blank.count), over: asked.count)
    }
    self.whole = Share(count: whole, total: reports.count, of: "received")
    meanTenths = reports.isEmpty ? nil : Rounding.halfUp(tenths, over: reports.count)
    worst = fields.compactMap { field in blanks[field].map { Blank(field: field, count: $0) } }
      .max { ($0.count, $1.field.rawValue) < ($1.count, $0.field.rawValue) }
  }
}
