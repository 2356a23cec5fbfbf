extension ClockReading {
  /// The clock as it stands at another moment, by the same facts.
  public func read(at moment: Instant) -> ClockReading {
    ClockReading(
      clock, startedAt: startedAt, dueAt: dueAt, metAt: metAt, exemptReason: exemptReason,
      citation: citation, at: moment)
  }

  /// The first seconds at which a clock still running is due soon, and late; none once it stopped.
  public var edges: [Instant] {
    guard state.isRunning else { return [] }
    let total = dueAt.seconds - startedAt.seconds
    // Due soon is strictly less than a quarter left, late strictly after the due moment.
    return [dueAt.adding(seconds: -((total - 1) / 4)), dueAt.adding(seconds: 1)]
  }
}

extension EpisodeLine {
  /// The clock to look at first: of those still running the one due first.
  public var mostUrgent: ClockReading? {
    clocks.filter(\.state.isRunning).min { $0.dueAt < $1.dueAt }
  }
}
