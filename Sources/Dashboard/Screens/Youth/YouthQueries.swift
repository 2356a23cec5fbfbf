import Domain
import Store

/// A youth's record with their cases, weighed, of one snapshot.
struct YouthDetailQuery: Query {
  /// The youth's key.
  let youth: String
  /// The moment.
  let at: Instant

  private var record: YouthQuery { YouthQuery(youth: youth, at: at) }
  private var cases: YouthCaseloadQuery { YouthCaseloadQuery(youth: youth, at: at) }
  private var load: LoadQuery { LoadQuery(at: at) }

  var views: [String] { record.views + cases.views + load.viewsBesideFigures }

  func fetch(_ viewing: Viewing) throws -> YouthDetail {
    YouthDetail(
      record: try record.fetch(viewing),
      load: try load.facts(of: try cases.fetch(viewing), at: at, viewing))
  }
}

/// One youth, and their cases with what is needed to show them.
struct YouthDetail: Sendable {
  let record: YouthRecord
  let load: LoadFacts

  /// The youth's open cases, one row an assignment.
  var cases: [CaseRow] { load.figures.cases }
}
