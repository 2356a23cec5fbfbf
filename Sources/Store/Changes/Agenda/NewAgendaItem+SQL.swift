import Database
import Domain

/// A change that puts an item on an agenda, whatever its kind.
protocol AgendaAddition: StoredChange {
  /// The item.
  var new: NewAgendaItem { get }
}

extension AgendaAddition {
  func apply(_ work: WriteWork) throws -> String { try work.add(new, by: Self.descriptor) }
}

extension AddGoal: AgendaAddition {}
extension RaiseConflict: AgendaAddition {}
extension RaiseGap: AgendaAddition {}
extension RecordConsultation: AgendaAddition {}
extension AddImprovement: AgendaAddition {}

extension SetBudget: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireCounty(county)
    let kind = RecordCatalog.budgetParts
    var values = values
    values["at"] = .time(work.now)
    let row = work.row(kind, values)
    try work.requireNew(kind, row, "it was set at this very moment already")
    let details = ["fiscal_year", "purpose"].compactMap { name -> (String, DatabaseValue)? in
      values[name].map { (name, $0.stored) }
    }
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "counties", subject: county,
        detail: JSONText.object(details)))
    try writer.write(row, to: .base(of: kind))
    return county
  }
}

extension WriteWork {
  /// Puts a new item on its county's agenda. Its words stay out of the log.
  fileprivate func add(_ new: NewAgendaItem, by descriptor: ChangeDescriptor) throws -> String {
    try requireCounty(new.county)
    for agency in new.agencies + new.signers { try requireAgency(agency) }
    if let youth = new.youth { try requireOwn(youth, of: new.county) }
    // Who may enter a conflict of a youth's enters none of the county's.
    if new.youth == nil, !writesAgenda {
      throw StoreError.rule("the steering committee enters what is of no one youth; name the youth")
    }
    let kind = RecordCatalog.agendaItems
    let key = try key(new.id, "I-", for: kind)
    var values = new.values
    values["id"] = .text(key)
    values["kind"] = .text(new.kind.rawValue)
    values["at"] = .time(now)
    values["author"] = .text(viewer.account)
    if values["answer"] != nil { values["answered_at"] = .time(now) }
    var writer = try record(
      AuditLog.Act(
        verb: descriptor.name, subjectKind: "agenda", subject: key,
        detail: JSONText.object([
          ("county", .text(new.county)), ("kind", .text(new.kind.rawValue)),
        ])))
    try writer.write(row(kind, values), to: .base(of: kind))
    for agency in new.signers { try ask(agency, toSign: key, &writer) }
    for (tie, name) in [
      (RecordCatalog.agendaIndicators, "indicator"), (RecordCatalog.agendaYouth, "youth"),
    ] {
      guard let value = new.values[name] else { continue }
      try writer.write(row(tie, ["item": .text(key), name: value]), to: .base(of: tie))
    }
    return key
  }

  /// Refuses a youth who is not the viewer's to work with, or is another county's.
  private func requireOwn(_ youth: String, of county: String) throws {
    // A role of counties that reads no youth may not learn by this which keys there are.
    try requireReadable(youth: youth)
    try requireVisible(RecordCatalog.youth, youth)
    let owner = try ownerCounty(of: youth)
    if owner != county { throw StoreError.rule("'\(youth)' is not a youth of '\(county)'") }
  }

  /// Asks an agency to sign a goal.
  func ask(_ agency: String, toSign item: String, _ writer: inout RecordWriter) throws {
    let kind = RecordCatalog.agendaSignatures
    try writer.write(
      row(kind, ["item": .text(item), "agency": .text(agency)]), to: .base(of: kind))
  }
}
