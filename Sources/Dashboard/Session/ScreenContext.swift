import Domain
import TerminalUI

/// What a screen may know besides its own state: the moment, the viewer, how to draw.
struct ScreenContext: Sendable {
  /// The moment that figures are of.
  var moment: Instant
  /// The present, by which marks and holds are timed.
  var now: Instant
  /// Whether the moment stays where it is (`--as-of`).
  var isFixed: Bool
  /// The county's wall clock.
  var zone: ZoneRules
  /// Who is looking.
  var viewer: Viewer
  /// Whether the store is for demonstration.
  var isDemo: Bool
  /// The counties that screens are restricted to; empty = every one that the viewer sees.
  var counties: [String]
  /// Those that the session was begun with, which no restriction goes beyond.
  let sessionCounties: [String]
  /// Whether names show as initials.
  var isMasked: Bool
  /// Whether changes are switched off for this session.
  var isReadOnly: Bool
  /// The theme, adapted to the terminal.
  var theme: Theme
  /// The columns and sorts that were chosen, by the listing.
  var layouts: [String: GridLayout] = [:]
  /// Whether signs beyond ASCII may be used.
  var unicode: Bool
  /// Which key does what.
  var keymap: Keymap

  /// What was carried in the last thirteen weeks, as far as it was read.
  var weeks = ShownWeeks()

  /// The names of the counties by FIPS code, as far as they are known.
  var countyNames: [String: String] = [:]

  /// A county's name, or the code or whatever else it is where no county has that code.
  func countyName(_ code: String) -> String { countyNames[code] ?? code }

  /// The moment at which clocks are read: the present, unless it is fixed.
  var clockMoment: Instant { isFixed ? moment : max(now, moment) }

  /// The local day of the moment.
  var today: LocalDate { zone.localDate(of: moment) }

  /// FIPS codes that a total is of: those chosen, else the viewer's own; empty = all.
  var coveredCounties: [String] { counties.isEmpty ? viewer.counties.sorted() : counties }

  /// Whether a county is in the session's scope.
  func covers(_ county: String) -> Bool { counties.isEmpty || counties.contains(county) }
}
