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

  /// The sign and the word, where the band has no column of its own: `! over`.
  public static func words(_ band: LoadBand?) -> String {
    band.map { "\(sign($0)) \($0.plainWords)" } ?? ""
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
