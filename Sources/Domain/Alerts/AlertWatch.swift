/// Notices what is new among alerts: each that comes, and each that grows late, once.
public struct AlertWatch: Hashable, Sendable {
  /// What happened since it was looked at last.
  public struct News: Hashable, Sendable {
    /// Alerts that were not there before.
    public var new = 0
    /// Clocks that ran out.
    public var late = 0

    /// Whether there is something to tell.
    public var isEmpty: Bool { new == 0 && late == 0 }

    /// `1 new alert, 2 alerts late`: how many and of which kind, never of whom.
    public var text: String {
      [
        new > 0 ? Plural.of(new, "new alert") : nil,
        late > 0 ? Plural.of(late, "alert") + " late" : nil,
      ].compactMap { $0 }.joined(separator: ", ")
    }
  }

  /// What was read last; `nil` = nothing yet.
  public private(set) var digest: AlertDigest?
  private var known: Set<Int> = []
  private var knownLate: Set<Int> = []

  /// Knows of nothing.
  public init() {}

  /// Takes what was read; the first time nothing is news.
  public mutating func take(_ digest: AlertDigest) -> News {
    var news = News()
    let before = knownLate
    if self.digest != nil {
      news.new = digest.keys.subtracting(known).count
      news.late = digest.late.subtracting(before).count
    }
    self.digest = digest
    known = digest.keys
    // What ran out between the reading and now was told already.
    knownLate = digest.late.union(digest.upcoming.map(\.key).filter(before.contains))
    return news
  }

  /// Lets time pass; what ran out since then is news.
  public mutating func pass(to moment: Instant) -> News {
    var news = News()
    for due in digest?.upcoming.prefix(while: { $0.at < moment }) ?? [] {
      if knownLate.insert(due.key).inserted { news.late += 1 }
    }
    return news
  }
}
