/// One item of a county's agenda: a shared goal, a conflict of mandates, a tool that is lacking, a
/// consultation, or an improvement (S41–S43, S50, S51).
public struct AgendaItem: Hashable, Sendable {
  /// Its key.
  public let id: String
  /// FIPS code.
  public let county: String
  /// What it is.
  public let kind: AgendaKind
  /// When it was entered.
  public let at: Instant
  /// The goal, what is at odds, what is lacking, the themes, or what is to be done.
  public let title: String
  /// What it does to the work, or where it comes from; `nil` = nothing was said.
  public let detail: String?
  /// Key of the agency that answers for it; `nil` for a consultation.
  public let agency: String?
  /// Key of the agency at odds with it, of a conflict.
  public let other: String?
  /// The year of the plan that it belongs to; `nil` = none.
  public let year: FiscalYear?
  /// Who was heard, of a consultation.
  public let heard: HeardRole?
  /// The day by which it is to be done or reviewed, or on which somebody was heard.
  public let day: LocalDate?
  /// The state's answer, the resolution, what was done, or what changed.
  public let answer: String?
  /// When it was answered.
  public let answeredAt: Instant?
  /// When it was given to the steering committee.
  public let escalatedAt: Instant?
  /// When it was closed.
  public let closedAt: Instant?
  /// The account that entered it.
  public let author: String
  /// The figure that is to move, of an improvement.
  public let indicator: QuarterIndicator?
  /// The key of the youth whom a conflict is about; `nil` = of no one youth.
  public let youth: String?

  /// Makes the item.
  public init(
    id: String, county: String, kind: AgendaKind, at: Instant, title: String, detail: String?,
    agency: String?, other: String?, year: FiscalYear?, heard: HeardRole?, day: LocalDate?,
    answer: String?, answeredAt: Instant?, escalatedAt: Instant?, closedAt: Instant?,
    author: String, indicator: QuarterIndicator? = nil, youth: String? = nil
  ) {
    self.id = id
    self.county = county
    self.kind = kind
    self.at = at
    self.title = title
    self.detail = detail
    self.agency = agency
    self.other = other
    self.year = year
    self.heard = heard
    self.day = day
    self.answer = answer
    self.answeredAt = answeredAt
    self.escalatedAt = escalatedAt
    self.closedAt = closedAt
    self.author = author
    self.indicator = indicator
    self.youth = youth
  }
}

/// An agency that is asked to sign a shared goal.
public struct AgendaSignature: Hashable, Sendable {
  /// The goal's key.
  public let item: String
  /// The agency's key.
  public let agency: String
  /// When it signed; `nil` = not yet.
  public let at: Instant?

  /// Makes the signature.
  public init(item: String, agency: String, at: Instant?) {
    self.item = item
    self.agency = agency
    self.at = at
  }
}
