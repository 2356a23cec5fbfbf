import Database
import Domain

extension BoardStore {
  /// Enters in the log that a youth's record was opened, before it is shown.
  ///
  /// No entry, no data (S14): the caller shows nothing when this throws.
  public func noteOpening(ofYouth youth: String, basis: String = "role", now: Instant) throws {
    try notingRefusals(of: "view", now: now) {
      try write(verb: "view", now: now) { work in
        try work.requireVisible(RecordCatalog.youth, youth)
        _ = try work.record(
          AuditLog.Act(verb: "view", subjectKind: "youth", subject: youth, basis: basis))
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
  public func noteExport(
    of listing: String, format: String, rows: Int, isMasked: Bool, now: Instant
  ) throws {
    try write(verb: "export", now: now) { work in
      _ = try work.record(
        AuditLog.Act(
          verb: "export", subjectKind: "listing", subject: listing,
          detail: JSONText.object([
            ("format", .text(format)), ("masked", isMasked ? 1 : 0),
            ("rows", .integer(Int64(rows))),
          ])))
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
