import Domain

/// The stretch of time that a list of past facts is of (interface §4.6).
enum Period: Hashable, Sendable {
  /// From the last 1 July up to the moment shown.
  case fiscalYear
  /// Everything up to the moment shown.
  case allTime

  /// The other one.
  var next: Period { self == .fiscalYear ? .allTime : .fiscalYear }

  /// The other one, as the head of a screen names it.
  var other: String { self == .allTime ? "fiscal year" : "whole time" }

  /// Its first moment; nil = from the first fact.
  func from(_ context: ScreenContext) -> Instant? {
    self == .allTime ? nil : context.zone.firstInstant(of: context.today.fiscalYearStart)
  }

  /// `2026-07-01 to 2026-11-20`, both days included: no figure is without its dates (S12).
  func dates(_ context: ScreenContext) -> String {
    let last = context.today.text
    return self == .allTime
      ? "Until \(last)" : "\(context.today.fiscalYearStart.text) to \(last)"
  }

  /// `fiscal year 2026-27`, `all time`.
  func words(_ context: ScreenContext) -> String {
    guard self == .fiscalYear else { return "all time" }
    return "fiscal year \(FunnelGrouping.fiscalYear.period(of: context.today) ?? "")"
  }
}
