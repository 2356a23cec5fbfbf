/// A style for each role.
public struct Theme: Hashable, Sendable {
  /// The name, as the file has it before `.theme`.
  public var name: String
  /// What the file sets; other roles fall back to their parents.
  public var styles: [ThemeRole: Style]
  /// What the file sets for a terminal without colours, in place of the above.
  public var monochromeStyles: [ThemeRole: Style]

  /// A theme of styles.
  public init(
    name: String, styles: [ThemeRole: Style] = [:], monochromeStyles: [ThemeRole: Style] = [:]
  ) {
    self.name = name
    self.styles = styles
    self.monochromeStyles = monochromeStyles
  }

  /// The style of a role, or of the nearest parent that has one, or no style.
  /// - Complexity: O(dots in the name).
  public func style(_ role: ThemeRole) -> Style {
    var next: ThemeRole? = role
    while let current = next {
      if let style = styles[current] { return style }
      next = current.parent
    }
    return .plain
  }

  /// The theme as a terminal can show it: colours brought down the ladder from true colour over
  /// 256 and 16 to 8, or, without colours, the monochrome styles and attributes only.
  public func adapted(to capabilities: TerminalCapabilities) -> Theme {
    guard capabilities.isMonochrome else {
      let ladder = ColorLadder(colorCount: capabilities.colorCount)
      return Theme(name: name, styles: styles.mapValues(ladder.adapt))
    }
    var result = styles.mapValues { style in
      let isFilled = style.background != nil && style.background != .default
      return Style(attributes: isFilled ? style.attributes.union(.reverse) : style.attributes)
    }
    for (role, style) in monochromeStyles { result[role] = Style(attributes: style.attributes) }
    return Theme(name: name, styles: result)
  }
}
