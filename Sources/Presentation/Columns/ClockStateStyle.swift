import Domain

/// How the state of a clock asks for attention: a sign beside its word, so that it reads without
/// colour.
public enum ClockStateStyle {
  /// `X` late, `!` due soon, `·` met, `=` met late; nothing for pending and exempt.
  public static func sign(_ state: ClockState) -> String {
    switch state {
    case .late: "X"
    case .dueSoon: "!"
    case .met: "·"
    case .metLate: "="
    case .pending, .exempt: ""
    }
  }

  /// Late is a failure now, due soon a warning, met late worth knowing.
  public static func emphasis(_ state: ClockState) -> Emphasis {
    switch state {
    case .late: .critical
    case .dueSoon: .warning
    case .metLate: .notice
    case .met: .good
    case .pending: .normal
    case .exempt: .muted
    }
  }
}

/// How the age of a bed's confirmation asks for attention.
public enum FreshnessStyle {
  /// `·` fresh, `=` ageing, `!` stale, `?` never confirmed.
  public static func sign(_ freshness: Freshness) -> String {
    switch freshness {
    case .fresh: "·"
    case .ageing: "="
    case .stale: "!"
    case .unknown: "?"
    }
  }

  /// Fresh is good, ageing is worth knowing, stale is a warning.
  public static func emphasis(_ freshness: Freshness) -> Emphasis {
    switch freshness {
    case .fresh: .good
    case .ageing: .notice
    case .stale: .warning
    case .unknown: .muted
    }
  }
}
