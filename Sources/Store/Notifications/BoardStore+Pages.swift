import Database
import Domain

extension BoardStore {
  /// Calls the next person of a response's ladder where that is due, for `notify` (D§6.3): enters
  /// the call, and each rung that has nobody, before anybody is told.
  ///
  /// - Parameter line: the seat as it was read. Another run that called meanwhile leaves nothing to
  ///   do: each call is made once.
  /// - Returns: whether the call is this run's to make.
  public func takePage(_ line: ResponseLine, now: Instant) throws -> Bool {
    guard let expected = line.next, line.isPageDue(at: now) else { return false }
    return try write(verb: "notify", now: now) { work in
      let page = try NextPage(line.callout, line.seat, work)
      guard page.isRunning, let call = page.call, call.dueAt <= now,
        call.staff == expected.staff, call.rung == expected.rung,
        // That nobody is left is said once.
        call.staff != nil || !page.unknownRungs.isEmpty
      else { return false }
      try page.enter(call, verb: "notify", work)
      return true
    }
  }

  /// Enters that a call could not be told to whom it was for; the ladder goes on at its time.
  public func noteUntoldPage(
    _ outcome: NotificationOutcome, of line: ResponseLine, now: Instant
  ) throws {
    try write(verb: "notify", now: now) { work in
      _ = try work.record(
        AuditLog.Act(
          verb: "notify", subjectKind: "callout", subject: line.callout,
          detail: JSONText.object([
            ("seat", .text(line.seat.rawValue)), ("outcome", .text(outcome.rawValue)),
          ])))
    }
  }
}
