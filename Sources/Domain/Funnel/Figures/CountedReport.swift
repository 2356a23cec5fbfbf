/// One report as figures of reports need it.
public struct CountedReport: Hashable, Sendable {
  /// The report's key.
  public let id: String
  /// FIPS code of the county that received it.
  public let county: String
  /// When it came in, and what was decided.
  public let facts: ReportFacts
  /// The youth's key; `nil` = not known who.
  public let youth: String?
  /// When the youth was born; `nil` = not known to the viewer.
  public let bornOn: LocalDate?
  /// What is recorded of it; `nil` = nothing.
  public let recorded: Recorded
  /// Whether its county had opted in on the day, and is one of those asked for.
  public let isCounted: Bool

  /// The recorded words that no figure of the funnel needs; `nil` = empty.
  public struct Recorded: Hashable, Sendable {
    /// Who reported.
    public var source: String?
    /// Where it took place.
    public var venue: String?
    /// By which way it came.
    public var channel: String?
    /// What was given in exchange.
    public var benefit: String?
    /// How soon it is looked into.
    public var response: String?
    /// Where the youth was.
    public var care: CareStatus?

    /// The words of one report.
    public init(
      source: String? = nil, venue: String? = nil, channel: String? = nil, benefit: String? = nil,
      response: String? = nil, care: CareStatus? = nil
    ) {
      self.source = source
      self.venue = venue
      self.channel = channel
      self.benefit = benefit
      self.response = response
      self.care = care
    }
  }

  /// One report.
  public init(
    id: String, county: String, facts: ReportFacts, youth: String? = nil,
    bornOn: LocalDate? = nil, recorded: Recorded = Recorded(), isCounted: Bool = true
  ) {
    self.id = id
    self.county = county
    self.facts = facts
    self.youth = youth
    self.bornOn = bornOn
    self.recorded = recorded
    self.isCounted = isCounted
  }

  /// The group that it is in.
  public func group(by grouping: FunnelGrouping, zone: ZoneRules) -> String {
    switch grouping {
    case .county: county
    case .venue: recorded.venue ?? ReportVenue.unknown.rawValue
    case .source: recorded.source ?? "unknown"
    case .channel: recorded.channel ?? "unknown"
    case .ageBand: AgeBand.words(bornOn: bornOn, on: zone.localDate(of: facts.receivedAt))
    case .year, .fiscalYear, .quarter:
      grouping.period(of: zone.localDate(of: facts.receivedAt)) ?? ""
    }
  }
}

/// Which reports figures are of: those received in an interval, as they stand at a moment.
public struct ReportSpan: Sendable {
  /// The interval's first moment; `nil` = from the first report.
  public let from: Instant?
  /// The interval's end, not part of it; `nil` = up to the moment.
  public let until: Instant?
  /// The moment.
  public let at: Instant
  /// By whose days reports are grouped.
  public let zone: ZoneRules

  /// Reports of an interval at a moment.
  public init(from: Instant? = nil, until: Instant? = nil, at: Instant, zone: ZoneRules) {
    self.from = from
    self.until = until
    self.at = at
    self.zone = zone
  }

  /// Whether a report was received in the interval, by the moment, and counts.
  public func includes(_ report: CountedReport) -> Bool {
    let received = report.facts.receivedAt
    return report.isCounted && received <= at && (from.map { $0 <= received } ?? true)
      && (until.map { received < $0 } ?? true)
  }

  /// The reports behind one count.
  ///
  /// - Parameter group: its name, of that grouping; `nil` = all groups.
  public func reports(
    _ reports: [CountedReport], of measure: FunnelMeasure, by grouping: FunnelGrouping = .county,
    group: String? = nil
  ) -> [CountedReport] {
    reports.filter { report in
      includes(report) && measure.includes(report.facts.stage(at: at))
        && (group.map { report.group(by: grouping, zone: zone) == $0 } ?? true)
    }
  }

  /// The reports by group, in the order of the groups' names.
  func groups(
    _ reports: [CountedReport], by grouping: FunnelGrouping
  ) -> [(name: String, reports: [CountedReport])] {
    Dictionary(grouping: reports.filter(includes)) { $0.group(by: grouping, zone: zone) }
      .sorted { $0.key < $1.key }.map { (name: $0.key, reports: $0.value) }
  }

  /// Each youth's first substantiated report, and every one that names no youth: when exploitation
  /// was identified. Whether that lies in the interval is not asked.
  func identifications(_ reports: [CountedReport]) -> [CountedReport] {
    var first: [String: CountedReport] = [:]
    var nameless: [CountedReport] = []
    for report in reports
    where report.isCounted && report.facts.receivedAt <= at
      && report.facts.substantiatedAt(by: at) != nil
    {
      guard let youth = report.youth else {
        nameless.append(report)
        continue
      }
      if let other = first[youth], !report.precedes(other) { continue }
      first[youth] = report
    }
    return first.values.sorted { $0.precedes($1) } + nameless
  }
}

extension CountedReport {
  /// The order of receipt; at the same moment, of the keys.
  func precedes(_ other: CountedReport) -> Bool {
    (facts.receivedAt, id) < (other.facts.receivedAt, other.id)
  }
}
