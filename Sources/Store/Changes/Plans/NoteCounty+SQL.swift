import Database
import Domain

extension NoteCounty: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireKnownCounty(county)
    guard work.viewer.covers(county: county) else {
      throw StoreError.unknownKey(kind: "counties", key: county)
    }
    let kind = RecordCatalog.countyNotes
    var values = values
    values["at"] = .time(work.now)
    values["author"] = .text(work.viewer.account)
    let row = work.row(kind, values)
    try work.requireNew(kind, row, "it was noted at this very moment already")
    // The words stay out of the log, as those of every record do.
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "counties", subject: county))
    try writer.write(row, to: .base(of: kind))
    return county
  }
}
