import Database
import Domain

/// What one worker will carry once a case has changed hands, and the rules that it breaks (D§4.3), at
/// the cost of the few cases that bear on them.
public struct WorkerLoadQuery: Query {
  /// The worker's key.
  public let staff: String
  /// The case's way on paper.
  public let taking: CaseMove
  /// The moment that the figures are of.
  public let at: Instant
  /// From when a conflict of interest counts, where that was before the moment.
  public let since: Instant?

  /// A worker's load after a move.
  public init(staff: String, taking: CaseMove, at: Instant, since: Instant? = nil) {
    self.staff = staff
    self.taking = taking
    self.at = at
    self.since = since
  }

  /// The views that it reads.
  public var views: [String] { PlanningFactsReader.views(at: at) }

  /// The worker's row with the rules; of a viewer who sees a part of what adds points nothing.
  public func fetch(_ viewing: Viewing) throws -> ShareOutlook {
    guard viewing.viewer.role.seesWeights else { return ShareOutlook(row: nil, objections: []) }
    let day = viewing.zone.localDate(of: at)
    let cases = try CaseFactsReader(viewing: viewing, at: at, day: day)
      .read(.bearing(on: staff, taking: taking.caseID))
    let facts = try PlanningFactsReader(
      viewing: viewing, at: at, only: staff, since: since
    ).facts(of: cases)
    let figures = facts.applying([taking]).figures
    return ShareOutlook(
      row: figures.workers.first { $0.worker == staff }, objections: facts.objections(to: taking))
  }
}
