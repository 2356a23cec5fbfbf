import Database
import Domain

/// What one worker will carry once a case has changed hands (D§4.3), at the cost of the few cases
/// that bear on them.
public struct WorkerLoadQuery: Query {
  /// The worker's key.
  public let staff: String
  /// The case's way on paper.
  public let taking: CaseMove
  /// The moment that the figures are of.
  public let at: Instant

  /// A worker's load after a move.
  public init(staff: String, taking: CaseMove, at: Instant) {
    self.staff = staff
    self.taking = taking
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { CaseloadQuery(at: at).views }

  /// The worker's row, or `nil` for whoever is neither in service nor holds a case, and for a
  /// viewer who sees a part of what adds points.
  public func fetch(_ viewing: Viewing) throws -> WorkerRow? {
    guard viewing.viewer.role.seesWeights else { return nil }
    let day = viewing.zone.localDate(of: at)
    let cases = try CaseFactsReader(viewing: viewing, at: at, day: day)
      .read(.bearing(on: staff, taking: taking.caseID)).map { $0.applying(taking, at: at) }
    return Caseload.evaluate(
      cases: cases, staff: try CaseloadQuery(at: at).staff(viewing, only: [staff]), positions: [],
      counties: [], policies: try viewing.policyBook(),
      at: at, zone: viewing.zone
    ).workers.first { $0.worker == staff }
  }
}
