/// How a county stands in a year's survey, what needs somebody first (S49).
public enum SurveyState: String, ClosedVocabulary {
  /// It was asked, and nothing came back.
  case noAnswer = "no_answer"
  case answered
  /// Nobody asked it: it is in no rate.
  case notAsked = "not_asked"
}

/// What a county said to one question of a survey.
public struct SurveyAnswer: Hashable, Sendable {
  /// The question.
  public let question: String
  /// What it said.
  public let answer: String

  /// One answer.
  public init(question: String, answer: String) {
    self.question = question
    self.answer = answer
  }
}

/// The survey of those who run a county's program, of one fiscal year (S49).
public struct CountySurvey: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The year that it is of.
  public let year: FiscalYear
  /// The local day on which it was sent.
  public let askedOn: LocalDate
  /// Whom it was sent to, by role.
  public let askedRole: String?
  /// The local day on which the answer came; `nil` = it did not.
  public let answeredOn: LocalDate?
  /// The account that put it down.
  public let author: String
  /// When it was put down so.
  public let at: Instant
  /// What the county said, in the order in which it was put down first, then by the question.
  public let answers: [SurveyAnswer]

  /// One survey.
  public init(
    county: String, year: FiscalYear, askedOn: LocalDate, askedRole: String?,
    answeredOn: LocalDate?, author: String, at: Instant, answers: [SurveyAnswer]
  ) {
    self.county = county
    self.year = year
    self.askedOn = askedOn
    self.askedRole = askedRole
    self.answeredOn = answeredOn
    self.author = author
    self.at = at
    self.answers = answers
  }

  /// As it stood on a local day; `nil` where it was not sent by then.
  public func read(on day: LocalDate) -> CountySurvey? {
    if askedOn > day { return nil }
    let isAnswered = answeredOn.map { $0 <= day } ?? false
    return CountySurvey(
      county: county, year: year, askedOn: askedOn, askedRole: askedRole,
      answeredOn: isAnswered ? answeredOn : nil, author: author, at: at,
      answers: isAnswered ? answers : [])
  }
}

/// A county in a year's survey.
public struct SurveyLine: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The county's name.
  public let name: String
  /// The year.
  public let year: FiscalYear
  /// What is known of it; `nil` = it was not asked.
  public let survey: CountySurvey?
  /// Days until the answer, or until now without one; `nil` = it was not asked.
  public let days: Int?

  /// How it stands.
  public var state: SurveyState {
    guard let survey else { return .notAsked }
    return survey.answeredOn == nil ? .noAnswer : .answered
  }

  /// A survey as it stands on a local day.
  public init(
    county: CountyFacts, year: FiscalYear, survey: CountySurvey?, on day: LocalDate
  ) {
    self.county = county.fips
    name = county.name
    self.year = year
    self.survey = survey?.read(on: day)
    days = self.survey.map {
      ($0.answeredOn ?? day).daysSinceEpoch - $0.askedOn.daysSinceEpoch
    }
  }
}

/// A year's survey of some counties.
public struct SurveyYear: Hashable, Sendable {
  /// The year.
  public let year: FiscalYear
  /// One a county: who did not answer first, the longest waiting first.
  public let lines: [SurveyLine]

  /// The survey of a year, on a local day.
  ///
  /// - Parameters:
  ///   - year: `nil` = the newest that anybody was asked for by the day, else the day's own.
  ///   - surveys: one a county and year.
  public init(
    of year: FiscalYear?, counties: [CountyFacts], surveys: [CountySurvey], on day: LocalDate
  ) {
    let asked = surveys.filter { $0.askedOn <= day }
    let year = year ?? asked.map(\.year).max() ?? FiscalYear(of: day)
    self.year = year
    let own = Dictionary(
      surveys.filter { $0.year == year }.map { ($0.county, $0) }, uniquingKeysWith: { $1 })
    lines = counties.map {
      SurveyLine(county: $0, year: year, survey: own[$0.fips], on: day)
    }.sorted { Self.place(of: $0) < Self.place(of: $1) }
  }

  private static func place(of line: SurveyLine) -> (Int, Int, String) {
    let place = SurveyState.allCases.firstIndex(of: line.state) ?? 0
    return (place, line.state == .noAnswer ? -(line.days ?? 0) : 0, line.county)
  }

  /// The counties that answered, of those that were asked; of none where nobody was.
  public static func rate(of lines: [SurveyLine]) -> Share {
    let asked = lines.count { $0.state != .notAsked }
    return Share(count: lines.count { $0.state == .answered }, total: asked, of: "asked")
  }

  /// The names of those that were asked and did not answer.
  public static func missing(_ lines: [SurveyLine]) -> [String] {
    lines.filter { $0.state == .noAnswer }.map(\.name).sorted()
  }
}
