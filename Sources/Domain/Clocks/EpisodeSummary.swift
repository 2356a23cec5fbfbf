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
    let still = lines.filter { $0.state != .closed }
    open = still.count
    unassigned = still.filter { $0.episode.recoveryWorker == nil }.count
    let clocks = lines.flatMap(\.clocks)
    late = clocks.filter { $0.state == .late }.count
    onTime = Self.noticeClocks.map { kind in
      let states = clocks.filter { $0.clock == kind }.map(\.state)
      let decided = states.filter { [.met, .metLate, .late].contains($0) }
      return Share(
        count: decided.filter { $0 == .met }.count, total: decided.count, of: Self.denominator)
    }
  }
}
