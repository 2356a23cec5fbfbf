import Database
import Domain

/// Figures that studies found, with what must be said beside each (S99, S100).
public struct StudiesQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = all that the viewer sees, and those of the whole state.
  public let counties: [String]

  /// Figures of periods that were over at a moment.
  public init(at: Instant, counties: [String] = []) {
    self.at = at
    self.counties = counties
  }

  /// The views that it reads.
  public var views: [String] { ["my_study_figures_f15", "my_counties"] }

  /// Those of the whole state first, then by county, by what was measured and by time.
  public func fetch(_ viewing: Viewing) throws -> [StudyLine] {
    let day = viewing.zone.localDate(of: at)
    let figures = try viewing.connection.fetchAll(
      """
      SELECT id, county, measure, unit, value, n, total, first_day, last_day, sample,
        representative, stage, source, evaluator, at, author
      FROM my_study_figures_f15 WHERE last_day <= ?1
      """, [.text(day.text)]
    ) { row -> StudyFigure? in
      guard let unit = StudyUnit(stored: row.text(3)),
        let sample = StudySample(stored: row.text(9)), let stage = StudyStage(stored: row.text(11))
      else { return nil }
      return StudyFigure(
        id: row.text(0), county: row.optionalText(1), measure: row.text(2), unit: unit,
        value: row.int(4), n: row.optionalInt(5), total: row.optionalInt(6),
        firstDay: try row.date(7), lastDay: try row.date(8), sample: sample,
        isRepresentative: row.bool(10), stage: stage, source: row.text(12),
        evaluator: row.optionalText(13), at: Instant(seconds: row.int64(14)),
        author: row.text(15))
    }
    let names = try viewing.counties(among: []).map { ($0.fips, $0.name) }
    return StudyLine.lines(
      figures.compactMap { $0 }.filter { figure in
        counties.isEmpty || figure.county.map(counties.contains) == true
      }, names: Dictionary(names, uniquingKeysWith: { one, _ in one }))
  }
}
