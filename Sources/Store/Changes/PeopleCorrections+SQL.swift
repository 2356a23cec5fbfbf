import Database
import Domain

extension ChangeYouth: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("youth") else { return }
    try reading.work.requireVisible(RecordCatalog.youth, key)
    let moment = reading.work.moment(from: fields.date("effective_on"))
    let columns = descriptor.fields.map(\.name).filter { $0 != "youth" && $0 != "effective_on" }
    try reading.take(RecordCatalog.youth, id: key, at: moment, columns: columns)
  }

  func apply(_ work: WriteWork) throws -> String {
    let kind = RecordCatalog.youth
    try work.requireVisible(kind, youth)
    try work.requireMove(kind, id: youth, to: correction.text("county"))
    if let agency = correction.text("lead_agency") { try work.requireAgency(agency) }
    let moment = work.moment(from: effectiveOn)
    let dated = try work.correction(of: kind, id: youth, correction, from: moment)
    var writer = try work.record(
      Self.descriptor.name, youth: youth,
      [("fields", .text(correction.names.joined(separator: ";")))])
    try dated.write(&writer)
    return youth
  }
}

extension ChangeStaff: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("staff") else { return }
    let work = reading.work
    try work.requireVisible(RecordCatalog.staff, key)
    var hidden = ["staff", "effective_on", "acknowledged"]
    if try !work.seesWeights(of: key) { hidden += hours }
    let columns = descriptor.fields.map(\.name).filter { !hidden.contains($0) }
    let moment = work.moment(from: fields.date("effective_on"))
    try reading.take(RecordCatalog.staff, id: key, at: moment, columns: columns)
  }

  func apply(_ work: WriteWork) throws -> String {
    let kind = RecordCatalog.staff
    try work.requireVisible(kind, staff)
    try work.requireMove(kind, id: staff, to: correction.text("county"))
    if let agency = correction.text("agency") { try work.requireAgency(agency) }
    if Self.hours.contains(where: { correction.values[$0] != nil }) {
      guard try work.seesWeights(of: staff) else {
        throw StoreError.rule("the hours of '\(staff)' are for the supervisor of their unit")
      }
    }
    let moment = work.moment(from: effectiveOn)
    if case .boolean(true) = correction.values["cse_designated"] {
      try Designation.require(staff, on: work.zone.localDate(of: moment), work)
    }
    let dated = try work.correction(of: kind, id: staff, correction, from: moment)
    if let started = dated.undated("started_on").text, let ended = dated.undated("ended_on").text,
      ended < started
    {
      throw StoreError.field(FieldProblem(field: "ended_on", reason: "lies before started_on"))
    }
    if case .date(let last) = correction.values["ended_on"], !isAcknowledged {
      try requireNoCases(after: last, work)
    }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "staff", subject: staff,
        detail: JSONText.object([("fields", .text(correction.names.joined(separator: ";")))])))
    try dated.write(&writer)
    return staff
  }

  /// Somebody who leaves with open cases leaves youth whom nobody works with: that must be known.
  private func requireNoCases(after last: LocalDate, _ work: WriteWork) throws {
    let end = work.zone.endOfDay(last).seconds
    let count = try work.connection.fetchOne(
      "SELECT count(DISTINCT a.case_id) FROM assignments a JOIN cases c ON c.id = a.case_id"
        + " WHERE a.staff = ?1 AND ifnull(a.until_at, 9223372036854775807) > ?2"
        + " AND ifnull(a.until_at, 9223372036854775807) > a.from_at"
        + " AND ifnull(c.closed_on, '9999-12-31') > ?3",
      [.text(staff), .integer(end), .text(last.text)]
    ) { $0.int(0) }
    guard let count, count > 0 else { return }
    // How many is for whoever sees what they carry.
    let cases = try work.seesWeights(of: staff) ? Plural.of(count, "open case") : "open cases"
    throw StoreError.rule(
      "'\(staff)' would leave with \(cases) still theirs: hand them over first (reassign-case;"
        + " 'caseloads --next CASE' says to whom), or let them stay with acknowledged=yes")
  }

  /// What a caseload is measured against (F14 of the matrix): each unit's own.
  private static let hours = ["fte", "relief_percent"]
}

extension WriteWork {
  /// From when a dated value holds: the first instant of its day, or now.
  func moment(from day: LocalDate?) -> Instant { day.map(zone.firstInstant) ?? now }

  /// Whether the viewer sees what a person's caseload is measured against.
  func seesWeights(of staff: String) throws -> Bool {
    if viewer.role == .everything { return true }
    return try connection.fetchOne(
      "SELECT 1 FROM \(ViewScopes.weights) WHERE id = ?", [.text(staff)]
    ) { $0.int(0) } != nil
  }
}
