import Domain
import Store

/// A youth's record with the caseloads that its cases' points come from, of one snapshot.
struct YouthDetailQuery: Query {
  /// The youth's key.
  let youth: String
  /// The moment.
  let at: Instant

  var views: [String] { YouthQuery(youth: youth, at: at).views + LoadQuery(at: at).views }

  func fetch(_ viewing: Viewing) throws -> YouthDetail {
    YouthDetail(
      record: try YouthQuery(youth: youth, at: at).fetch(viewing),
      load: try LoadQuery(at: at).fetch(viewing))
  }
}

/// One youth and the caseloads around them.
struct YouthDetail: Sendable {
  let record: YouthRecord
  let load: LoadFacts

  /// The youth's open cases, one row an assignment.
  var cases: [CaseRow] { load.figures.cases.filter { $0.youth == record.person.id } }
}
