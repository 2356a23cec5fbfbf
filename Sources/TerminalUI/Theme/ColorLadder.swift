/// Brings colours down to what a terminal has.
struct ColorLadder {
  let colorCount: Int

  func adapt(_ style: Style) -> Style {
    var result = style
    result.foreground = style.foreground.map { adapt($0, isForeground: true) }
    result.background = style.background.map { adapt($0, isForeground: false) }
    // Blue on the terminal's own background can't be read on many screens.
    if result.foreground == .indexed(4), result.background ?? .default == .default {
      result.foreground = .indexed(colorCount >= 16 ? 12 : 6)
    }
    return result
  }

  private func adapt(_ color: Color, isForeground: Bool) -> Color {
    switch color {
    case .default: return color
    case .indexed(let index): return adapt(index: index)
    case .rgb(let red, let green, let blue):
      if colorCount > 256 { return color }
      let rgb = RGB(red: Int(red), green: Int(green), blue: Int(blue))
      return colorCount >= 256 ? Self.cube(rgb) : Self.nearest(rgb, limit: colorCount)
    }
  }

  private func adapt(index: UInt8) -> Color {
    if index < 8 || Int(index) < min(colorCount, 256) { return .indexed(index) }
    if index < 16 { return .indexed(index - 8) }
    return Self.nearest(RGB(index: index), limit: colorCount)
  }

  /// The nearest entry of the fixed 6×6×6 cube or the grey ramp.
  private static func cube(_ color: RGB) -> Color {
    func step(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40 }
    let cube = 16 + 36 * step(color.red) + 6 * step(color.green) + step(color.blue)
    let grey = 232 + min(23, max(0, (color.red + color.green + color.blue) / 3 - 3) / 10)
    let isGreyNearer =
      color.distance(to: RGB(index: UInt8(grey))) < color.distance(to: RGB(index: UInt8(cube)))
    return .indexed(UInt8(isGreyNearer ? grey : cube))
  }

  private static func nearest(_ color: RGB, limit: Int) -> Color {
    let count = limit >= 16 ? 16 : 8
    let best = (0..<count).min {
      color.distance(to: RGB(index: UInt8($0))) < color.distance(to: RGB(index: UInt8($1)))
    }
    return .indexed(UInt8(best ?? 7))
  }
}

/// A colour as numbers, 0...255 each.
struct RGB: Hashable {
  let red: Int
  let green: Int
  let blue: Int

  init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The usual values of a palette entry: xterm's sixteen, its cube and its grey ramp.
  init(index: UInt8) {
    let basic: [(Int, Int, Int)] = [
      (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205),
      (0, 205, 205), (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
      (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
    ]
    switch index {
    case 0..<16:
      let entry = basic[Int(index)]
      self.init(red: entry.0, green: entry.1, blue: entry.2)
    case 16..<232:
      func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
      let cube = Int(index) - 16
      self.init(red: level(cube / 36), green: level(cube / 6 % 6), blue: level(cube % 6))
    default:
      let grey = 8 + 10 * (Int(index) - 232)
      self.init(red: grey, green: grey, blue: grey)
    }
  }

  /// A weighted distance; the eye sees green best.
  func distance(to other: RGB) -> Int {
    let (red, green, blue) = (red - other.red, green - other.green, blue - other.blue)
    return 2 * red * red + 4 * green * green + 3 * blue * blue
  }

  /// The contrast ratio with another colour, 1...21, as WCAG 2 defines it, without the gamma
  /// curve's exact form: squares stand in for the power 2.2.
  func contrast(with other: RGB) -> Double {
    func luminance(_ color: RGB) -> Double {
      func part(_ value: Int) -> Double { Double(value * value) / 65_025 }
      return 0.2126 * part(color.red) + 0.7152 * part(color.green) + 0.0722 * part(color.blue)
    }
    let (one, two) = (luminance(self), luminance(other))
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }
}
