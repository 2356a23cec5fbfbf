import Database
import Domain

/// A year's survey of those who run counties' programs (S49).
public struct SurveyQuery: Query {
  /// The moment.
  public let at: Instant
  /// FIPS codes; empty = every county of the viewer's.
  public let counties: [String]
  /// The year; `nil` = the newest that anybody was asked for.
  public let year: FiscalYear?

  /// A survey at a moment.
  public init(at: Instant, counties: [String] = [], year: FiscalYear? = nil) {
    self.at = at
    self.counties = counties
    self.year = year
  }

  /// The views that it reads.
  public var views: [String] { ["my_surveys_f15", "my_survey_answers_f15", "my_counties"] }

  /// One line a county, who did not answer first; days are local ones.
  public func fetch(_ viewing: Viewing) throws -> SurveyYear {
    SurveyYear(
      of: year, counties: try viewing.counties(among: counties), surveys: try surveys(viewing),
      on: viewing.zone.localDate(of: at))
  }

  private struct Place: Hashable { let county: String, year: String }

  /// One a county and year, as they were put down last: days are facts of their own, whenever they
  /// were entered. Which year is the newest hangs on no choice of counties.
  private func surveys(_ viewing: Viewing) throws -> [CountySurvey] {
    let answers = try answers(viewing)
    return try viewing.connection.fetchAll(
      """
      SELECT s.county, s.fiscal_year, s.asked_on, s.asked_role, s.answered_on, s.author, s.at
      FROM my_surveys_f15 s WHERE s.at = (SELECT max(n.at) FROM my_surveys_f15 n
        WHERE n.county = s.county AND n.fiscal_year = s.fiscal_year)
      """
    ) { row -> CountySurvey? in
      guard let year = FiscalYear(row.text(1)) else { return nil }
      return CountySurvey(
        county: row.text(0), year: year, askedOn: try row.date(2),
        askedRole: row.optionalText(3), answeredOn: try row.optionalDate(4), author: row.text(5),
        at: Instant(seconds: row.int64(6)),
        answers: answers[Place(county: row.text(0), year: row.text(1))] ?? [])
    }.compactMap { $0 }
  }

  private func answers(_ viewing: Viewing) throws -> [Place: [SurveyAnswer]] {
    var answers: [Place: [(question: String, answer: String?)]] = [:]
    try viewing.connection.forEach(
      "SELECT county, fiscal_year, question, answer FROM my_survey_answers_f15 ORDER BY at, question"
    ) { row in
      let place = Place(county: row.text(0), year: row.text(1))
      let new = (question: row.text(2), answer: row.optionalText(3))
      if let known = answers[place]?.firstIndex(where: { $0.question == new.question }) {
        answers[place]?[known].answer = new.answer
      } else {
        answers[place, default: []].append(new)
      }
    }
    return answers.mapValues { list in
      list.compactMap { one in
        one.answer.map { SurveyAnswer(question: one.question, answer: $0) }
      }
    }
  }
}
