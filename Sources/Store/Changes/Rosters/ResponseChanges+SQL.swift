import Database
import Domain

extension OpenResponse: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    if let youth { try work.requireVisible(RecordCatalog.youth, youth) }
    if let report { try work.requireVisible(RecordCatalog.reports, report) }
    let opened = openedAt ?? work.now
    try work.requirePast(opened, "a response cannot be opened in time to come")
    let kind = RecordCatalog.callouts
    let key = try work.freshKey("CO-", for: kind)
    var values = values
    values["id"] = .text(key)
    values["opened_at"] = .time(opened)
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: youth == nil ? "callout" : "youth",
        subject: youth ?? key, detail: JSONText.object([("callout", .text(key))])))
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }
}

extension RecordResponse: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let seat = fields.text("seat").flatMap({ Seat(stored: $0) }) else { return }
    try reading.takeCallout(fields, columns: CalloutRow.columns(of: seat))
  }

  func apply(_ work: WriteWork) throws -> String {
    let row = try CalloutRow.visible(callout, work)
    if work.viewer.role == .advocate, seat != .advocate {
      throw StoreError.notPermitted(reason: "an advocate records the advocate's seat")
    }
    if let staff {
      try work.requireVisible(RecordCatalog.staff, staff)
      try work.requireInPost(staff, from: work.now, until: work.now.adding(seconds: 1))
    }
    let before = row.seat(seat)
    let after: ResponseSeat
    do {
      after = try before.taking(staff: staff, times: times, now: work.now)
    } catch {
      throw StoreError.field(error)
    }
    let other = row.seat(seat == .advocate ? .childWelfare : .advocate)
    if let both = after.staff, both == other.staff {
      throw StoreError.rule("'\(both)' has the other seat: a dual response is of two people")
    }
    if after == before { throw StoreError.rule("the response '\(callout)' is so already") }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "callout", subject: callout,
        detail: JSONText.object([("seat", .text(seat.rawValue))])))
    let columns = CalloutRow.columns(of: seat)
    var changes = [columns[0]: after.staff.map { DatabaseValue.text($0) } ?? .null]
    for (column, step) in zip(columns.dropFirst(), ResponseSeat.Step.allCases) {
      changes[column] = after.times[step].map { .integer($0.seconds) } ?? .null
    }
    try writer.change(.base(of: RecordCatalog.callouts), key: [.text(callout)], changes)
    return callout
  }
}

extension ExplainResponse: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    try reading.takeCallout(fields, columns: ["exception_reason"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let row = try CalloutRow.visible(callout, work)
    if row.seat(.childWelfare).times[.arrived] != nil, row.seat(.advocate).times[.arrived] != nil {
      throw StoreError.rule("both arrived at '\(callout)'; there is nothing to explain")
    }
    var writer = try work.record(
      AuditLog.Act(verb: Self.descriptor.name, subjectKind: "callout", subject: callout))
    try writer.change(
      .base(of: RecordCatalog.callouts), key: [.text(callout)],
      ["exception_reason": .text(reason)])
    return callout
  }
}

/// A response as the rules of its changes need it.
struct CalloutRow {
  private let values: [String: DatabaseValue]

  /// The columns of a seat: who, then the steps in order.
  static func columns(of seat: Seat) -> [String] {
    let prefix = seat == .advocate ? "advocate" : "cws"
    return ["\(prefix)_staff"] + ResponseSeat.Step.allCases.map { "\(prefix)_\($0.rawValue)" }
  }

  /// The response of that key, if the viewer sees it.
  static func visible(_ key: String, _ work: WriteWork) throws -> CalloutRow {
    let columns = RecordTable.base(of: RecordCatalog.callouts).columns
    let row = try work.visibleRow(RecordCatalog.callouts, key)
    return CalloutRow(values: Dictionary(zip(columns, row), uniquingKeysWith: { one, _ in one }))
  }

  /// FIPS code.
  var county: String { values["county"]?.text ?? "" }
  /// When it was opened.
  var openedAt: Instant { Instant(seconds: values["opened_at"]?.int64 ?? 0) }

  /// A seat as it stands.
  func seat(_ seat: Seat) -> ResponseSeat {
    let columns = Self.columns(of: seat)
    var times: [ResponseSeat.Step: Instant] = [:]
    for (column, step) in zip(columns.dropFirst(), ResponseSeat.Step.allCases) {
      times[step] = values[column]?.int64.map { Instant(seconds: $0) }
    }
    return ResponseSeat(staff: values[columns[0]]?.text, times: times)
  }
}

extension BasisReading {
  mutating func takeCallout(_ fields: ChangeFields, columns: [String]) throws {
    guard let key = fields.text("callout") else { return }
    try work.requireVisible(RecordCatalog.callouts, key)
    try take(RecordCatalog.callouts, key: [.text(key)], columns: columns)
  }
}
