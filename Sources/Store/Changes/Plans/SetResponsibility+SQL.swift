import Database
import Domain

extension SetResponsibility: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireKnownCounty(county)
    guard work.viewer.covers(county: county) else {
      throw StoreError.unknownKey(kind: "counties", key: county)
    }
    try work.requireAgency(agency)
    let kind = RecordCatalog.responsibilities
    var values = values
    values["from"] = .time(work.now)
    let row = work.row(kind, values)
    try work.requireNew(kind, row, "it was set at this very moment already")
    let details = ["function", "role"].compactMap { name -> (String, DatabaseValue)? in
      values[name].map { (name, $0.stored) }
    }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "agencies", subject: agency,
        detail: JSONText.object([("county", .text(county))] + details)))
    try writer.write(row, to: .base(of: kind))
    return agency
  }
}
