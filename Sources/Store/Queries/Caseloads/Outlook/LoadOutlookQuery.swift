import Database
import Domain

/// What will change in the loads of the days ahead.
public struct LoadOutlookQuery: Query {
  /// The moment.
  public let at: Instant
  /// How many days of 24 true hours ahead.
  public let days: Int
  /// FIPS codes of the counties of the workers, and of the cases that nobody has; empty = every
  /// county.
  public let counties: [String]

  /// The days ahead of a moment.
  public init(at: Instant, days: Int = 14, counties: [String] = []) {
    self.at = at
    self.days = days
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] {
    CaseloadQuery(at: at).views + OutlookFactsReader.views
      + ["my_hearings_f16", "my_leave_f12", "my_weight_overrides_f14"]
  }

  /// By time; of the cases and workers whose weights the viewer sees. The points of a worker's rows
  /// add up to what their load differs by between the moment and the last day's end.
  public func fetch(_ viewing: Viewing) throws -> [LoadOutlook] {
    guard viewing.viewer.role.seesWeights else { return [] }
    let span = Interval(from: at, until: at.adding(trueDays: days))
    let parts = try OutlookFactsReader(viewing: viewing, span: span, counties: counties).read()
    let workers = Set(
      parts.flatMap(\.staff).filter { counties.isEmpty || counties.contains($0.county) }
        .map(\.id))
    let found =
      LoadForecast.rows(
        parts, policies: try viewing.policyBook(), span: span, zone: viewing.zone)
      + (try hearings(span, parts, viewing))
      + (try leave(span, viewing))
      + (try overrides(span, parts, viewing))
    return found.filter { row in
      guard let worker = row.worker else {
        return row.county.map { counties.isEmpty || counties.contains($0) } ?? false
      }
      return workers.contains(worker)
    }.sorted(by: LoadOutlook.comesFirst)
  }

  /// What is known of the span as it stands at one of its instants.
  private func part(_ parts: [OutlookFacts], at instant: Instant) -> OutlookFacts? {
    parts.last { $0.from <= instant }
  }

  /// Of the cases that are open then, with whoever is their primary worker then.
  private func hearings(
    _ span: Interval, _ parts: [OutlookFacts], _ viewing: Viewing
  ) throws -> [LoadOutlook] {
    var found: [LoadOutlook] = []
    try viewing.connection.forEach(
      "SELECT youth, at, kind FROM my_hearings_f16 WHERE at > ?1 AND at <= ?2",
      [.integer(span.from.seconds), .integer(span.until.seconds)]
    ) { row in
      let (youth, moment) = (row.text(0), Instant(seconds: row.int64(1)))
      let held =
        part(parts, at: moment)?.primaryWorkers(of: youth, at: moment, zone: viewing.zone) ?? []
      for (one, worker) in held {
        found.append(
          LoadOutlook(
            at: moment, kind: .hearing, worker: worker, caseID: one.id, youth: youth,
            county: one.county, detail: row.optionalText(2)))
      }
    }
    return found
  }

  private func leave(_ span: Interval, _ viewing: Viewing) throws -> [LoadOutlook] {
    var found: [LoadOutlook] = []
    try viewing.connection.forEach(
      "SELECT staff, from_at, until_at, kind FROM my_leave_f12"
        + " WHERE until_at > ?1 AND from_at <= ?2 AND \(LeaveRow.isTaken)",
      [.integer(span.from.seconds), .integer(span.until.seconds)]
    ) { row in
      let (from, until) = (Instant(seconds: row.int64(1)), Instant(seconds: row.int64(2)))
      for (moment, kind) in [(from, LoadOutlook.Kind.leaveBegins), (until, .leaveEnds)]
      where span.from < moment && moment <= span.until {
        found.append(
          LoadOutlook(at: moment, kind: kind, worker: row.text(0), detail: row.optionalText(3)))
      }
    }
    return found
  }

  /// Of the cases that are open until then; no load counts what was overridden.
  private func overrides(
    _ span: Interval, _ parts: [OutlookFacts], _ viewing: Viewing
  ) throws -> [LoadOutlook] {
    var found: [LoadOutlook] = []
    try viewing.connection.forEach(
      "SELECT case_id, youth, delta, until_at FROM my_weight_overrides_f14"
        + " WHERE until_at > ?1 AND until_at <= ?2",
      [.integer(span.from.seconds), .integer(span.until.seconds)]
    ) { row in
      let (key, moment) = (row.text(0), Instant(seconds: row.int64(3)))
      let held =
        part(parts, at: moment)?.primaryWorkers(of: row.text(1), at: moment, zone: viewing.zone)
        ?? []
      for (one, worker) in held where one.id == key {
        found.append(
          LoadOutlook(
            at: moment, kind: .overrideEnds, worker: worker, caseID: key, youth: one.youth,
            county: one.county, casePoints: -row.int(2)))
      }
    }
    return found
  }
}
