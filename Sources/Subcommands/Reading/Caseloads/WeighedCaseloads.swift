import Domain
import Store

/// Caseloads with the policies that they were weighed by, of one snapshot.
struct WeighedCaseloadsQuery: Query {
  /// The caseloads.
  let caseloads: CaseloadQuery

  var views: [String] { caseloads.views + [AwayReader.view] }

  func fetch(_ viewing: Viewing) throws -> WeighedCaseloads {
    WeighedCaseloads(
      figures: try AwayReader(viewing, at: caseloads.at).noted(try caseloads.fetch(viewing)),
      policies: try viewing.policyBook())
  }
}

/// What ``WeighedCaseloadsQuery`` gives.
struct WeighedCaseloads: Sendable {
  let figures: CaseloadFigures
  let policies: PolicyBook
}
