import Database
import Domain

extension BoardStore {
  /// Enters in the log that a youth's record was opened, and on what ground, before it is shown.
  ///
  /// No entry, no data (S14): the caller shows nothing when this throws.
  public func noteOpening(ofYouth youth: String, now: Instant) throws {
    try notingRefusals(of: "view", now: now) {
      try write(verb: "view", now: now) { work in
        try work.requireReadable(youth: youth)
        _ = try work.record(
          AuditLog.Act(
            verb: "view", subjectKind: "youth", subject: youth,
            basis: try work.ground(ofYouth: youth)))
      }
    }
  }

  /// Enters in the log that rows of a listing go into a file, before they are written.
  ///
  /// No entry, no file (S14). The entry has no filter and no name: both may be of a youth.
  /// - Parameters:
  ///   - listing: the listing's name.
  ///   - format: `csv`, `json` or `txt`.
  ///   - rows: how many rows go out.
  ///   - isMasked: whether names go out as initials.
  ///   - recipient: whom they are for, where that was said.
  public func noteExport(
    of listing: String, format: String, rows: Int, isMasked: Bool, recipient: String? = nil,
    now: Instant
  ) throws {
    let whom = recipient.map { [("recipient", DatabaseValue.text($0))] } ?? []
    try write(verb: "export", now: now) { work in
      _ = try work.record(
        AuditLog.Act(
          verb: "export", subjectKind: "listing", subject: listing,
          detail: JSONText.object(
            [
              ("format", .text(format)), ("masked", isMasked ? 1 : 0),
              ("rows", .integer(Int64(rows))),
            ] + whom)))
    }
  }

  /// Enters in the log that a sheet about a missing youth goes out, before it does.
  ///
  /// No entry, no sheet (S14).
  public func notePacket(
    _ packet: Packet, for recipient: PacketRecipient, format: String, now: Instant
  ) throws {
    try notingRefusals(of: "export", now: now) {
      try write(verb: "export", now: now) { work in
        try work.requireReadable(youth: packet.youth)
        _ = try work.record(
          AuditLog.Act(
            verb: "export", subjectKind: "youth", subject: packet.youth,
            basis: try work.ground(ofYouth: packet.youth),
            detail: JSONText.object([
              ("listing", .text("packet")), ("episode", .text(packet.episode)),
              ("recipient", .text(recipient.rawValue)), ("format", .text(format)),
            ])))
      }
    }
  }

  /// Enters in the log that names are to be shown on a screen, before they are.
  ///
  /// No entry, no names (S14).
  public func noteUnmasking(on screen: String, now: Instant) throws {
    try write(verb: "unmask", now: now) { work in
      _ = try work.record(
        AuditLog.Act(verb: "unmask", subjectKind: "screen", subject: screen))
    }
  }
}

extension WriteWork {
  /// On what a youth's record opens to the viewer, the widest first: `role`, the team with its
  /// purpose, the consent or order, the opening for life safety, else the index alone.
  fileprivate func ground(ofYouth youth: String) throws -> String {
    for (sql, arguments) in Self.grounds {
      let found = try connection.fetchOne(
        sql, [.text(youth)] + (arguments ? [.text(viewer.account)] : [.text(viewer.agency)])
      ) { $0.text(0) }
      if let found { return found }
    }
    return "index"
  }

  /// Each with whether it asks by account; else by agency.
  private static let grounds: [(sql: String, isByAccount: Bool)] = [
    ("SELECT 'role' FROM \(LedgerViews.workingYouth) WHERE id = ?1 AND ?2 IS NOT NULL", true),
    (
      "SELECT 'team ' || t.id || ' ' || t.purpose FROM team_members e JOIN teams t ON t.id = e.team"
        + " WHERE t.youth = ?1 AND e.account = ?2 AND e.from_at <= viewing_moment()"
        + " AND ifnull(e.until_at, 9223372036854775807) > viewing_moment()"
        + " AND t.from_at <= viewing_moment() AND t.until_at > viewing_moment() ORDER BY t.id",
      true
    ),
    (
      "SELECT n.basis || ' ' || n.id FROM consents n WHERE n.youth = ?1 AND n.agency = ?2"
        + " AND n.from_at <= viewing_moment() AND n.until_at > viewing_moment() ORDER BY n.id",
      false
    ),
    (
      "SELECT 'life safety ' || b.id FROM break_glass b WHERE b.youth = ?1 AND b.account = ?2"
        + " AND b.from_at <= viewing_moment() AND b.until_at > viewing_moment() ORDER BY b.id",
      true
    ),
  ]
}
