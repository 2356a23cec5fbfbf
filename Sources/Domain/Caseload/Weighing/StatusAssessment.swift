/// A youth's exploitation status at a time, and what it rests on.
///
/// Source: interface §4.1 step 1, §4.7.
public struct StatusAssessment: Hashable, Sendable {
  /// The record that gives the status.
  public enum Support: Hashable, Sendable {
    case recorded(StatusRow)
    case screening(ScreeningRow)
  }

  /// A dated fact that keeps a confirmed status from becoming historic.
  public struct Indicator: Hashable, Sendable {
    /// What kind of fact it is.
    public enum Kind: String, Sendable { case confirmed, disclosure, screening, report }
    /// What kind of fact it is.
    public let kind: Kind
    /// Its local day.
    public let day: LocalDate
  }

  /// The status, `none` and `confirmed_historic` among its values.
  public let status: ExploitationStatus
  /// The record of the highest status in force, the newest of equals; nil for `none`.
  public let support: Support?
  /// The newest indicator at or before the time; nil without one.
  public let newestIndicator: Indicator?

  /// The first local day on which a confirmed status is historic, unless an indicator comes.
  ///
  /// It is the day after 12 months from the newest one; nil for a status below confirmed.
  public var historicOn: LocalDate? {
    guard status == .confirmed || status == .confirmedHistoric else { return nil }
    return newestIndicator.map { Self.historicDay(after: $0.day) }
  }

  /// Assesses the evidence.
  public init(of evidence: YouthEvidence, at instant: Instant, zone: ZoneRules) {
    let today = zone.localDate(of: instant)
    let highest = Highest(of: evidence, at: instant, today: today)
    let newest = Self.newestIndicator(of: evidence, at: instant, today: today, zone: zone)
    support =
      highest.screening.map { .screening(evidence.screenings[$0]) }
      ?? highest.recorded.map { .recorded(evidence.statuses[$0]) }
    newestIndicator = newest
    status = Self.status(highest.status, newest, today: today)
  }

  /// The youth's status at the instant.
  public static func status(
    of evidence: YouthEvidence, at instant: Instant, zone: ZoneRules
  ) -> ExploitationStatus {
    status(of: evidence, at: instant, today: zone.localDate(of: instant), zone: zone)
  }

  /// The youth's status at an instant of a local day.
  static func status(
    of evidence: YouthEvidence, at instant: Instant, today: LocalDate, zone: ZoneRules
  ) -> ExploitationStatus {
    let highest = Highest(of: evidence, at: instant, today: today)
    // Of a lower one no indicator is asked for.
    guard highest.status == .confirmed else { return highest.status }
    let newest = newestIndicator(of: evidence, at: instant, today: today, zone: zone)
    return status(highest.status, newest, today: today)
  }

  private static func status(
    _ recorded: ExploitationStatus, _ newest: Indicator?, today: LocalDate
  ) -> ExploitationStatus {
    recorded == .confirmed && newest.map { historicDay(after: $0.day) <= today } == true
      ? .confirmedHistoric : recorded
  }

  /// The day after twelve months from `day`, 29 February counted as 28.
  static func historicDay(after day: LocalDate) -> LocalDate {
    day.adding(months: 12).adding(days: 1)
  }

  /// The highest status in force and the place of the record that gives it.
  private struct Highest {
    private(set) var status = ExploitationStatus.none
    private(set) var recorded: Int?
    /// Where a screening gives more than what is recorded.
    private(set) var screening: Int?

    init(of evidence: YouthEvidence, at instant: Instant, today: LocalDate) {
      var from = instant
      for (place, row) in evidence.statuses.enumerated()
      where instant.isWithin(from: row.from, until: row.until) {
        if recorded != nil, (status, from) > (row.status, row.from) { continue }
        (status, from, recorded) = (row.status, row.from, place)
      }
      guard let newest = Self.newestScreening(of: evidence, today: today),
        let band = evidence.screenings[newest].countedBand, band.status > status
      else { return }
      status = band.status
      screening = newest
    }

    private static func newestScreening(of evidence: YouthEvidence, today: LocalDate) -> Int? {
      var newest: (place: Int, day: LocalDate)?
      for (place, row) in evidence.screenings.enumerated()
      where row.screenedOn <= today && row.counts {
        if let found = newest, found.day > row.screenedOn { continue }
        newest = (place, row.screenedOn)
      }
      return newest?.place
    }
  }

  private static func newestIndicator(
    of evidence: YouthEvidence, at instant: Instant, today: LocalDate, zone: ZoneRules
  ) -> Indicator? {
    var newest: (kind: Indicator.Kind, at: Instant)?
    func note(_ kind: Indicator.Kind, _ at: Instant) {
      guard at <= instant, newest.map({ $0.at < at }) ?? true else { return }
      newest = (kind, at)
    }
    // A row counts from its `from` on, after its `until` too.
    for row in evidence.statuses {
      if row.basis == .disclosure {
        note(.disclosure, row.from)
      } else if row.status == .confirmed {
        note(.confirmed, row.from)
      }
    }
    for report in evidence.reports where report.isIndicator(at: instant) {
      note(.report, report.receivedAt)
    }
    var indicator = newest.map { Indicator(kind: $0.kind, day: zone.localDate(of: $0.at)) }
    for row in evidence.screenings where row.screenedOn <= today && row.countedBand == .clear {
      if let found = indicator, found.day >= row.screenedOn { continue }
      indicator = Indicator(kind: .screening, day: row.screenedOn)
    }
    return indicator
  }
}
