import Database
import Domain

extension SetProtocol: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    try work.add(values, to: RecordCatalog.protocolSteps, of: county, by: Self.descriptor)
    return county
  }
}

extension SetPartner: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    let kind = RecordCatalog.partners
    let former = try work.newest(
      kind, where: [("county", .text(county)), ("organisation", .text(organisation))])
    let names = ["fiscal_year", "referred", "connected"]
    // What is not named stays as it was; counts go with their year.
    let kept = values.keys.contains("fiscal_year") ? cleared.union(names) : cleared
    try work.add(
      values, to: kind, of: county, by: Self.descriptor,
      keeping: former.map { ($0, kept) })
    return county
  }
}
