/// What a county stated of how many reports it had, beside what is in the store, and who signed both
/// counts (S96).
public struct SubmittedFigures: Hashable, Sendable {
  /// The county's statement.
  public let submission: CountySubmission
  /// The county's name.
  public let name: String
  /// Reports in the store that the county received on those days, before its opt-in too.
  public let inStore: Int
  /// The last signature under the two counts; `nil` = nobody signed.
  public let signOff: CountSignOff?

  /// What is in the store less what was stated: 37 less 40 is -3.
  public var difference: Int { inStore - submission.count }

  /// Whether both counts are signed as they stand.
  public var standing: CountStanding {
    guard let signOff else { return .notSigned }
    return signOff.submitted == submission.count && signOff.inStore == inStore
      ? .signed : .outOfDate
  }

  /// Whether the counts differ and nobody answers for it.
  public var isOpen: Bool { difference != 0 && standing != .signed }

  /// One statement beside its count.
  ///
  /// - Parameter signOffs: every signature under counts of any county, in any order.
  public init(
    _ submission: CountySubmission, name: String, inStore: Int, signOffs: [CountSignOff] = [],
    at moment: Instant
  ) {
    self.submission = submission
    self.name = name
    self.inStore = inStore
    signOff = signOffs.filter { $0.isUnder(submission) && $0.at <= moment }
      .max { $0.at < $1.at }
  }

  /// The statements sent by the moment that touch the interval; of several of the same days the
  /// last one sent. By county and days.
  public static func statements(
    _ submissions: [CountySubmission], counties: [CountyFacts], in span: ReportSpan
  ) -> [CountySubmission] {
    let today = span.zone.localDate(of: span.at)
    let first = span.from.map(span.zone.localDate)
    let end = min(span.until ?? span.at.adding(seconds: 1), span.at.adding(seconds: 1))
    let last = span.zone.localDate(of: end.adding(seconds: -1))
    let known = Set(counties.map(\.fips))
    var newest: [[String]: CountySubmission] = [:]
    for one in submissions
    where known.contains(one.county) && one.speaks(of: first, through: last, by: today) {
      let key = [one.county, one.firstDay.text, one.lastDay.text]
      if let other = newest[key], other.submittedOn >= one.submittedOn { continue }
      newest[key] = one
    }
    return newest.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }
}

/// How two counts of the same days stand.
public enum CountStanding: String, ClosedVocabulary {
  /// Somebody signed them as they are.
  case signed
  /// Somebody signed them, and one of them has changed since.
  case outOfDate = "out_of_date"
  /// Nobody signed them.
  case notSigned = "not_signed"
}

/// That somebody signed a county's count beside the store's, and why they differ (S96).
public struct CountSignOff: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The first day that the counts are of.
  public let firstDay: LocalDate
  /// The last one, included.
  public let lastDay: LocalDate
  /// When it was signed.
  public let at: Instant
  /// What the county had stated.
  public let submitted: Int
  /// What the store had.
  public let inStore: Int
  /// Why they differ, or whatever else there was to say.
  public let note: String?
  /// The account that signed.
  public let author: String

  /// One signature.
  public init(
    county: String, firstDay: LocalDate, lastDay: LocalDate, at: Instant, submitted: Int,
    inStore: Int, note: String?, author: String
  ) {
    self.county = county
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.at = at
    self.submitted = submitted
    self.inStore = inStore
    self.note = note
    self.author = author
  }

  fileprivate func isUnder(_ submission: CountySubmission) -> Bool {
    county == submission.county && firstDay == submission.firstDay
      && lastDay == submission.lastDay
  }
}
