/// One dual response as it stood at a moment.
public struct CalloutLine: Hashable, Sendable {
  /// What is known of the decision on a callout's report.
  public enum Decision: Hashable, Sendable {
    /// The callout names no report.
    case noReport
    /// The viewer may not see the report.
    case withheld
    /// Not decided at the moment.
    case undecided
    /// Decided.
    case decided(ScreeningDecision)
  }

  /// The callout's key.
  public let id: String
  /// FIPS code.
  public let county: String
  /// When it was opened.
  public let openedAt: Instant
  /// Who called.
  public let source: String?
  /// T1, T2 or T3.
  public let tier: String?
  /// The report's key.
  public let report: String?
  /// What was decided on that report.
  public let decision: Decision
  /// The child welfare responder's key.
  public let cwsStaff: String?
  /// When they arrived; `nil` = not by the moment.
  public let cwsArrivedAt: Instant?
  /// The advocate's key.
  public let advocateStaff: String?
  /// When they arrived; `nil` = not by the moment.
  public let advocateArrivedAt: Instant?
  /// Why one did not come.
  public let exceptionReason: String?

  /// One dual response.
  public init(
    id: String, county: String, openedAt: Instant, source: String? = nil, tier: String? = nil,
    report: String? = nil, decision: Decision, cwsStaff: String?, cwsArrivedAt: Instant?,
    advocateStaff: String?, advocateArrivedAt: Instant?, exceptionReason: String? = nil
  ) {
    self.id = id
    self.county = county
    self.openedAt = openedAt
    self.source = source
    self.tier = tier
    self.report = report
    self.decision = decision
    self.cwsStaff = cwsStaff
    self.cwsArrivedAt = cwsArrivedAt
    self.advocateStaff = advocateStaff
    self.advocateArrivedAt = advocateArrivedAt
    self.exceptionReason = exceptionReason
  }

  /// Whether both arrived and are different people.
  public var isDual: Bool {
    cwsArrivedAt != nil && advocateArrivedAt != nil && cwsStaff != advocateStaff
  }

  /// Whether its report was screened in: the dual rate is of these.
  public var isScreenedIn: Bool { decision == .decided(.screenedIn) }

  /// Whole minutes from the opening to an arrival, rounded down: negative where
  /// someone was there before the callout was opened.
  public func minutes(to arrival: Instant?) -> Int? {
    arrival.map { arrival in
      let seconds = Int(arrival.seconds - openedAt.seconds)
      return seconds >= 0 ? seconds / 60 : -((59 - seconds) / 60)
    }
  }

  /// Dual responses of those to reports that were screened in (S29, interface §4.4).
  public static func dualRate(of lines: [CalloutLine]) -> Share {
    let counted = lines.filter(\.isScreenedIn)
    return Share(
      count: counted.filter(\.isDual).count, total: counted.count, of: "screened_in")
  }
}
