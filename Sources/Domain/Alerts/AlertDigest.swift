/// What a board says of all alerts in one line, and what it needs to notice that one came or grew
/// late: small, however many alerts there are.
public struct AlertDigest: Hashable, Sendable {
  /// A clock that is not late yet.
  public struct Due: Hashable, Sendable {
    /// By when.
    public let at: Instant
    /// The clock's identity with its deadline.
    public let key: Int
  }

  /// The counts of a moment.
  public struct Standing: Hashable, Sendable {
    /// Clocks past their deadline.
    public let late: Int
    /// Clocks with less than an hour left.
    public let soon: Int
    /// Youth whom nobody looks for.
    public let unassigned: Int
    /// Episodes of which a notice reached nobody.
    public let notNotified: Int
    /// The first alert that presses and that nobody has taken on; `nil` = there is none.
    public let first: AlertLine?

    /// Whether anything presses, taken on or not.
    public var isPressing: Bool { late + soon + unassigned + notNotified > 0 }
  }

  /// How long before its deadline a clock presses, in seconds.
  public static let nearness: Int64 = 3_600
  // Whoever holds a digest makes a new one each day, which with a change of clock has 25 hours.
  private static let horizon: Int64 = 26 * 3_600

  /// The identities of all alerts, without their deadlines.
  public let keys: Set<Int>
  /// The identities of the clocks that are late, with their deadlines.
  public let late: Set<Int>
  /// The clocks that fall due in the next 26 hours, the earliest first.
  public let upcoming: [Due]
  /// When an acknowledgement ends next; `nil` = none is in force.
  public let nextChange: Instant?
  private let unassigned: Int
  private let notNotified: Int
  /// Of the alerts that nobody has taken on the first of no clock and the first clock, in their
  /// order: no other can ever come first by the passing of time.
  private let free: [AlertLine]

  /// The digest of alerts.
  ///
  /// - Parameters:
  ///   - alerts: all of them, most urgent first, as ``AlertLine/lines(of:acknowledged:notNotified:at:)``
  ///     orders them.
  ///   - moment: the moment that they were read at.
  public init(of alerts: [AlertLine], at moment: Instant) {
    keys = Set(alerts.map { $0.key() })
    let clocks = alerts.filter(\.isClock)
    late = Set(clocks.filter { $0.isLate(at: moment) }.map { $0.key(withDeadline: true) })
    upcoming = clocks.compactMap { alert -> Due? in
      guard let due = alert.reading?.dueAt, due >= moment,
        due.seconds - moment.seconds < Self.horizon
      else { return nil }
      return Due(at: due, key: alert.key(withDeadline: true))
    }.sorted { ($0.at, $0.key) < ($1.at, $1.key) }
    nextChange = alerts.lazy.compactMap { $0.owner?.until }.filter { $0 > moment }.min()
    unassigned = alerts.count { $0.subject == .unassigned }
    notNotified = alerts.count { $0.subject == .notNotified }
    let unowned = alerts.indices.filter { alerts[$0].owner == nil }
    let firsts = [
      unowned.first { !alerts[$0].isClock }, unowned.first { alerts[$0].isClock },
    ]
    free = firsts.compactMap { $0 }.sorted().map { alerts[$0] }
  }

  /// How the alerts stand at a moment, by the same facts.
  public func standing(at moment: Instant) -> Standing {
    let passed = upcoming.prefix { $0.at < moment }.count
    let soon = upcoming.dropFirst(passed).prefix {
      $0.at.seconds - moment.seconds < Self.nearness
    }
    let first = free.first { alert in
      guard alert.isClock, let due = alert.reading?.dueAt else { return !alert.isClock }
      return due.seconds - moment.seconds < Self.nearness
    }
    return Standing(
      late: late.count + passed, soon: soon.count, unassigned: unassigned,
      notNotified: notNotified, first: first?.read(at: moment))
  }
}

extension AlertLine {
  /// Whether it is a clock that runs.
  public var isClock: Bool {
    if case .clock = subject { true } else { false }
  }

  fileprivate func isLate(at moment: Instant) -> Bool {
    reading.map { $0.dueAt < moment } ?? false
  }

  /// An identity within this run of the program, a number so that a state's worth of alerts is
  /// remembered in a few megabytes.
  fileprivate func key(withDeadline: Bool = false) -> Int {
    var hasher = Hasher()
    hasher.combine(line.episode.id)
    hasher.combine(subject)
    if withDeadline { hasher.combine(reading?.dueAt) }
    return hasher.finalize()
  }
}
