import Domain
import Store

/// What the session does about the weeks of loads: it sees to it that the present one is recorded,
/// and reads the last thirteen where loads are listed.
extension Program {
  /// Asks for both behind the screen's own answer.
  func askForWeeks() {
    guard !isWaiting else { return }
    let week = WeeklyLoad.week(of: context.zone.localDate(of: context.now))
    if options.recordsWeeks, recordedWeek != week, !context.isFixed, !context.isReadOnly,
      context.viewer.role.seesUnitLoads
    {
      recordedWeek = week
      port.inquire(.recordWeek)
    }
    guard askedWeeks != context.counties, top.id == .caseloads, context.viewer.role.seesWeights
    else { return }
    askedWeeks = context.counties
    port.inquire(.weeks(at: context.moment, counties: context.counties))
  }
}
