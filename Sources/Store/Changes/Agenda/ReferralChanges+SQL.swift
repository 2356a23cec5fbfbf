import Database
import Domain

extension ReferToPartner: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    try work.requireVisible(RecordCatalog.youth, youth)
    let at = at ?? work.now
    try work.requirePast(at, "a referral cannot be entered before it is made")
    guard let county = try work.ownerCounty(of: youth) else {
      throw StoreError.unknownKey(kind: "youth", key: youth)
    }
    try requireAgreement(county, on: work.zone.localDate(of: at), work)
    let kind = RecordCatalog.partnerReferrals
    let key = try work.key(id, "RF-", for: kind)
    var values = values
    values["id"] = .text(key)
    values["county"] = .text(county)
    values["at"] = .time(at)
    values["author"] = .text(work.viewer.account)
    // To whom; what for is of the youth, and stays out of the log.
    var writer = try work.record(
      Self.descriptor.name, youth: youth,
      [("referral", .text(key)), ("organisation", .text(organisation))])
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }

  /// Refuses an organisation that is no partner of the county, and one whose agreement has lapsed
  /// unless that is known.
  private func requireAgreement(_ county: String, on day: LocalDate, _ work: WriteWork) throws {
    let partner = try work.connection.fetchOne(
      "SELECT agreed_until FROM partners WHERE county = ? AND organisation = ?"
        + " ORDER BY at DESC LIMIT 1", [.text(county), .text(organisation)]
    ) { $0.optionalText(0) }
    guard let partner else {
      throw StoreError.rule(
        "'\(organisation)' is no partner of '\(county)'; set-partner puts one down")
    }
    guard let until = partner.flatMap({ LocalDate($0) }), until < day, !isAcknowledged else {
      return
    }
    throw StoreError.rule(
      "the agreement with '\(organisation)' lapsed on \(until.text); to refer the youth all the"
        + " same needs acknowledged=yes")
  }
}

extension AnswerReferral: StoredChange {
  static func look(at fields: ChangeFields, _ reading: inout BasisReading) throws {
    guard let key = fields.text("referral") else { return }
    _ = try ReferralRow.open(key, reading.work)
    try reading.take(
      RecordCatalog.partnerReferrals, key: [.text(key)],
      columns: ["organisation", "outcome", "why"])
  }

  func apply(_ work: WriteWork) throws -> String {
    let found = try ReferralRow.open(referral, work)
    let at = at ?? work.now
    try work.requirePast(at, "what comes of a referral cannot be entered before it comes")
    if at.seconds < found.at { throw StoreError.rule("'\(referral)' was made after that") }
    var changed = values.filter { $0.key == "outcome" || $0.key == "why" }.mapValues(\.stored)
    changed["answered_at"] = .integer(at.seconds)
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth, [("referral", .text(referral))])
    try writer.change(
      .base(of: RecordCatalog.partnerReferrals), key: [.text(referral)], changed)
    return referral
  }
}

/// A referral of a youth of the viewer's, of which nothing is known yet.
private struct ReferralRow {
  let youth: String
  let at: Int64

  static func open(_ key: String, _ work: WriteWork) throws -> ReferralRow {
    let found = try work.connection.fetchOne(
      "SELECT f.youth, f.at, f.outcome FROM partner_referrals f WHERE f.id = ? AND f.youth IN"
        + " (SELECT id FROM \(LedgerViews.workingYouth))", [.text(key)]
    ) { (row: ReferralRow(youth: $0.text(0), at: $0.int64(1)), outcome: $0.optionalText(2)) }
    guard let found else { throw StoreError.unknownKey(kind: "partner_referrals", key: key) }
    if found.outcome != nil { throw StoreError.rule("what came of '\(key)' is known already") }
    return found.row
  }
}
