import Database
import Domain

/// The open cases of one youth, weighed; the same rows as in ``CaseloadQuery``, at the cost of the
/// few cases that bear on them.
public struct YouthCaseloadQuery: Query {
  /// The youth's key.
  public let youth: String
  /// The moment that the figures are of.
  public let at: Instant

  /// A youth's cases at a moment.
  public init(youth: String, at: Instant) {
    self.youth = youth
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] { CaseloadQuery(at: at).views }

  /// Figures that hold the rows of the youth's cases and nothing else; of none for a role that sees
  /// a part of what adds points.
  public func fetch(_ viewing: Viewing) throws -> CaseloadFigures {
    let day = viewing.zone.localDate(of: at)
    let reader = CaseFactsReader(viewing: viewing, at: at, day: day)
    let cases = viewing.viewer.role.seesWeights ? try reader.read(.near(youth)) : []
    let workers = Set(cases.filter { $0.youth == youth }.flatMap(\.assignments).map(\.staff))
    let figures = Caseload.evaluate(
      cases: cases,
      staff: try CaseloadQuery(at: at).staff(viewing, only: workers.sorted()), positions: [],
      counties: [], policies: try viewing.policyBook(),
      at: at, zone: viewing.zone
    ).cases(of: youth)
    return try CaseloadQuery(at: at).namingUnits(figures, of: workers, viewing)
  }
}
