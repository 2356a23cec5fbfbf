import Database
import Domain

extension AskCounty: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    try work.requireKnownCounty(toCounty)
    let at = at ?? work.now
    try work.requirePast(at, "a request cannot be entered before it is made")
    guard let county = try work.ownerCounty(of: youth), work.viewer.covers(county: county) else {
      throw StoreError.rule("the county of responsibility asks for its youth")
    }
    if county == toCounty { throw StoreError.rule("'\(toCounty)' is the youth's own county") }
    let isAsked = try work.connection.fetchOne(
      "SELECT 1 FROM county_requests WHERE youth = ? AND to_county = ? AND kind = ?"
        + " AND answered_at IS NULL AND ended_at IS NULL",
      [.text(youth), .text(toCounty), values["kind"]?.stored ?? .null]
    ) { $0.int(0) }
    if isAsked != nil { throw StoreError.rule("'\(toCounty)' is asked this already") }
    let kind = RecordCatalog.countyRequests
    let key = try work.key(id, "Q-", for: kind)
    var values = values
    values["id"] = .text(key)
    values["county"] = .text(county)
    values["at"] = .time(at)
    values["author"] = .text(work.viewer.account)
    // Who asks whom and for what; never the words.
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "request", subject: key,
        detail: JSONText.object([
          ("youth", .text(youth)), ("county", .text(county)), ("to_county", .text(toCounty)),
          ("kind", values["kind"]?.stored ?? .null),
        ])))
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }
}

extension AnswerCounty: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeRequest(fields)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try RequestRow.open(request, work)
    if !work.viewer.covers(county: found.toCounty) {
      throw StoreError.rule("'\(found.toCounty)' is asked, and answers")
    }
    if found.isAnswered { throw StoreError.rule("'\(request)' is answered already") }
    if let staff { try work.requireVisible(RecordCatalog.staff, staff) }
    var changed = values.filter { $0.key != "request" }.mapValues(\.stored)
    changed["answered_at"] = .integer(work.now.seconds)
    var writer = try work.record(
      found.act(Self.descriptor.name, [("answer", changed["answer"] ?? .null)]))
    try writer.change(
      .base(of: RecordCatalog.countyRequests), key: [.text(request)], changed)
    return request
  }
}

extension EndRequest: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeRequest(fields)
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try RequestRow.open(request, work)
    if !found.isAnswered, !work.viewer.covers(county: found.county) {
      throw StoreError.rule(
        "'\(request)' waits for an answer; only '\(found.county)' takes it back")
    }
    var writer = try work.record(found.act(Self.descriptor.name))
    try writer.change(
      .base(of: RecordCatalog.countyRequests), key: [.text(request)],
      ["ended_at": .integer(work.now.seconds)])
    return request
  }
}

/// A request that has not ended.
private struct RequestRow {
  let id: String
  let youth: String
  let county: String
  let toCounty: String
  let isAnswered: Bool

  static func open(_ key: String, _ work: WriteWork) throws -> RequestRow {
    let value = try work.visibleValues(RecordCatalog.countyRequests, key)
    if !value("ended_at").isNull { throw StoreError.rule("'\(key)' has ended already") }
    return RequestRow(
      id: key, youth: value("youth").text ?? "", county: value("county").text ?? "",
      toCounty: value("to_county").text ?? "", isAnswered: !value("answered_at").isNull)
  }

  func act(_ verb: String, _ details: [(String, DatabaseValue)] = []) -> AuditLog.Act {
    AuditLog.Act(
      verb: verb, subjectKind: "request", subject: id,
      detail: JSONText.object(
        [("youth", .text(youth)), ("county", .text(county)), ("to_county", .text(toCounty))]
          + details))
  }
}

extension BasisReading {
  fileprivate mutating func takeRequest(_ fields: ChangeFields) throws {
    guard let key = fields.text("request") else { return }
    try work.requireVisible(RecordCatalog.countyRequests, key)
    try take(
      RecordCatalog.countyRequests, key: [.text(key)],
      columns: ["answer", "staff", "post", "ended_at"])
  }
}
