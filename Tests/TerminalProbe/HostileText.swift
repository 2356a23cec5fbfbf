/// Random texts of the scalars that break screens, the same on every run.
struct HostileText {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private static let ranges: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x20...0x7E, 0x7F...0x9F, 0xA0...0xFF, 0x300...0x36F, 0x590...0x6FF,
    0x900...0x97F, 0xE00...0xE7F, 0x1100...0x11FF, 0x200B...0x200F, 0x2028...0x202E,
    0x2060...0x206F, 0x20D0...0x20F0, 0x2500...0x2BFF, 0x3000...0x30FF, 0x4E00...0x4F00,
    0xAC00...0xAD00, 0xE000...0xE010, 0xFE00...0xFEFF, 0xFF00...0xFFFF, 0x1F1E6...0x1F1FF,
    0x1F300...0x1FAFF, 0xE0000...0xE01EF,
  ]

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  /// A text of up to 30 scalars.
  mutating func text() -> String {
    var text = ""
    for _ in 0...next(30) {
      let range = Self.ranges[next(Self.ranges.count)]
      let value = range.lowerBound + UInt32(next(range.count))
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
