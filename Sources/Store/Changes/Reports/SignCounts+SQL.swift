import Database
import Domain

extension SignCounts: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    try requireOwnAgency(work)
    let line = try line(work)
    let counts = "\(line.submission.count) stated and \(line.inStore) in the store"
    for (read, count) in [(submitted, line.submission.count), (inStore, line.inStore)] {
      if let read, read != count {
        throw StoreError.rule("the counts are others by now: \(counts)")
      }
    }
    if line.difference != 0, note == nil {
      throw StoreError.rule("the counts differ, \(counts): signing them needs a note that says why")
    }
    if let signed = line.signOff, line.standing == .signed, signed.note == note || note == nil {
      throw StoreError.rule("these counts are signed already, by \(signed.author)")
    }
    let kind = RecordCatalog.countSignOffs
    var values: [String: FieldValue] = [
      "county": .text(county), "first_day": .date(firstDay), "last_day": .date(lastDay),
      "at": .time(work.now), "submitted": .integer(line.submission.count),
      "in_store": .integer(line.inStore), "author": .text(work.viewer.account),
    ]
    values["note"] = note.map { .text($0) }
    let row = work.row(kind, values)
    try work.requireNew(kind, row, "they were signed at this very moment already")
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "counties", subject: county,
        detail: JSONText.object([
          ("first_day", .text(firstDay.text)), ("last_day", .text(lastDay.text)),
        ])))
    try writer.write(row, to: .base(of: kind))
    return county
  }

  /// A county's counts are signed within it: by an account of one of its own agencies, whatever
  /// else the account may see.
  private func requireOwnAgency(_ work: WriteWork) throws {
    if work.viewer.role == .everything { return }
    let home = try work.connection.fetchOne(
      "SELECT county FROM agencies WHERE id = ?", [.text(work.viewer.agency)]
    ) { $0.optionalText(0) }
    if home != county {
      throw StoreError.rule("a county's counts are signed by an account of its own agencies")
    }
  }

  /// The statement of those days as the figure has it. Whoever may sign sees all of the county's
  /// reports, so the count is the one on their screen.
  private func line(_ work: WriteWork) throws -> SubmittedFigures {
    let lines = try work.unscoped(SubmittedQuery(at: work.now, counties: [county]))
    let found = lines.first {
      $0.submission.firstDay == firstDay && $0.submission.lastDay == lastDay
    }
    guard let found else {
      throw StoreError.rule(
        "county \(county) stated no count of \(firstDay.text) through \(lastDay.text)")
    }
    return found
  }
}
