/// What a list of missing episodes says as a whole.
///
/// The first question is which notices are late, not how many youth are
/// missing: of 100 episodes of a federal audit 45 were never reported and 22
/// late (D§2.3).
public struct EpisodeSummary: Hashable, Sendable {
  /// Episodes not closed.
  public let open: Int
  /// Those among them without a recovery worker.
  public let unassigned: Int
  /// Clocks that are late now, of every kind.
  public let late: Int
  /// For each of `noticeClocks`, in order: made on time, of those made or late.
  public let onTime: [Share]

  /// The clocks whose timeliness is summed up, in the order of the contract.
  public static let noticeClocks: [ClockKind] = [
    .lawEnforcement, .ncmec, .parentsGuardiansTribe, .court, .attorney,
  ]

  /// What the denominator counts: notices made, in time or late, and those outstanding past their
  /// due moment. Exempt ones and those that still have time are in neither.
  public static let denominator = "notices_due"

  /// Sums up.
  public init(_ lines: [EpisodeLine]) {
    var open = 0
    var unassigned = 0
    var late = 0
    var decided = Self.noticeClocks.map { _ in 0 }
    var met = decided
    for line in lines {
      if !line.state.isEnded {
        open += 1
        if line.episode.recoveryWorker == nil { unassigned += 1 }
      }
      for reading in line.clocks {
        let isDecided =
          switch reading.state {
          case .met, .metLate, .late: true
          case .dueSoon, .pending, .exempt: false
          }
        if reading.state == .late { late += 1 }
        guard isDecided, let place = Self.noticeClocks.firstIndex(of: reading.clock) else {
          continue
        }
        decided[place] += 1
        if reading.state == .met { met[place] += 1 }
      }
    }
    self.open = open
    self.unassigned = unassigned
    self.late = late
    onTime = zip(met, decided).map { Share(count: $0, total: $1, of: Self.denominator) }
  }
}
