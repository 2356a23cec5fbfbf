import Database
import Domain

extension RecordPreference: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    if let facility { try work.requireVisible(RecordCatalog.facilities, facility) }
    if let county { try work.requireKnownCounty(county) }
    let at = at ?? work.now
    try work.requirePast(at, "a wish cannot be recorded before it is said")
    let kind = RecordCatalog.placementPreferences
    var values = values
    values["from"] = .time(at)
    let row = work.row(kind, values)
    try work.requireNew(kind, row, "a wish from that moment is recorded already")
    // Which facility, never the words: those are the youth's.
    var writer = try work.record(
      Self.descriptor.name, youth: youth, facility.map { [("facility", .text($0))] } ?? [])
    try writer.write(row, to: .base(of: kind))
    return youth
  }
}
