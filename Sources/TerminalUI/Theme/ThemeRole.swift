/// What a stretch of the screen means, by a dotted name: screens ask for roles, never colours.
///
/// A role a theme doesn't set takes the style of its parent: `status.late.row` falls back to
/// `status.late`, then `status`, then to no style.
public struct ThemeRole: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The dotted name.
  public let rawValue: String
  /// A role of a name.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// A role of a name.
  public init(stringLiteral value: String) { rawValue = value }

  /// The next more general role, or nil for a name without dots.
  public var parent: ThemeRole? {
    rawValue.lastIndex(of: ".").map { ThemeRole(rawValue: String(rawValue[..<$0])) }
  }
}

// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension ThemeRole {
  public static let normal: ThemeRole = "text"
  public static let muted: ThemeRole = "text.muted"
  public static let strong: ThemeRole = "text.strong"
  public static let withheld: ThemeRole = "text.withheld"
  public static let title: ThemeRole = "title"
  public static let accent: ThemeRole = "accent"
  public static let good: ThemeRole = "status.good"
  public static let notice: ThemeRole = "status.notice"
  public static let warning: ThemeRole = "status.warning"
  public static let critical: ThemeRole = "status.critical"
  public static let header: ThemeRole = "header"
  public static let headerSorted: ThemeRole = "header.sorted"
  public static let rowSelected: ThemeRole = "row.selected"
  public static let rowSelectedUnfocused: ThemeRole = "row.selected.unfocused"
  public static let rowMarked: ThemeRole = "row.marked"
  public static let rowChanged: ThemeRole = "row.changed"
  public static let border: ThemeRole = "border"
  public static let borderFocused: ThemeRole = "border.focused"
  public static let footer: ThemeRole = "footer"
  public static let footerKey: ThemeRole = "footer.key"
  public static let footerIdentity: ThemeRole = "footer.identity"
  public static let demo: ThemeRole = "demo"
  public static let live: ThemeRole = "freshness.live"
  public static let aging: ThemeRole = "freshness.aging"
  public static let stale: ThemeRole = "freshness.stale"
  public static let barFull: ThemeRole = "bar.full"
  public static let barEmpty: ThemeRole = "bar.empty"
  public static let barMark: ThemeRole = "bar.mark"
  public static let barGood: ThemeRole = "bar.full.good"
  public static let barNotice: ThemeRole = "bar.full.notice"
  public static let barWarning: ThemeRole = "bar.full.warning"
  public static let barCritical: ThemeRole = "bar.full.critical"
  public static let sparkline: ThemeRole = "sparkline"
  public static let field: ThemeRole = "field"
  public static let fieldFocused: ThemeRole = "field.focused"
  public static let fieldError: ThemeRole = "field.error"
  public static let prompt: ThemeRole = "prompt"
  public static let promptLabel: ThemeRole = "prompt.label"
  public static let help: ThemeRole = "help"
  public static let helpKey: ThemeRole = "help.key"
  public static let disabled: ThemeRole = "disabled"
  public static let searchMatch: ThemeRole = "search.match"
  public static let searchCurrent: ThemeRole = "search.current"
  public static let tab: ThemeRole = "tab"
  public static let tabSelected: ThemeRole = "tab.selected"
  public static let heatLow: ThemeRole = "heat.low"
  public static let heatMiddle: ThemeRole = "heat.middle"
  public static let heatHigh: ThemeRole = "heat.high"
  public static let heatGap: ThemeRole = "heat.gap"

  /// Every role a screen asks for; a theme file that names another is warned about.
  public static let all: [ThemeRole] = [
    normal, muted, strong, withheld, title, accent, good, notice, warning, critical, header,
    headerSorted, rowSelected, rowSelectedUnfocused, rowMarked, rowChanged, border, borderFocused,
    footer, footerKey, footerIdentity, demo, live, aging, stale, barFull, barEmpty, barMark,
    barGood, barNotice, barWarning, barCritical, sparkline, field, fieldFocused, fieldError,
    prompt, promptLabel, help, helpKey, disabled, searchMatch, searchCurrent, tab, tabSelected,
    heatLow, heatMiddle, heatHigh, heatGap,
  ]

  /// Whether a theme may set the role: one of ``all`` or a parent of one.
  public var isKnown: Bool {
    Self.all.contains { $0 == self || $0.rawValue.hasPrefix(rawValue + ".") }
  }
}
