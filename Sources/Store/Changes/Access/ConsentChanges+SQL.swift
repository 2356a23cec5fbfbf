import Database
import Domain

extension RecordConsent: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    try work.requireAgency(agency)
    let kind = RecordCatalog.consents
    if let id { try work.requireFree(kind, id) }
    let key = try id ?? work.freshKey("N-", for: kind)
    let start = from ?? work.now
    guard let until, until > start, until > work.now else {
      throw StoreError.rule("a consent or an order ends after it begins, in time to come")
    }
    var values = values
    values["id"] = .text(key)
    values["from"] = .time(start)
    var writer = try work.record(
      Self.descriptor.name, youth: youth,
      [
        ("consent", .text(key)), ("agency", .text(agency)),
        ("fields", values["fields"]?.stored ?? .null), ("until", .integer(until.seconds)),
      ])
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }
}

extension EndConsent: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try work.connection.fetchOne(
      "SELECT n.youth, n.from_at, n.until_at FROM consents n WHERE n.id = ? AND n.youth IN"
        + " (SELECT id FROM \(LedgerViews.workingYouth))", [.text(consent)]
    ) { (youth: $0.text(0), from: $0.int64(1), until: $0.int64(2)) }
    guard let found else { throw StoreError.unknownKey(kind: "consents", key: consent) }
    if found.until <= work.now.seconds {
      throw StoreError.rule("'\(consent)' has ended already")
    }
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth, [("consent", .text(consent))])
    try writer.change(
      .base(of: RecordCatalog.consents), key: [.text(consent)],
      ["until_at": .integer(max(work.now.seconds, found.from))])
    return consent
  }
}
