import Domain
import Presentation
import Store

/// `caseloads --why`: everything that one case's points are made of.
struct WhyReport {
  let store: BoardStore
  let context: CommandContext

  /// Prints a case; that its youth's record is opened is entered in the log first, and where that
  /// fails nothing is printed.
  func print(_ key: String) throws {
    guard store.viewer.role.seesWeights else {
      throw CommandFailure(
        .notPermitted, what: "caseloads --why",
        why: "Your role (\(store.viewer.role.words)) sees no cases.")
    }
    let (at, counties) = (try context.asOf(store), try context.counties(store))
    let why = try store.read(CaseWhyQuery(caseID: key, at: at))
    guard let row = why.rows.first, counties.holds(row.county) else {
      throw CommandFailure.unknownKey(kind: "cases", key: key)
    }
    try store.noteOpening(ofYouth: row.youth, now: try context.now(store))
    let county = row.county
    let book = PolicyBook(rows: try store.read(PoliciesQuery(inForceOn: nil)))
    let day = store.zone.localDate(of: at)
    let isDefault = book.rowsInForce(county: county, on: day).contains(where: \.isShippedDefault)
    try context.print(
      WhyColumns.listing, rows: why.items, store: store, asOf: at, counties: counties.covered,
      summary: WhyColumns.summary(of: why),
      notes: (isDefault ? ["default weights, not approved by a county"] : [])
        + book.restatements(of: [county], on: day))
  }
}
