import Database
import Domain

/// One of one's own changes, and whether it can be taken back.
public struct UndoableChange: Hashable, Sendable {
  /// Its entry in the log; what `undo` takes.
  public let entry: Int
  /// When it was made.
  public let at: Instant
  /// The change's name; `undo` for one that took another back.
  public let verb: String
  /// The key of the record that it is about.
  public let subject: String
  /// What was done, with keys and never with names.
  public let sentence: String
  /// Why it cannot be taken back, or `nil` where it can.
  public let reason: String?
}

extension BoardStore {
  /// One's own changes, newest first, each with whether it can be taken back now.
  ///
  /// - Parameter limit: how many at most.
  public func undoable(now: Instant, limit: Int) throws -> [UndoableChange] {
    try examine(now: now) { work in
      try UndoTarget.own(before: .max, limit: limit, work).map { entry in
        UndoableChange(
          entry: entry.seq, at: Instant(seconds: Int64(entry.atHundredths / 100)),
          verb: entry.verb, subject: entry.subject,
          sentence: try Self.sentence(entry, work),
          reason: try Self.reason(against: entry, work))
      }
    }
  }

  private static func reason(against entry: AuditEntry, _ work: WriteWork) throws -> String? {
    guard let chain = try UndoChain.of(entry.seq, work.connection) else {
      return "it is no change of yours"
    }
    do {
      _ = try UndoTarget.plan(chain, named: entry.seq, work)
      return nil
    } catch let refusal as UndoRefusal {
      return refusal.reason
    }
  }

  /// The change's own sentence, and the keys and the end that its entry names.
  private static func sentence(_ entry: AuditEntry, _ work: WriteWork) throws -> String {
    let words = try work.connection.fetchAll(
      "SELECT key, value FROM json_each(?)", [.text(entry.detail)]
    ) { row in (name: row.text(0), value: row.value(1)) }
    let summary = ChangeCatalog.descriptor(named: entry.verb)?.summary ?? entry.verb
    let subject = entry.subject.isEmpty ? [] : ["\(entry.subjectKind) \(entry.subject)"]
    let named =
      subject
      + words.map { word in
        // Entries keep moments as seconds; an end is the one that they name.
        let seconds = word.name == "until" ? word.value.int : nil
        let moment = seconds.map { work.zone.local(Instant(seconds: Int64($0))).text }
        return "\(word.name) \(moment ?? word.value.text ?? "\(word.value.int ?? 0)")"
      }
    let opening = summary.hasSuffix(".") ? String(summary.dropLast()) : summary
    return named.isEmpty ? summary : "\(opening): \(named.joined(separator: ", "))."
  }
}
