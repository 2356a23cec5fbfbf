import Database
import Domain

extension BreakGlass: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    // Any youth of the store: whom a life depends on is not known beforehand, and it is entered.
    let known = try work.connection.fetchOne(
      "SELECT 1 FROM youth WHERE id = ?", [.text(youth)]
    ) { $0.int(0) }
    if known == nil { throw StoreError.unknownKey(kind: "youth", key: youth) }
    try requireClosed(work)
    try requireRole(work)
    let kind = RecordCatalog.breakGlass
    let key = try work.freshKey("B-", for: kind)
    let until = work.now.adding(seconds: try work.limit(.breakGlass, ofYouth: youth))
    var writer = try work.record(
      AuditLog.Act(
        verb: Self.descriptor.name, subjectKind: "youth", subject: youth,
        basis: "life safety \(key)",
        detail: JSONText.object([("opening", .text(key)), ("until", .integer(until.seconds))])))
    let values: [String: FieldValue] = [
      "id": .text(key), "youth": .text(youth), "account": .text(work.viewer.account),
      "reason": .text(reason), "from": .time(work.now), "until": .time(until),
    ]
    try writer.write(work.row(kind, values), to: .base(of: kind))
    return key
  }

  /// A county may take the right from a role that the program gives it to.
  private func requireRole(_ work: WriteWork) throws {
    let role = work.viewer.role
    let may = try work.policy(.breakGlass, role.rawValue, ofYouth: youth) ?? 1
    if may == 0 {
      throw StoreError.rule(
        "the county's policy lets no \(role.words) open a record for life safety")
    }
  }

  private func requireClosed(_ work: WriteWork) throws {
    let own = try work.connection.fetchOne(
      "SELECT 1 FROM \(LedgerViews.workingYouth) WHERE id = ?", [.text(youth)]
    ) { $0.int(0) }
    if own != nil { throw StoreError.rule("'\(youth)' is yours to see already") }
    let open = try work.connection.fetchOne(
      "SELECT id FROM break_glass WHERE account = ? AND youth = ? AND until_at > ?",
      [.text(work.viewer.account), .text(youth), .integer(work.now.seconds)]
    ) { $0.text(0) }
    if let open { throw StoreError.rule("'\(youth)' is open to you already (\(open))") }
  }
}

extension ReviewBreakGlass: StoredChange {
  func apply(_ work: WriteWork) throws -> String {
    let found = try work.connection.fetchOne(
      "SELECT youth, account, reviewed_at FROM \(WriteWork.reviewable) WHERE id = ?",
      [.text(opening)]
    ) { (youth: $0.text(0), account: $0.text(1), reviewedAt: $0.optionalInt64(2)) }
    guard let found else { throw StoreError.unknownKey(kind: "break_glass", key: opening) }
    if found.account == work.viewer.account {
      throw StoreError.rule("nobody reviews their own opening")
    }
    if found.reviewedAt != nil { throw StoreError.rule("'\(opening)' is reviewed already") }
    var writer = try work.record(
      Self.descriptor.name, youth: found.youth,
      [("opening", .text(opening)), ("by", .text(found.account))])
    try writer.change(
      .base(of: RecordCatalog.breakGlass), key: [.text(opening)],
      [
        "reviewed_at": .integer(work.now.seconds), "reviewed_by": .text(work.viewer.account),
        "finding": .text(finding),
      ])
    return opening
  }
}

extension WriteWork {
  /// The view of the openings that the viewer may review.
  static let reviewable = "my_break_glass_f18"
}
