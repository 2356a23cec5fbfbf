/// Whom one seat of a response calls next, and when (D§6.3). Each seat climbs alone: what the other
/// has done stops nothing here.
public struct ResponseLadder: Hashable, Sendable {
  /// The next call.
  public struct Call: Hashable, Sendable {
    /// The rung.
    public let rung: LadderStep
    /// Whom; `nil` = nobody is left on the ladder.
    public let staff: String?
    /// From when on.
    public let dueAt: Instant
    /// Rungs passed over because nobody is on them.
    public let skipped: [LadderStep]
  }

  /// Whether a seat's ladder runs by itself: somebody was called and nobody comes yet. The first
  /// call of a response is its opener's to make.
  public static func isRunning(_ seat: ResponseSeat, log: [ResponseEntry]) -> Bool {
    seat.times[.paged] != nil || log.contains { $0.step == .paged || $0.step == .skipped }
  }

  /// Whether the last person called has declined, so that the next is called at once. A call since
  /// then waits its own minutes again: one decline hurries one call.
  public static func isDeclined(_ log: [ResponseEntry]) -> Bool {
    let (calls, declines) = (log.filter { $0.step == .paged }, log.filter { $0.step == .declined })
    guard let declined = declines.map(\.at).max() else { return false }
    guard let called = calls.map(\.at).max() else { return true }
    // Within one second the log does not tell which came first: each call has one answer.
    return declined > called || declined == called && declines.count >= calls.count
  }

  private let ladder: EscalationLadder
  /// Who is on each rung now, in the order in which they are called.
  private let people: [LadderStep: [String]]

  /// - Parameter people: by rung, in the order in which they are called.
  public init(_ ladder: EscalationLadder, people: [LadderStep: [String]]) {
    self.ladder = ladder
    self.people = people
  }

  /// The next call of a seat; `nil` once somebody has acknowledged and has not declined since.
  ///
  /// The rung after the last one called is due its minutes after the opening; one after a decline of
  /// whoever was called last, or over empty rungs, is due at once.
  public func next(
    _ seat: ResponseSeat, log: [ResponseEntry], openedAt: Instant
  ) -> Call? {
    let declined = log.filter { $0.step == .declined }.map(\.at).max()
    if let acknowledged = seat.times[.acknowledged] ?? seat.times[.arrived],
      declined.map({ $0 < acknowledged }) ?? true
    {
      return nil
    }
    let called = log.filter { $0.step == .paged }
    var asked = Set(called.compactMap(\.staff))
    if let staff = seat.staff, seat.times[.paged] != nil { asked.insert(staff) }
    let last = called.compactMap(\.rung).max { $0.place < $1.place }
    let isDeclined = Self.isDeclined(log)
    var skipped: [LadderStep] = []
    // Several may be on one rung: all of them are called before the next.
    for rung in LadderStep.allCases where rung.place >= (last?.place ?? 0) {
      if let person = people[rung, default: []].first(where: { !asked.contains($0) }) {
        let isAtOnce = !skipped.isEmpty || isDeclined || rung == last || asked.isEmpty
        let minutes = Int64(ladder.minutes(of: rung)) * 60
        return Call(
          rung: rung, staff: person, dueAt: isAtOnce ? openedAt : openedAt.adding(seconds: minutes),
          skipped: skipped)
      }
      if rung != last { skipped.append(rung) }
    }
    return Call(rung: .director, staff: nil, dueAt: openedAt, skipped: skipped)
  }
}
