import Domain

/// How a load band asks for attention: a sign beside its word, so that it reads without colour.
public enum LoadBandStyle {
  /// `·` room, `=` full, `!` over, `X` blocked; nothing where there is no band.
  public static func sign(_ band: LoadBand?) -> String {
    switch band {
    case .room: "·"
    case .full: "="
    case .over: "!"
    case .blocked: "X"
    case nil: ""
    }
  }

  /// Room is good, full is worth knowing, over is a warning, blocked is a failure now.
  public static func emphasis(_ band: LoadBand?) -> Emphasis {
    switch band {
    case .room: .good
    case .full: .notice
    case .over: .warning
    case .blocked: .critical
    case nil: .muted
    }
  }
}
