import Domain
import Store
import TerminalUI

/// How one session of the dashboard is set up.
public struct DashboardOptions: Sendable {
  /// After how long without a key the screen goes blank and the program ends (S15).
  public struct IdleLimits: Hashable, Sendable {
    /// Seconds until the content is blanked; nil = never, for a wall nobody sits at.
    public var blankAfter: Int64?
    /// Seconds until the program ends, so that a remote session must be opened anew; nil = never.
    public var leaveAfter: Int64?

    /// Two minutes and fifteen by default.
    public init(blankAfter: Int64? = 120, leaveAfter: Int64? = 900) {
      self.blankAfter = blankAfter
      self.leaveAfter = leaveAfter
    }
  }

  /// The theme, not yet adapted to the terminal.
  public var theme: Theme
  /// Which key does what.
  public var keymap = Keymap.standard
  /// The moment shown instead of the present (`--as-of`).
  public var asOf: Instant?
  /// FIPS codes that the session is restricted to; empty = every county that the viewer sees.
  public var counties: [String]
  /// Whether changes are switched off (`--read-only`).
  public var isReadOnly: Bool
  /// Where it is kept that the tour was offered; nil = it is not offered.
  public var tour: TourMark?
  /// Where the session takes up what the last one left; nil = nowhere.
  public var session: SessionFile?
  /// Where heads of the log are kept, every quarter of an hour and at the end; nil = nowhere.
  public var anchor: AuditAnchor?
  /// Whether a new alert, or one that grows late, rings.
  public var rings = true
  /// Whether a week that nobody recorded yet is recorded.
  public var recordsWeeks = true
  /// When to blank and when to leave.
  public var idle: IdleLimits
  /// The folder that exports go to.
  public var exportFolder: String
  /// Where forms left unfinished are kept past the session; nil = nowhere.
  var drafts: DraftFolder?
  /// The present; another clock on a demonstration store only.
  public var clock: @Sendable () -> Instant

  /// The usual session.
  public init(
    theme: Theme = .standard, asOf: Instant? = nil, counties: [String] = [],
    isReadOnly: Bool = false, idle: IdleLimits = IdleLimits(), exportFolder: String = ".",
    clock: @escaping @Sendable () -> Instant = { SystemClock.now() }
  ) {
    self.theme = theme
    self.asOf = asOf
    self.counties = counties
    self.isReadOnly = isReadOnly
    self.idle = idle
    self.exportFolder = exportFolder
    self.clock = clock
  }
}
