extension ShiftLine {
  /// The moments at which who is on call may change by it.
  public var edges: [Instant] {
    [startsAt, endsAt, inPostFrom, inPostUntil].compactMap { $0 }
  }
}
