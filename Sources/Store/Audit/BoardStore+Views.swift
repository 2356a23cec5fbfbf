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
}
