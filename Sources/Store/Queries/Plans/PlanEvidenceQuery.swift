import Database
import Domain

/// What happened, beside what a county's plan says (S43, S48): the year of the plan, as far as it
/// has gone.
public struct PlanEvidenceQuery: Query {
  /// FIPS code.
  public let county: String
  /// The plan's year; `nil` = that of the newest plan there is by the moment.
  public let year: FiscalYear?
  /// The moment.
  public let at: Instant

  /// Evidence of a plan at a moment.
  public init(county: String, year: FiscalYear? = nil, at: Instant) {
    self.county = county
    self.year = year
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] {
    let others =
      CoverageQuery(from: at, until: at).views + RecoveryQuery(at: at).views + [
        "my_training_f12", "my_callouts_f13", "my_teams_f2",
      ]
    return PlanReader.views + others.filter { !PlanReader.views.contains($0) }
  }

  /// One line an element; none where there is no plan.
  public func fetch(_ viewing: Viewing) throws -> [PlanEvidence] {
    let newest = FiscalYear(of: viewing.zone.localDate(of: at))
    let chosen =
      try year
      ?? PlanReader(viewing, at: at).versions().map(\.header)
      .last { $0.county == county && $0.year <= newest }?.year
    guard let chosen, let promise = try promises(chosen, viewing) else { return [] }
    return try lines(promise, chosen, viewing)
  }

  private typealias Promise = (PlanElement) throws -> Int?

  /// The line of the plan that promises an element; of one that is read in parts by the places of
  /// its sections and the index of its words. `nil` where there is no plan.
  private func promises(_ year: FiscalYear, _ viewing: Viewing) throws -> Promise? {
    let reader = PlanReader(viewing, at: at)
    guard let version = try reader.versions(of: (county, year)).first else { return nil }
    let (marks, _) = try reader.marks(of: version)
    if marks.count < PlanStretch.pieces {
      guard let plan = try PlanQuery(county: county, year: year, at: at).fetch(viewing) else {
        return nil
      }
      return { $0.promise(in: plan) }
    }
    let filled = try reader.filledSections(of: version)
    var sections: [Int: (name: String?, line: Int)] = [:]
    for mark in marks where mark.isHeaded && filled.contains(mark.section) {
      if sections[mark.section] == nil { sections[mark.section] = (mark.name, mark.line) }
    }
    let order = sections.values.sorted { $0.line < $1.line }
    return { element in
      try element.promise(among: order) { try Self.always(in: marks, reader, viewing) }
    }
  }

  /// The first line below a heading that says 24/7, among the pieces that have it by the index.
  private static func always(
    in marks: [PlanPieceMark], _ reader: PlanReader, _ viewing: Viewing
  ) throws -> Int? {
    var ids: Set<Int64> = []
    for term in PlanSearch("\"\(PlanElement.always)\"*").terms {
      ids.formUnion(try viewing.planIndex().pieces(with: term))
    }
    for mark in marks where ids.contains(mark.id) && mark.section != PlanPiece.frontMatter {
      let lines = PlanRun([try reader.piece(mark.id)]).lines.drop {
        mark.isHeaded && $0.line == mark.line
      }
      if let line = lines.first(where: { PlanElement.says($0.text) })?.line { return line }
    }
    return nil
  }

  private func lines(
    _ promise: Promise, _ year: FiscalYear, _ viewing: Viewing
  ) throws -> [PlanEvidence] {
    guard let first = LocalDate(year: year.start, month: 7, day: 1) else { return [] }
    let whole = Interval(
      from: viewing.zone.firstInstant(of: first),
      until: viewing.zone.firstInstant(of: first.adding(months: 12)))
    return try PlanElement.allCases.map { element in
      let found = try isOpen(element, viewing) ? figure(of: element, in: whole, viewing) : nil
      let share = found?.share ?? Share(count: nil, total: nil, of: element.total)
      return PlanEvidence(
        county: county, year: year, element: element, line: try promise(element),
        share: share, span: found?.span)
    }
  }

  /// Whether the viewer sees every record that is counted: part of them would be another figure.
  private func isOpen(_ element: PlanElement, _ viewing: Viewing) -> Bool {
    let role = viewing.viewer.role
    switch element {
    case .roundTheClock, .training: return role.lists(.f12)
    case .missingYouth: return role.seesWholeCounties(.f5)
    case .teams: return role.seesWholeCounties(.f13) && role.seesWholeCounties(.f2)
    }
  }

  private typealias Figure = (share: Share, span: Interval?)

  private func figure(
    of element: PlanElement, in year: Interval, _ viewing: Viewing
  ) throws -> Figure {
    switch element {
    case .roundTheClock: try coverage(year, viewing)
    case .training: try training(viewing)
    case .missingYouth: try notices(year, viewing)
    case .teams: try teams(year, viewing)
    }
  }

  /// From the year's beginning, or that of the roster, to two weeks from now.
  private func coverage(_ year: Interval, _ viewing: Viewing) throws -> Figure {
    let day = viewing.zone.localDate(of: at).adding(days: PlanEvidence.daysAhead)
    let until = min(year.until, viewing.zone.firstInstant(of: day))
    let roster =
      try viewing.connection.fetchOne(
        "SELECT min(starts_at) FROM my_shifts_f12 WHERE county = ? AND ends_at > ?",
        [.text(county), .integer(year.from.seconds)]
      ) { $0.optionalInt64(0) } ?? nil
    let from = max(year.from, roster.map { Instant(seconds: $0) } ?? until)
    guard from < until else {
      return (Share(count: 0, total: 0, of: PlanElement.roundTheClock.total), nil)
    }
    let share = try CoverageQuery(from: from, until: until, counties: [county]).fetch(viewing)
      .first?.coverage.share
    return (
      share ?? Share(count: 0, total: 0, of: PlanElement.roundTheClock.total),
      Interval(from: from, until: until)
    )
  }

  private func training(_ viewing: Viewing) throws -> Figure {
    let found = try TrainedStaff.shares(viewing, at: at)[county]
    return (found ?? Share(count: 0, total: 0, of: PlanElement.training.total), nil)
  }

  /// Notices of episodes received in the year that were made in time, of all that were due.
  private func notices(_ year: Interval, _ viewing: Viewing) throws -> Figure {
    let lines = try RecoveryQuery(at: at, counties: [county]).fetch(viewing).lines
    let figures = NoticeFigures.total(lines, from: year.from, until: year.until, at: at)
    func sum(_ value: (Share) -> Int?) -> Int { figures.reduce(0) { $0 + (value($1.onTime) ?? 0) } }
    return (
      Share(count: sum(\.count), total: sum(\.total), of: PlanElement.missingYouth.total),
      Interval(from: year.from, until: min(year.until, at))
    )
  }

  /// Responses about a known youth that are old enough, and those after which a team came together.
  private func teams(_ year: Interval, _ viewing: Viewing) throws -> Figure {
    let wait = Int64(PlanEvidence.teamDays * 86_400)
    let until = min(year.until, at.adding(seconds: -wait))
    let found = try viewing.connection.fetchOne(
      """
      SELECT count(*), ifnull(sum(EXISTS (SELECT 1 FROM my_teams_f2 t WHERE t.youth = c.youth
        AND t.from_at <= c.opened_at + ?4 AND t.until_at > c.opened_at)), 0)
      FROM my_callouts_f13 c WHERE c.county = ?1 AND c.opened_at >= ?2 AND c.opened_at <= ?3
        AND c.youth IS NOT NULL
      """,
      [
        .text(county), .integer(year.from.seconds), .integer(until.seconds), .integer(wait),
      ]
    ) { (total: $0.int(0), met: $0.int(1)) }
    return (
      Share(count: found?.met ?? 0, total: found?.total ?? 0, of: PlanElement.teams.total),
      until > year.from ? Interval(from: year.from, until: until) : nil
    )
  }
}
