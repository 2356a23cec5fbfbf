import Database
import Domain

extension BoardStore {
  /// Records that no facility met a youth's need, by criterion, once a youth and local day
  /// (interface §4.2): with its entry in the log, when whoever places youth has looked at the
  /// present and found none.
  ///
  /// - Parameter match: of every facility in the viewer's scope: a search in a part of them says
  ///   nothing of the rest.
  /// - Returns: whether it was recorded now; `false` where a facility is eligible, the day has its
  ///   record already, nothing can be written, or the viewer places nobody.
  @discardableResult
  public func recordUnmet(_ match: Match, now: Instant) throws -> Bool {
    let day = zone.localDate(of: match.at)
    guard !isReadOnly, viewer.role.recordsNeeds, !match.isRecorded,
      let need = match.unmetNeed(on: day)
    else { return false }
    return try write(verb: "unmet-need", now: now) { work in
      try work.requireVisible(RecordCatalog.youth, need.youth)
      let found = try work.connection.fetchOne(
        "SELECT 1 FROM unmet_needs WHERE youth = ? AND day = ? LIMIT 1",
        [.text(need.youth), .text(day.text)]
      ) { $0.int(0) }
      // Another session was first.
      if found != nil { return false }
      var writer = try work.record(
        AuditLog.Act(
          verb: "unmet-need", subjectKind: "youth", subject: need.youth,
          detail: JSONText.object([
            ("day", .text(day.text)), ("facilities", .integer(Int64(match.lines.count))),
          ])), notesAdded: false)
      for obstacle in need.obstacles {
        try writer.write(
          [
            .text(need.youth), .text(day.text), .text(obstacle.criterion),
            .integer(need.at.seconds), .integer(Int64(obstacle.failing)),
            .integer(Int64(obstacle.alone)),
          ], to: .base(of: RecordCatalog.unmetNeeds))
      }
      return true
    }
  }
}
