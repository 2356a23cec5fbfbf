import Database
import Domain

extension StartHandover: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    try work.requireVisible(RecordCatalog.staff, to)
    let giver = try work.ownStaff(named: from)
    if to == giver { throw StoreError.rule("a duty is handed over to somebody else") }
    try work.requireInPost(to, from: work.now, until: work.now.adding(seconds: 1))
    let kind = RecordCatalog.handovers
    let table = RecordTable.base(of: kind)
    let waiting = try work.connection.fetchOne(
      "SELECT id FROM handovers WHERE county = ? AND giver = ? AND signed_at IS NULL",
      [.text(county), .text(giver)]
    ) { $0.text(0) }
    let key = try waiting ?? work.key(id, "HO-", for: kind)
    let items = try work.openDuties(county)
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "handover", subject: key,
        detail: JSONText.object([("to", .text(to)), ("items", .integer(Int64(items.count)))])))
    let row = work.row(
      kind,
      [
        "id": .text(key), "county": .text(county), "giver": .text(giver), "taker": .text(to),
        "started_at": .time(work.now),
        "items": .text(items.joined(separator: ";")),
      ])
    let before = try writer.row(of: table, key: [.text(key)])?.values
    try writer.write(row, to: table, before: before)
    return key
  }
}

extension SignHandover: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("handover") else { return }
    try reading.work.requireVisible(RecordCatalog.handovers, key)
    try reading.take(
      RecordCatalog.handovers, key: [.text(key)], columns: ["taker", "signed_at", "items"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let values = try work.visibleRow(RecordCatalog.handovers, handover)
    let (county, taker) = (values[1].text ?? "", values[3].text ?? "")
    if !values[5].isNull { throw StoreError.rule("handover '\(handover)' is signed by both") }
    guard work.isOneOf([taker]) else {
      throw StoreError.rule("handover '\(handover)' is to '\(taker)', who alone can sign it")
    }
    let named = Set((values[6].text ?? "").split(separator: ";").map(String.init))
    let unnamed = try work.openDuties(county).filter { !named.contains($0) }
    if !unnamed.isEmpty {
      throw StoreError.rule(
        "it does not name \(unnamed.joined(separator: ", ")), which came up since;"
          + " start-handover names what is open now")
    }
    var writer = try work.record(
      AuditLog.Act(verb: Self.descriptor.name, subjectKind: "handover", subject: handover))
    try writer.change(
      .base(of: RecordCatalog.handovers), key: [.text(handover)],
      ["signed_at": .integer(work.now.seconds)])
    return handover
  }
}

extension WriteWork {
  /// What is open in a county, by kind and key: episodes of missing youth, whose alerts run on;
  /// beds that are held for its youth; responses of the last days in which a seat is neither
  /// there nor explained.
  func openDuties(_ county: String) throws -> [String] {
    let now = DatabaseValue.integer(now.seconds)
    let episodes = try connection.fetchAll(
      "SELECT m.id FROM missing m JOIN youth y ON y.id = m.youth WHERE y.owner_county = ?1"
        + " AND m.closed_at IS NULL AND m.received_at <= ?2 ORDER BY m.id", [.text(county), now]
    ) { "episode \($0.text(0))" }
    let holds = try connection.fetchAll(
      "SELECT b.id FROM bed_holds b JOIN youth y ON y.id = b.youth WHERE y.owner_county = ?1"
        + " AND b.from_at <= ?2 AND b.until_at > ?2 ORDER BY b.id", [.text(county), now]
    ) { "hold \($0.text(0))" }
    let since = self.now.adding(trueDays: -ResponsesQuery.days)
    let responses = try connection.fetchAll(
      "SELECT id FROM callouts WHERE county = ?1 AND opened_at <= ?2 AND opened_at > ?3"
        + " AND exception_reason IS NULL"
        + " AND (cws_arrived_at IS NULL OR advocate_arrived_at IS NULL) ORDER BY id",
      [.text(county), now, .integer(since.seconds)]
    ) { "response \($0.text(0))" }
    return episodes + holds + responses
  }
}
