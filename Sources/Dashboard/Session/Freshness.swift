import Domain
import Presentation
import TerminalUI

/// How old what is on screen may be, and how to say it.
struct Freshness: Hashable, Sendable {
  /// When the last good answer was read.
  var readAt: Instant?
  /// Whether commits of other processes are noticed.
  var isWatching: Bool
  /// Whether the last read failed.
  var hasFailed = false
  /// Whether what is shown was kept from an earlier session, until it is read anew.
  var isKept = false
  /// Since when a read has been running.
  var askedAt: Instant?
  /// The moment is fixed by `--as-of`.
  var fixedAt: Instant?

  /// Seconds that a read may take before the line says so.
  static let patience: Int64 = 2
  /// Seconds after which stale data turns from amber to red.
  static let redAfter: Int64 = 60

  /// Whether what is shown is what the store holds.
  func isLive(_ now: Instant) -> Bool {
    let isLate = askedAt.map { now.seconds - $0.seconds >= Self.patience } ?? false
    return isWatching && !hasFailed && !isLate && !isKept && readAt != nil
  }

  /// `live`, or `as of 14:02:07, 3 s ago`, from its longest to its shortest wording, and the role it
  /// is drawn in.
  func text(_ now: Instant, zone: ZoneRules) -> (wordings: [String], role: ThemeRole) {
    if let fixedAt {
      let local = TimeDisplay.local(fixedAt, zone: zone)
      return (
        ["fixed at \(local)", "at \(local.prefix(16))", "\(local.dropFirst(5).prefix(11))"], .aging
      )
    }
    guard let readAt else { return (["not read yet", "not read"], .stale) }
    if isLive(now) { return (["live"], .live) }
    let age = max(0, now.seconds - readAt.seconds)
    let clock = TimeDisplay.clockWithSeconds(readAt, zone: zone)
    let ago = "\(DurationText.short(seconds: age)) ago"
    return (["as of \(clock), \(ago)", ago], age < Self.redAfter ? .aging : .stale)
  }

  /// When the text changes by itself.
  func nextEdge(_ now: Instant) -> Instant? {
    if fixedAt != nil { return nil }
    if isLive(now) { return askedAt?.adding(seconds: Self.patience) }
    guard let readAt else { return nil }
    let age = now.seconds - readAt.seconds
    return age < Self.redAfter
      ? now.adding(seconds: 1) : readAt.adding(seconds: (age / 60 + 1) * 60)
  }
}
