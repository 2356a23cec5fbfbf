import Database
import Domain

/// Why a case has its points, down to the records that they rest on.
public struct CaseWhyQuery: Query {
  /// The case's key.
  public let caseID: String
  /// The moment that the points are of.
  public let at: Instant

  /// A case at a moment.
  public init(caseID: String, at: Instant) {
    self.caseID = caseID
    self.at = at
  }

  /// The views that it reads.
  public var views: [String] {
    CaseloadQuery(at: at).views + YouthEvidenceReader.views + ["my_weight_overrides_f14"]
  }

  /// The case's points and what makes them.
  ///
  /// - Throws: ``StoreError/unknownKey(kind:key:)`` for a case that is not open or not seen,
  ///   ``StoreError/notPermitted(reason:)`` for a role that sees no points.
  public func fetch(_ viewing: Viewing) throws -> CaseWhy {
    guard viewing.viewer.role.seesWeights else {
      throw StoreError.notPermitted(
        reason: "points of cases are not for the role \(viewing.viewer.role.words)")
    }
    let youth = try viewing.connection.fetchOne(
      "SELECT youth FROM my_cases_f1 WHERE id = ?1", [.text(caseID)]
    ) { $0.text(0) }
    let rows =
      try youth.map { try YouthCaseloadQuery(youth: $0, at: at).fetch(viewing).cases }?
      .filter { $0.caseID == caseID } ?? []
    guard let row = rows.first else { throw StoreError.unknownKey(kind: "cases", key: caseID) }
    let evidence = try YouthEvidenceReader(viewing: viewing, at: at, youth: .one(row.youth)).read()
    return CaseWhy(
      rows: rows,
      table: try viewing.policyBook().weights(
        for: row.county, on: viewing.zone.localDate(of: at)),
      assessment: evidence[row.youth].map {
        StatusAssessment(of: $0, at: at, zone: viewing.zone)
      }, overrides: try WeightOverridesQuery(at: at).overrides(viewing, rows))
  }
}
