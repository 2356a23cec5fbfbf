/// A county's own statement of how many reports it had (S96).
public struct CountySubmission: Hashable, Sendable {
  /// FIPS code.
  public let county: String
  /// The first day that it speaks of.
  public let firstDay: LocalDate
  /// The last one, included.
  public let lastDay: LocalDate
  /// When it was sent; from that day on it counts.
  public let submittedOn: LocalDate
  /// How many reports.
  public let count: Int

  /// One statement.
  public init(
    county: String, firstDay: LocalDate, lastDay: LocalDate, submittedOn: LocalDate, count: Int
  ) {
    self.county = county
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.submittedOn = submittedOn
    self.count = count
  }

  /// Whether it was sent by a day and speaks of any day from one to another.
  ///
  /// - Parameter first: `nil` = from the beginning of time.
  public func speaks(of first: LocalDate?, through last: LocalDate, by today: LocalDate) -> Bool {
    submittedOn <= today && firstDay <= last && (first.map { lastDay >= $0 } ?? true)
  }
}
